package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.earning.Proposal;
import club.vafa.earning.RuleDraft;
import club.vafa.purchase.Replay;
import club.vafa.purchase.Replays;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.RuleId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.api.EarningRuleShapes.RuleWish;
import club.vafa.web.json.Doc;
import club.vafa.web.json.Malformed;
import club.vafa.web.json.WrongField;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Past purchases under proposed rules. */
public final class ReplayApi {

  /** Another body for a rule. */
  public record RuleChange(
      @Doc("Which rule.") RuleId rule,
      @Doc("As it would be; in force where the rule was in force, whatever days it names.") RuleWish to) {}

  /** What would be other in the rules, and on which days it would have been. */
  public record ReplayWish(
      @Doc(value = "The first day.", example = "2026-05-01") LocalDate from,
      @Doc(value = "The last day, at most 366 later.", example = "2026-06-30") LocalDate until,
      @Doc(value = "Rules that would have another body.", max = 50) Optional<List<RuleChange>> change,
      @Doc(value = "Rules that would have been there as well, on all of these days.", max = 50) Optional<List<RuleWish>> add,
      @Doc(value = "Rules that would not have been there.", max = 200) Optional<List<RuleId>> end) {
    public ReplayWish {
      if (until.isBefore(from)) {
        throw new WrongField("until", "before_from");
      }
      if (until.isAfter(from.plusDays(Replays.DAYS_MAX))) {
        throw new WrongField("until", "not_acceptable");
      }
    }
  }

  /** A sum as it is, as it would be, and the difference. */
  public record SumView(
      @Doc(value = "As it is.", example = "120") long before,
      @Doc(value = "As it would be.", example = "150") long after,
      @Doc(value = "How much more, or less where negative.", example = "30") long difference) {
    static SumView of(Replay.Sum sum) {
      return new SumView(sum.before(), sum.after(), sum.difference());
    }
  }

  /** What a rule gave and would have given. */
  public record RuleSum(
      @Doc("The rule; none for what a level adds. An added rule has an id that lasts no longer than this answer.") Optional<RuleId> rule,
      LocalText name,
      @Doc("In points, money in the smallest unit, or coupons.") SumView given) {}

  /** How many members made their last purchase of these days at a level, and would have. */
  public record LevelSum(@Doc(value = "The level's code.", example = "silver") String code, LocalText name, SumView members) {}

  /** The difference that the proposed rules would have made. */
  public record ReplayView(
      @Doc(value = "How many purchases were counted.", example = "1200") long purchases,
      @Doc(value = "Of how many members.", example = "300") long members,
      @Doc(value = "Whether these are all purchases of these days; where not, the members are a fair sample.", example = "true") boolean complete,
      @Doc("Points.") SumView points,
      @Doc("Credit, in the currency's smallest unit.") SumView credit,
      @Doc("Discount codes.") SumView coupons,
      @Doc("What the points and the credit are worth, in the currency's smallest unit.") SumView liability,
      @Doc(value = "Members who would have got more points.", example = "280") long better,
      @Doc(value = "Members who would have got fewer.", example = "0") long worse,
      @Doc(value = "Purchases that come out exactly as they did.", example = "20") long identical,
      List<RuleSum> rules,
      List<LevelSum> levels) {
    static ReplayView of(Replay replay) {
      return new ReplayView(replay.purchases(), replay.members(), replay.complete(), SumView.of(replay.points()), SumView.of(replay.credit()),
          SumView.of(replay.coupons()), SumView.of(replay.liability()), replay.swing().better(), replay.swing().worse(), replay.swing().identical(),
          replay.rules().stream().map(rule -> new RuleSum(rule.rule(), rule.name(), SumView.of(rule.given()))).toList(),
          replay.levels().stream().map(level -> new LevelSum(level.code(), level.name(), SumView.of(level.members()))).toList());
    }
  }

  private final Core core;

  public ReplayApi(Core core) {
    this.core = core;
  }

  public Reply replay(Call call) {
    var wish = call.body(ReplayWish.class);
    Map<RuleId, RuleDraft> changed = new HashMap<>();
    var changes = wish.change().orElse(List.of());
    for (int i = 0; i < changes.size(); i++) {
      var rule = changes.get(i).rule();
      if (core.db.read(h -> core.earningRules.versions(h, rule)).isEmpty()) {
        throw Malformed.field("change[" + i + "].rule", "unknown_code");
      }
      if (changed.put(rule, checked("change[" + i + "].to.", changes.get(i).to())) != null) {
        throw Malformed.field("change[" + i + "].rule", "given_twice");
      }
    }
    Map<RuleId, RuleDraft> added = new HashMap<>();
    var adds = wish.add().orElse(List.of());
    for (int i = 0; i < adds.size(); i++) {
      added.put(new RuleId(Ids.v7(core.clock)), checked("add[" + i + "].", adds.get(i)));
    }
    var ended = new HashSet<>(wish.end().orElse(List.of()));
    if (changed.keySet().stream().anyMatch(ended::contains)) {
      throw Malformed.field("end", "contradicts_change");
    }
    return Reply.of(ReplayView.of(core.replays.run(new Proposal(changed, added, ended), wish.from(), wish.until())));
  }

  private RuleDraft checked(String field, RuleWish wish) {
    var draft = wish.draft();
    var problems = core.ruleDesk.problems(draft);
    if (!problems.isEmpty()) {
      throw Refusals.wrong(field, problems);
    }
    return draft;
  }
}
