package club.vafa.web;

import static club.vafa.web.Refusals.noRefusal;
import static club.vafa.web.Refusals.notFound;
import static club.vafa.web.Refusals.wrongState;

import club.vafa.campaign.Agreeing;
import club.vafa.campaign.Changing;
import club.vafa.campaign.Saving;
import club.vafa.campaign.Scheduling;
import club.vafa.template.Finding;
import club.vafa.web.json.FieldError;
import club.vafa.web.json.Malformed;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What campaigns refuse, over HTTP. */
final class CampaignRefusals {
  private CampaignRefusals() {}

  static Reply of(Saving saving) {
    return switch (saving) {
      case Saving.NotFound _ -> notFound();
      case Saving.NotEditable(var state) -> wrongState(state);
      case Saving.Wrong(var faults) -> throw new Malformed(faults.stream().map(fault -> field("text", fault)).toList());
      case Saving.Saved _ -> throw noRefusal(saving);
    };
  }

  static Reply of(Scheduling scheduling) {
    return switch (scheduling) {
      case Scheduling.NotFound _ -> notFound();
      case Scheduling.InThePast(Instant now) -> Reply.refuse(Problem.of(ProblemType.IN_THE_PAST).with("now", now));
      case Scheduling.Cannot(var state) -> wrongState(state);
      case Scheduling.NobodyThere _ -> Reply.refuse(ProblemType.NOBODY_THERE);
      case Scheduling.NeverFires _ -> Reply.refuse(ProblemType.NEVER_FIRES);
      case Scheduling.ApprovalMissing(long audience, long limit) ->
          Reply.refuse(Problem.of(ProblemType.APPROVAL_NEEDED).with("audience", audience).with("limit", limit));
      case Scheduling.TooFewCodes(long left, long needed) ->
          Reply.refuse(Problem.of(ProblemType.TOO_FEW_CODES).with("left", left).with("needed", needed));
      case Scheduling.Scheduled _ -> throw noRefusal(scheduling);
    };
  }

  static Reply of(Changing changing) {
    return switch (changing) {
      case Changing.NotFound _ -> notFound();
      case Changing.Cannot(var state) -> wrongState(state);
      case Changing.Changed _ -> throw noRefusal(changing);
    };
  }

  static Reply of(Agreeing agreeing) {
    return switch (agreeing) {
      case Agreeing.NotFound _ -> notFound();
      case Agreeing.Cannot(var state) -> wrongState(state);
      case Agreeing.Refused(var why) -> Refusals.of(why);
      case Agreeing.Done _ -> throw noRefusal(agreeing);
    };
  }

  /** A fault at the field where it stands; texts stand below that one. */
  private static FieldError field(String text, Saving.Fault fault) {
    return switch (fault) {
      case Saving.Fault.NoName _ -> FieldError.of("name", "empty");
      case Saving.Fault.NameTooLong(int max) -> new FieldError("name", "too_long", Map.of("max", max));
      case Saving.Fault.NoText _ -> FieldError.of(text, "empty");
      case Saving.Fault.InText(var finding) -> inText(text, finding);
      case Saving.Fault.InVariant(int index, var inner) -> field("variants[" + index + "].text", inner);
      case Saving.Fault.SharesDoNotSum(int sum) -> new FieldError("variants", "shares_do_not_sum", Map.of("sum", sum));
      case Saving.Fault.VariantTwice(int index, String code) -> new FieldError("variants[" + index + "].code", "variant_twice", Map.of("code", code));
      case Saving.Fault.TooManyVariants(int max) -> new FieldError("variants", "too_many", Map.of("max", max));
      case Saving.Fault.OutOfRange(String field, long min, long max) -> new FieldError(field, "out_of_range", Map.of("min", min, "max", max));
      case Saving.Fault.NotCron(String part) -> new FieldError("timing.cron", "not_cron", Map.of("part", shown(part)));
      case Saving.Fault.TooOften _ -> FieldError.of("timing.cron", "too_often");
      case Saving.Fault.NeverFires(String field) -> FieldError.of(field, "never_fires");
      case Saving.Fault.AlreadyOver(String field) -> FieldError.of(field, "in_the_past");
      case Saving.Fault.NotToBeGiven(String field, String why) -> FieldError.of(field, why);
      case Saving.Fault.NoChannel _ -> FieldError.of("channels", "empty");
      case Saving.Fault.ControlOutOfRange(int max) -> new FieldError("controlPercent", "too_large", Map.of("max", max));
      case Saving.Fault.NoSecondChannel _ -> FieldError.of("fallbackMinutes", "needs_second_channel");
      case Saving.Fault.UnknownBranch _ -> FieldError.of("audience.branch", "unknown_branch");
      case Saving.Fault.UnknownSegment _ -> FieldError.of("audience.segment", "unknown_code");
      case Saving.Fault.InCondition(var inner) ->
          new FieldError("audience.condition" + (inner.field().isEmpty() ? "" : "." + inner.field()), inner.problem(), inner.facts());
    };
  }

  private static FieldError inText(String text, Finding finding) {
    String field = finding.language().map(language -> text + "." + language.code()).orElse(text);
    Map<String, Object> facts = new HashMap<>();
    finding.position().ifPresent(at -> facts.put("position", at + 1));
    return switch (finding) {
      case Finding.InSubject(var inner) -> inText(text + ".subject", inner);
      case Finding.NoText _ -> FieldError.of(text, "empty");
      case Finding.TextTooLong(var _, int max) -> new FieldError(field, "too_long", Map.of("max", max));
      case Finding.TooLongFor(var _, var channel, int length, int max) -> new FieldError(field, "too_long_for_channel",
          Map.of("channel", channel.name().toLowerCase(Locale.ROOT), "length", length, "max", max));
      case Finding.UnknownVariable(var _, var _, String word, var known) ->
          new FieldError(field, "unknown_variable", Map.of("variable", shown(word), "known", String.join(", ", known)));
      case Finding.MissingLanguage _, Finding.MaybeMissing _, Finding.BrokenSyntax _, Finding.NotPossible _, Finding.Markup _,
          Finding.Invisible _, Finding.BadLink _, Finding.TooManyLinks _ -> new FieldError(field, word(finding), facts);
    };
  }

  private static String word(Finding finding) {
    return "text_" + finding.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /** Somebody's words, as they may stand in an answer. */
  private static String shown(String words) {
    String plain = words.strip().replaceAll("[^\\p{L}\\p{N} .,*/?_-]", "?");
    return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
  }
}
