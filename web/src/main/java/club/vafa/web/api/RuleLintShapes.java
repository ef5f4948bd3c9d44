package club.vafa.web.api;

import club.vafa.earning.Headache;
import club.vafa.value.Language;
import club.vafa.value.RuleId;
import club.vafa.web.api.EarningRuleShapes.RuleWish;
import club.vafa.web.json.Doc;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is said of rules, on the wire: warnings, verdicts, and terms for members. */
public final class RuleLintShapes {
  private RuleLintShapes() {
  }

  /** Something that would tire a member's head. */
  public record HeadacheView(
      @Doc(value = "More than one conversion of money, a ratio that nobody works out, a deadline that is not seen, too long a way to the first reward, a "
          + "multiplier of nothing.", example = "ratio") Headache.Kind kind,
      @Doc("The rules that have part in it; of a rule that is only wished, an id that lasts no longer than this answer.") List<RuleId> rules,
      @Doc(value = "In words, in the caller's language.", example = "Use round numbers.") String says) {
    static HeadacheView of(Headache headache, Function<Headache, String> words) {
      return new HeadacheView(headache.kind(), headache.rules(), words.apply(headache));
    }
  }

  /** Rules to be looked through. */
  public record LintWish(
      @Doc(value = "Rules as they are wished.", min = 1, max = 50) List<RuleWish> rules,
      @Doc("Whether to look at them alone; otherwise together with the present ones.") Optional<Boolean> alone,
      @Doc(value = "What a member usually pays at a time, in the smallest unit; what the club knows where it is left out.", min = 1,
          max = 10_000_000_000L) Optional<Long> ordinaryPurchase,
      @Doc(value = "What the cheapest reward costs in points; what the catalogue says where it is left out.", min = 1,
          max = 1_000_000_000L) Optional<Long> firstReward) {}

  /** What the look found. */
  public record Verdict(
      @Doc(value = "Whether the rules would be refused: grave headaches of two kinds at once.", example = "false") boolean refused,
      List<HeadacheView> headaches) {}

  /** Which language. */
  public record TermsQuery(@Doc(value = "Of the terms; the caller's where it is left out.", example = "fa") Optional<Language> language) {}

  /** How points are earned, in words for members. */
  public record RuleTermsView(
      @Doc(value = "The language.", example = "fa") Language language,
      @Doc(value = "A sentence for each rule in force, then what holds for all.") List<String> sentences) {}
}
