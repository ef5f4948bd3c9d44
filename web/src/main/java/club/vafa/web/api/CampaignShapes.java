package club.vafa.web.api;

import club.vafa.campaign.Aim;
import club.vafa.campaign.Campaign;
import club.vafa.campaign.CampaignDraft;
import club.vafa.campaign.CampaignState;
import club.vafa.campaign.Preview;
import club.vafa.campaign.Timing;
import club.vafa.campaign.Variant;
import club.vafa.member.Channel;
import club.vafa.segment.Audience;
import club.vafa.template.TemplateDraft;
import club.vafa.template.TemplateText;
import club.vafa.template.Templates;
import club.vafa.template.Wording;
import club.vafa.value.BranchId;
import club.vafa.value.CampaignId;
import club.vafa.value.Language;
import club.vafa.value.Money;
import club.vafa.web.json.Doc;
import club.vafa.web.json.Malformed;
import club.vafa.web.json.WrongField;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Campaigns on the wire. */
public final class CampaignShapes {
  private CampaignShapes() {
  }

  /** Who is meant, of all members who agreed to club messages: a saved segment, a condition, or a language and a branch. */
  public record AudienceWish(
      @Doc(value = "Only members of this language.", example = "fa") Optional<Language> language,
      @Doc(value = "Only members who have bought at this branch, by its code.", max = 40) Optional<String> branch,
      @Doc(value = "The saved segment of this code; the run remembers its version.", max = 40) Optional<String> segment,
      @Doc("Those of whom this condition holds, as segments write it.") Optional<JsonNode> condition) {
    public AudienceWish {
      int ways = (segment.isPresent() ? 1 : 0) + (condition.isPresent() ? 1 : 0) + (language.isPresent() || branch.isPresent() ? 1 : 0);
      if (ways > 1) {
        throw new WrongField(segment.isPresent() ? "segment" : "condition", "not_with_this_kind");
      }
    }

    Aim aim(Optional<BranchId> found) {
      if (segment.isPresent()) {
        return new Aim.Saved(segment.get());
      }
      if (condition.isEmpty()) {
        return new Aim.Plain(new Audience(language, found));
      }
      return new Aim.Meant(ConditionWire.parse(condition.get(), "audience.condition"));
    }
  }

  /** What is said, per language; a member whose language has no text gets the other one. Subjects are for e-mail. */
  public record CampaignTexts(
      @Doc(value = "In Persian, with variables such as {name}, {points}, {tier}, {coupon} and {club}, and links as {link:https://…}.",
          example = "{name} عزیز، این هفته روی همهٔ نوشیدنی‌های سرد ۲۰٪ تخفیف داریم.",
              max = Templates.TEXT_CHARS_MAX) Optional<String> fa,
      @Doc(value = "In English.", example = "Dear {name}, 20% off all cold drinks this week.",
          max = Templates.TEXT_CHARS_MAX) Optional<String> en,
      @Doc(value = "The subject of the Persian e-mail.", max = TemplateDraft.SUBJECT_CHARS_MAX) Optional<String> subjectFa,
      @Doc(value = "The subject of the English e-mail.", max = TemplateDraft.SUBJECT_CHARS_MAX) Optional<String> subjectEn) {
    public CampaignTexts {
      if (fa.isEmpty() && en.isEmpty()) {
        throw new WrongField("fa", "required");
      }
    }

    TemplateText text() {
      return new TemplateText(fa.map(body -> new Wording(subjectFa, body)), en.map(body -> new Wording(subjectEn, body)));
    }

    static CampaignTexts of(TemplateText text) {
      return new CampaignTexts(text.fa().map(Wording::body), text.en().map(Wording::body), text.fa().flatMap(Wording::subject),
          text.en().flatMap(Wording::subject));
    }
  }

  /** One of several wordings, each for a share of those who get anything. */
  public record VariantShape(
      @Doc(value = "Its code.", example = "a", max = Variant.CODE_CHARS_MAX, pattern = "[a-z0-9-]+") String code,
      @Doc(value = "So many percent; the shares sum to a hundred.", example = "50", min = 1, max = Variant.WHOLE) int share,
      @Doc("What it says; of a template, as that was when the campaign was saved.") Optional<CampaignTexts> text,
      @Doc(value = "A kept text by its code, in place of words.", max = 40) Optional<String> template) {
    static VariantShape of(Variant variant) {
      return new VariantShape(variant.code(), variant.share(), Optional.of(CampaignTexts.of(variant.text())), variant.template());
    }

    /** Of a template the words as they stand now: what was approved does not change when the template does. */
    Variant variant(String field, Function<String, Optional<TemplateText>> templates) {
      if (text.isPresent() == template.isPresent()) {
        throw Malformed.field(field, text.isPresent() ? "not_with_this_kind" : "required");
      }
      return new Variant(code, share, text.map(CampaignTexts::text).orElseGet(() -> templates.apply(template.get())
          .orElseThrow(() -> Malformed.field(field.replaceAll("text$", "template"), "unknown_code"))), template);
    }
  }

  /** A campaign as it is wished. */
  public record CampaignWish(
      @Doc(value = "What staff call it.", example = "Cold drinks in summer", max = CampaignDraft.NAME_CHARS_MAX) String name,
      @Doc("Who is meant; everybody who agreed to club messages where it is left out.") Optional<AudienceWish> audience,
      @Doc(value = "The channels in the order in which they are tried for each member; telegram, then sms, where it is left out.", min = 1,
          max = 3)
      Optional<List<Channel>> channels,
      @Doc(value = "What is said, where there is one wording.",
          example = "{\"fa\": \"{name} عزیز، این هفته روی همهٔ نوشیدنی‌های سرد ۲۰٪ تخفیف داریم.\", \"en\": \"Dear {name}, 20% off all cold drinks this week.\"}")
      Optional<CampaignTexts> text,
      @Doc(value = "A kept text by its code, in place of words.", max = 40) Optional<String> template,
      @Doc(value = "Several wordings in place of the one.", min = 1, max = CampaignDraft.VARIANTS_MAX) Optional<List<VariantShape>> variants,
      @Doc(value = "So many percent of the audience get nothing, for comparison; 5 where it is left out.", min = 0,
          max = CampaignDraft.CONTROL_PERCENT_MAX) Optional<Integer> controlPercent,
      @Doc("When it speaks; once where it is left out.") Optional<CampaignTiming.TimingShape> timing,
      @Doc("What comes with it.") Optional<CampaignTiming.OfferShape> offer,
      @Doc(value = "At most so many messages a minute, by all processes together.", min = 1, max = CampaignDraft.PER_MINUTE_MAX)
      Optional<Integer> perMinute,
      @Doc(value = "For so many days purchases are counted; 7 where it is left out.", min = 1, max = CampaignDraft.WINDOW_DAYS_MAX)
      Optional<Integer> windowDays,
      @Doc(value = "After so many minutes, quiet hours not counted, what a member's first channel has not taken goes by the next; only a definite failure does where it is left out.",
          min = 1, max = CampaignDraft.FALLBACK_MINUTES_MAX) Optional<Integer> fallbackMinutes) {
    public CampaignWish {
      if (variants.isPresent() && (text.isPresent() || template.isPresent())) {
        throw new WrongField("variants", "not_with_this_kind");
      }
    }

    CampaignDraft draft(Optional<BranchId> branch, Function<String, Optional<TemplateText>> templates) {
      var wished = variants.orElseGet(() -> List.of(new VariantShape("a", Variant.WHOLE, text, template)));
      var wordings = IntStream.range(0, wished.size())
          .mapToObj(i -> wished.get(i).variant(variants.isPresent() ? "variants[" + i + "].text" : "text", templates)).toList();
      return new CampaignDraft(name, audience.map(wish -> wish.aim(branch)).orElse(Aim.EVERYBODY),
          channels.orElse(List.of(Channel.TELEGRAM, Channel.SMS)), wordings, controlPercent.orElse(CampaignDraft.CONTROL_PERCENT_DEFAULT),
          timing.map(CampaignTiming.TimingShape::timing).orElseGet(Timing.Once::new), offer.map(CampaignTiming.OfferShape::offer), perMinute,
          windowDays.orElse(CampaignDraft.WINDOW_DAYS_DEFAULT), fallbackMinutes);
    }
  }

  /** Who is meant. */
  public record AudienceView(Optional<Language> language, @Doc("The branch.") Optional<BranchId> branch,
      @Doc("The saved segment.") Optional<String> segment, @Doc("The condition.") Optional<JsonNode> condition) {
    static AudienceView of(Aim aim) {
      return switch (aim) {
        case Aim.Plain(var audience) -> new AudienceView(audience.language(), audience.branch(), Optional.empty(), Optional.empty());
        case Aim.Saved(var code) -> new AudienceView(Optional.empty(), Optional.empty(), Optional.of(code), Optional.empty());
        case Aim.Meant(var condition) ->
            new AudienceView(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(condition.json()));
      };
    }
  }

  /** A campaign. */
  public record CampaignView(
      CampaignId id,
      @Doc(value = "What staff call it.", example = "Cold drinks in summer") String name,
      @Doc(value = "Where it is.", example = "draft") CampaignState state,
      AudienceView audience,
      List<Channel> channels,
      @Doc("What is said; with several wordings, the first.") CampaignTexts text,
      List<VariantShape> variants,
      @Doc(value = "So many percent get nothing.", example = "5") int controlPercent,
      CampaignTiming.TimingShape timing,
      Optional<CampaignTiming.OfferShape> offer,
      @Doc("At most so many messages a minute.") Optional<Integer> perMinute,
      @Doc(value = "For so many days purchases are counted.", example = "7") int windowDays,
      @Doc("After so many minutes what the first channel has not taken goes by the next.") Optional<Integer> fallbackMinutes,
      @Doc("When it starts or was started; for one that comes again, when it comes next.") Optional<Instant> scheduledFor,
      Instant createdAt,
      Instant updatedAt) {
    static CampaignView of(Campaign campaign) {
      var says = campaign.says();
      return new CampaignView(campaign.id(), says.name(), campaign.state(), AudienceView.of(says.aim()), says.channels(),
          CampaignTexts.of(says.variants().getFirst().text()), says.variants().stream().map(VariantShape::of).toList(), says.controlPercent(),
          CampaignTiming.TimingShape.of(says.timing()), says.offer().map(CampaignTiming.OfferShape::of), says.perMinute(), says.windowDays(),
          says.fallbackMinutes(), campaign.scheduledFor(), campaign.createdAt(), campaign.updatedAt());
    }
  }

  /** When a campaign starts. */
  public record ScheduleWish(@Doc(value = "When; at once where it is left out.",
      example = "2026-06-03T18:00:00+03:30") Optional<Instant> at) {}

  /** Messages by one channel. */
  public record ChannelPreview(Channel channel, @Doc(value = "So many messages.", example = "420") long messages,
      @Doc(value = "So many seconds at the channel's rate.", example = "14") long seconds) {}

  /** What a campaign would do. */
  public record PreviewView(
      @Doc(value = "Members of the audience.", example = "445") long audience,
      @Doc(value = "About so many of them are the control group.", example = "25") long control,
      @Doc(value = "So many messages.", example = "420") long messages,
      List<ChannelPreview> channels,
      @Doc(value = "So many get another language than their own.", example = "0") long fallbackLanguage,
      @Doc(value = "Parts of SMS.", example = "0") long segments,
      @Doc("What those cost.") Money cost,
      @Doc("Whether the parts are estimated from a sample.") boolean estimated,
      @Doc("When it would start.") Instant from,
      @Doc("When the last message would be out, quiet hours counted.") Instant until) {
    static PreviewView of(Preview preview) {
      var channels = preview.channels().stream().map(plan -> new ChannelPreview(plan.channel(), plan.messages(), plan.takes().toSeconds()))
          .toList();
      return new PreviewView(preview.audience(), preview.control(), preview.messages(), channels, preview.fallbackLanguage(),
          preview.segments(),
          preview.cost(), preview.estimated(), preview.from(), preview.until());
    }
  }
}
