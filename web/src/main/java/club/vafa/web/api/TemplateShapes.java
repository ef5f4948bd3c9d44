package club.vafa.web.api;

import club.vafa.member.Channel;
import club.vafa.template.Checked;
import club.vafa.template.Finding;
import club.vafa.template.Template;
import club.vafa.template.TemplateDraft;
import club.vafa.template.TemplateText;
import club.vafa.template.Templates;
import club.vafa.template.Variable;
import club.vafa.template.Wording;
import club.vafa.text.SmsSegments;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.web.TextFlaws;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Texts with variables on the wire. */
public final class TemplateShapes {
  private TemplateShapes() {
  }

  /** What is said, per language; the subjects are for e-mail alone. */
  public record TextWish(
      @Doc(value = "In Persian. Variables stand in braces, plurals and selects as in ICU messages; {link:https://…} becomes a short link that is "
          + "counted.", example = "{first_name} عزیز، {points} امتیاز دارید. {link:https://shop.example/new}", max = Templates.TEXT_CHARS_MAX)
      Optional<String> fa,
      @Doc(value = "In English.", example = "Dear {first_name}, you have {points, plural, one {# point} other {# points}}. "
          + "{link:https://shop.example/new}", max = Templates.TEXT_CHARS_MAX) Optional<String> en,
      @Doc(value = "The subject of an e-mail in Persian.", example = "خبری برای شما", max = TemplateDraft.SUBJECT_CHARS_MAX)
      Optional<String> faSubject,
      @Doc(value = "The subject of an e-mail in English.", example = "News for you", max = TemplateDraft.SUBJECT_CHARS_MAX)
      Optional<String> enSubject) {
    public TemplateText text() {
      return new TemplateText(fa.map(words -> new Wording(faSubject, words)), en.map(words -> new Wording(enSubject, words)));
    }

    public static TextWish of(TemplateText text) {
      return new TextWish(text.fa().map(Wording::body), text.en().map(Wording::body), text.fa().flatMap(Wording::subject),
          text.en().flatMap(Wording::subject));
    }
  }

  /** A text that is to be kept. */
  public record TemplateWish(
      @Doc(value = "Its code, by which campaigns and journeys name it.", example = "news", pattern = TemplateDraft.CODE_FORM, max = 40) String code,
      @Doc(value = "What staff call it.", example = "News of the shop", max = TemplateDraft.NAME_CHARS_MAX) String name,
      @Doc("What is said.") TextWish text,
      @Doc(value = "The channels for which it is meant; all where it is left out.", max = 3) Optional<List<Channel>> channels) {}

  /** A new version of a kept text. */
  public record TemplateChange(
      @Doc(value = "What staff call it.", example = "News of the shop", max = TemplateDraft.NAME_CHARS_MAX) String name,
      @Doc("What is said.") TextWish text,
      @Doc(value = "The channels for which it is meant; all where it is left out.", max = 3) Optional<List<Channel>> channels) {}

  /** A text that is only to be looked at. */
  public record CheckWish(@Doc("What is said.") TextWish text,
      @Doc(value = "The channels on which it is to go; all where it is left out.", max = 3) Optional<List<Channel>> channels) {}

  /** Whose text is to be shown: one on the spot, or a kept one by its code. */
  public record PreviewWish(
      @Doc(value = "What is said; where it is left out, the kept text of that code.") Optional<TextWish> text,
      @Doc(value = "The code of a kept text.", example = "news", max = 40) Optional<String> template,
      @Doc(value = "The member who would read it.", example = "5f0c6a3e-7f0b-4c55-9d53-0f6f0c1f9a11") MemberId member,
      @Doc(value = "The channel.", example = "sms") Channel channel,
      @Doc(value = "The language; the member's own where it is left out.", example = "en") Optional<Language> language) {}

  /** Something wrong or doubtful in a text. */
  public record FindingView(
      @Doc(value = "Whether the text may be kept all the same.", example = "true") boolean warning,
      @Doc(value = "The field.", example = "text.en") String field,
      @Doc(value = "A stable word for it.", example = "maybe-missing") String code,
      @Doc(value = "The character at which it stands, from 1.", example = "12") Optional<Integer> position,
      @Doc(value = "The variable or characters in question.", example = "coupon") Optional<String> about) {
    static FindingView of(Finding finding) {
      var error = TextFlaws.field("text.", finding);
      var about = Optional.ofNullable(error.facts().get("variable")).or(() -> Optional.ofNullable(error.facts().get("found")))
          .or(() -> Optional.ofNullable(error.facts().get("why")));
      return new FindingView(finding.warning(), error.field(), error.problem().replace('_', '-'), finding.position().map(at -> at + 1),
          about.map(Object::toString));
    }
  }

  /** A text as it is read on one channel. */
  public record SizeView(
      Language language,
      Channel channel,
      @Doc(value = "As it is read.", example = "Dear Sara, you have 120 points.") String words,
      @Doc(value = "So many characters.", example = "31") int characters,
      @Doc(value = "By SMS: which alphabet it needs.", example = "gsm_7") Optional<SmsSegments.Encoding> encoding,
      @Doc(value = "By SMS: in so many parts.", example = "1") Optional<Integer> parts,
      @Doc("By SMS: what one costs.") Optional<Money> cost) {
    static SizeView of(Checked.Size size) {
      return new SizeView(size.language(), size.channel(), size.words(), size.characters(), size.sms().map(SmsSegments::encoding),
          size.sms().map(SmsSegments::segments), size.cost());
    }
  }

  /** What a check found, and how long the text gets with an ordinary member's values. */
  public record CheckedView(@Doc("What is wrong or doubtful.") List<FindingView> findings, @Doc("Per language and channel.") List<SizeView> sizes) {
    static CheckedView of(Checked checked) {
      return new CheckedView(checked.findings().stream().map(FindingView::of).toList(), checked.sizes().stream().map(SizeView::of).toList());
    }
  }

  /** A kept text. */
  public record TemplateView(
      @Doc(value = "Its code.", example = "news") String code,
      @Doc(value = "What staff call it.", example = "News of the shop") String name,
      @Doc(value = "Its version; each change is a new one.", example = "1") int version,
      @Doc(value = "Whether it was taken out of use.", example = "false") boolean retired,
      TextWish text,
      List<Channel> channels,
      Instant madeAt) {
    static TemplateView of(Template template) {
      var says = template.says();
      return new TemplateView(says.code(), says.name(), template.version(), template.retired(), TextWish.of(says.text()), says.channels(),
          template.madeAt());
    }
  }

  /** A kept text with what is doubtful in it. */
  public record KeptView(TemplateView template, CheckedView checked) {}

  /** What a text may say of its reader. */
  public record VariableView(
      @Doc(value = "As it stands in braces.", example = "points") String name,
      @Doc(value = "Numbers can be counted by a plural; choices are selected by code.", example = "number") Variable.Kind kind,
      @Doc(value = "Whether some members have none.", example = "false") boolean maybeMissing) {}

  /** All variables. */
  public record VariablesView(List<VariableView> items) {}

  /** All versions of a text, the newest first. */
  public record VersionsView(List<TemplateView> items) {}
}
