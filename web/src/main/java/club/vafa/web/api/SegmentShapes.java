package club.vafa.web.api;

import club.vafa.member.Channel;
import club.vafa.segment.SegmentDraft;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.SegmentId;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Segments on the wire. */
public final class SegmentShapes {
  static final String CONDITION = """
      A tree: {"all": […]}, {"any": […]}, {"not": …}, and as its leaves an attribute with an operator and a value, and what narrows that which the \
      attribute counts. GET /segments/attributes tells them.""";
  static final String EXAMPLE = """
      {"all": [{"attribute": "purchases.count", "operator": "at-least", "value": 3, "days": 90},
       {"not": {"attribute": "tier", "operator": "in", "value": ["gold"]}}]}""";

  private SegmentShapes() {}

  /** A segment to keep. */
  public record SegmentWish(
      @Doc(value = "Its code, by which it is known over all versions.", example = "teahouse-regulars", pattern = BranchApi.CODE) String code,
      @Doc(value = "Its name.", example = "{\"fa\": \"پای ثابت چایخانه\", \"en\": \"Regulars of the teahouse\"}", max = SegmentDraft.NAME_CHARS_MAX)
          LocalText name,
      @Doc(value = CONDITION, example = EXAMPLE) JsonNode condition) {}

  /** What a segment is to be from now on. */
  public record SegmentChange(
      @Doc(value = "Its name.", example = "{\"fa\": \"پای ثابت چایخانه\", \"en\": \"Regulars of the teahouse\"}", max = SegmentDraft.NAME_CHARS_MAX)
          LocalText name,
      @Doc(value = CONDITION, example = EXAMPLE) JsonNode condition) {}

  /** A segment that is kept, by its code, or a condition written on the spot. */
  public record SegmentQuestion(
      @Doc(value = "The code of a segment that is kept.", max = 40) Optional<String> segment,
      @Doc(value = CONDITION, example = EXAMPLE) Optional<JsonNode> condition) {
    public SegmentQuestion {
      if (segment.isPresent() == condition.isPresent()) {
        throw new WrongField("condition", "segment_or_condition");
      }
    }
  }

  /** Which segments are listed. */
  public record SegmentsQuery(@Doc("Those that are archived too.") Optional<Boolean> archived) {}

  /** A segment in one of its versions. */
  public record SegmentView(
      SegmentId id,
      @Doc(value = "Its code.", example = "teahouse-regulars") String code,
      @Doc(value = "The version, from 1.", example = "2") int version,
      LocalText name,
      @Doc(value = "The condition as it was written.", example = EXAMPLE) JsonNode condition,
      @Doc("The condition as a sentence.") LocalText sentence,
      @Doc("When the version was made.") Instant madeAt,
      @Doc(value = "Whether it is no longer offered.", example = "false") boolean archived) {}

  /** To how many a channel may bring club messages. */
  public record ChannelReach(Channel channel, @Doc(value = "Members.", example = "310") long members) {}

  /** How many belong. */
  public record SegmentSize(
      @Doc(value = "Members, each person once.", example = "412") long members,
      @Doc("To how many club messages may go, by channel: address, consent and no obstacle.") List<ChannelReach> reached,
      @Doc(value = "To how many on any channel.", example = "350") long reachedAnyhow,
      @Doc("The condition as a sentence.") LocalText sentence,
      @Doc("Until when everything that was written is counted in; nothing until the facts were first gathered.") Optional<Instant> asOf) {}

  public record SampleMember(MemberId id, @Doc(value = "The name.", example = "Mina Karimi") String name) {}

  /** Some who belong. */
  public record SampleView(@Doc("At most ten.") List<SampleMember> members) {}

  /** One leaf of the condition. */
  public record WhyView(
      @Doc(value = "What is asked after.", example = "purchases.count") String attribute,
      @Doc("What is asked, in words.") LocalText asked,
      @Doc("What the member has, in words.") LocalText has,
      @Doc(value = "Whether that is so.", example = "true") boolean holds) {}

  /** Whether a member belongs, and why. */
  public record BelongingView(
      @Doc(value = "Whether the member belongs at this moment.", example = "true") boolean belongs,
      @Doc("The leaves of the condition in their order.") List<WhyView> why) {}

  public record OperatorView(@Doc(value = "As it is written.", example = "at-least") String code, @Doc("In words.") LocalText name) {}

  public record ChoiceView(@Doc(value = "As it is written.", example = "fa") String code, @Doc("In words.") LocalText name) {}

  /** What a condition may ask of a member. */
  public record AttributeView(
      @Doc(value = "As it is written.", example = "purchases.count") String code,
      @Doc(value = "What sort of value it is: number, money, percent, day, returning, code, level, codes or today.", example = "number") String kind,
      @Doc("In words.") LocalText name,
      @Doc("How it is compared.") List<OperatorView> operators,
      @Doc("The codes that it may have, where they are always the same.") List<ChoiceView> choices,
      @Doc(value = "What may narrow that which it counts.", example = "days") List<String> narrowedBy) {}

  public record AttributesView(List<AttributeView> attributes) {}
}
