package club.vafa.purchase;

import club.vafa.earning.Earned;
import club.vafa.earning.Level;
import club.vafa.earning.Retelling;
import club.vafa.purchase.Replay.OfLevel;
import club.vafa.purchase.Replay.OfRule;
import club.vafa.purchase.Replay.Sum;
import club.vafa.value.LocalText;
import club.vafa.value.RuleId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Adds up what a replay tells, purchase by purchase.
final class ReplaySums {

  private record Rule(Optional<RuleId> id, LocalText name) {}

  /// Two numbers that grow.
  private static final class Pair {
    long before;
    long after;

    void add(long more, long moreAfter) {
      before += more;
      after += moreAfter;
    }

    Sum sum() {
      return new Sum(before, after);
    }
  }

  private final long pointValue;
  private final Pair points = new Pair();
  private final Pair credit = new Pair();
  private final Pair coupons = new Pair();
  private final Map<Rule, Pair> rules = new LinkedHashMap<>();
  private final Map<String, Pair> levels = new LinkedHashMap<>();
  private final Map<String, LocalText> names = new LinkedHashMap<>();
  private long purchases;
  private long identical;
  private long members;
  private long better;
  private long worse;
  private long ofMember;
  private Optional<Retelling.Told> last = Optional.empty();

  ReplaySums(long pointValue) {
    this.pointValue = pointValue;
  }

  long purchases() {
    return purchases;
  }

  void nextMember() {
    endMember();
    members++;
  }

  void add(Retelling.Told told) {
    var before = told.before();
    var after = told.after();
    purchases++;
    identical += before.lines().equals(after.lines()) && before.credits().equals(after.credits()) && before.coupons().equals(after.coupons()) ? 1 : 0;
    points.add(before.points(), after.points());
    credit.add(before.credit(), after.credit());
    coupons.add(before.coupons().size(), after.coupons().size());
    ofMember += after.points() - before.points();
    lines(before, true);
    lines(after, false);
    last = Optional.of(told);
  }

  private void lines(Earned earned, boolean before) {
    earned.lines().forEach(line -> rule(line.rule(), line.name(), before, line.points()));
    earned.credits().forEach(line -> rule(line.rule(), line.name(), before, line.points()));
    earned.coupons().forEach(line -> rule(Optional.of(line.rule()), line.name(), before, 1));
  }

  /// A rule whose name has changed is one rule, under the name it had first; what levels add is told level by level.
  private void rule(Optional<RuleId> id, LocalText name, boolean before, long given) {
    var key = rules.keySet().stream().filter(rule -> rule.id().equals(id) && (id.isPresent() || rule.name().equals(name))).findFirst()
        .orElseGet(() -> new Rule(id, name));
    rules.computeIfAbsent(key, k -> new Pair()).add(before ? given : 0, before ? 0 : given);
  }

  private void endMember() {
    last.ifPresent(told -> {
      level(told.levelBefore()).add(1, 0);
      level(told.levelAfter()).add(0, 1);
      better += ofMember > 0 ? 1 : 0;
      worse += ofMember < 0 ? 1 : 0;
    });
    last = Optional.empty();
    ofMember = 0;
  }

  private Pair level(Level level) {
    names.putIfAbsent(level.code(), level.name());
    return levels.computeIfAbsent(level.code(), code -> new Pair());
  }

  Replay replay(boolean complete) {
    endMember();
    var ofRules = new ArrayList<OfRule>();
    rules.forEach((rule, pair) -> ofRules.add(new OfRule(rule.id(), rule.name(), pair.sum())));
    var ofLevels = new ArrayList<OfLevel>();
    levels.forEach((code, pair) -> ofLevels.add(new OfLevel(code, names.get(code), pair.sum())));
    var liability = new Sum(Math.addExact(Math.multiplyExact(points.before, pointValue), credit.before),
        Math.addExact(Math.multiplyExact(points.after, pointValue), credit.after));
    return new Replay(purchases, members, complete, points.sum(), credit.sum(), coupons.sum(), liability,
        new Replay.Swing(better, worse, members - better - worse, identical), ofRules, ofLevels);
  }
}
