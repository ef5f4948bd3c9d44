package club.vafa.purchase;

import club.vafa.branch.Branch;
import club.vafa.club.Clubs;
import club.vafa.earning.Basket;
import club.vafa.earning.Calculation;
import club.vafa.earning.Earned;
import club.vafa.earning.EarningRules;
import club.vafa.earning.Frozen;
import club.vafa.earning.KeptEarning;
import club.vafa.earning.Level;
import club.vafa.earning.RuleBook;
import club.vafa.ledger.Unit;
import club.vafa.tier.Tiers;
import club.vafa.value.LocalText;
import club.vafa.value.Rounding;
import club.vafa.value.RuleId;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Counts what a sale earns on what was kept of it, with the rules, the level and the counters frozen at the sale.
public final class Recount {

  /// What a sale earned until now, what it still earns, and the book by which both were counted.
  record Recounted(RuleBook book, Earned before, Earned kept) {

    long points() {
      return before.points() - kept.points();
    }

    long credit() {
      return before.credit() - kept.credit();
    }

    /// What each rule gives less; a rule that only the smaller basket brings in gives so much more.
    List<Refunding.Less> less() {
      var all = new ArrayList<>(less(Unit.POINTS, before.lines(), kept.lines()));
      all.addAll(less(Unit.CREDIT, before.credits(), kept.credits()));
      return all;
    }

    private static List<Refunding.Less> less(Unit unit, List<Earned.Line> before, List<Earned.Line> kept) {
      record Key(Optional<RuleId> rule, int version, LocalText name) {}
      var points = new LinkedHashMap<Key, Long>();
      before.forEach(l -> points.merge(new Key(l.rule(), l.version(), l.name()), l.points(), Long::sum));
      kept.forEach(l -> points.merge(new Key(l.rule(), l.version(), l.name()), -l.points(), Long::sum));
      return points.entrySet().stream().filter(e -> e.getValue() != 0)
          .map(e -> new Refunding.Less(unit, e.getKey().rule(), e.getKey().version(), e.getKey().name(), e.getValue())).toList();
    }
  }

  private final Clubs clubs;
  private final EarningRules rules;
  private final Tiers tiers;

  public Recount(Clubs clubs, EarningRules rules, Tiers tiers) {
    this.clubs = clubs;
    this.rules = rules;
    this.tiers = tiers;
  }

  /// Before: the refunds until now. Gone: how many of each line of the receipt have come back with this one. Paid: what of the money is
  /// kept.
  Recounted count(Handle h, Sold sold, Branch branch, List<Refund> before, Returning.Fine now, long paid) {
    var kept = KeptEarning.read(sold.earned().toString());
    var book = rules.book(h, kept, sold.recordedAt());
    // What is earned only ever falls, while the order of the ids is not that of the postings: they are made before the sale is locked.
    var earned = before.stream().map(Refund::stillEarned).min(Comparator.comparingLong(e -> e.points() + e.credit())).orElse(kept.earned());
    if (now.whole()) {
      return new Recounted(book, earned, Earned.NOTHING);
    }
    var frozen = frozen(sold, kept, book);
    var whole = net(sold, branch, frozen, Collections.nCopies(sold.lines().size(), 0), frozen.base());
    var again = Calculation.again(book, frozen, net(sold, branch, frozen, now.gone(), paid), whole);
    // A refund never gives anything, whatever a rule may say of a smaller basket.
    boolean points = again.points() < earned.points();
    boolean credit = again.credit() < earned.credit();
    var lines = points ? again.lines() : earned.lines();
    return new Recounted(book, earned, new Earned(lines.stream().mapToLong(Earned.Line::points).sum(), lines, credit ? again.credits()
        : earned.credits(),
        again.coupons(), again.carry()));
  }

  static Basket net(Sold sold, Branch branch, Frozen frozen, List<Integer> gone, long paid) {
    var items = sold.lines();
    var lines = new ArrayList<Basket.Line>();
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      int left = item.quantity() - gone.get(i);
      if (left > 0) {
        lines.add(new Basket.Line(item.product(), item.product().flatMap(frozen::category), item.price().amount() * left));
      }
    }
    return new Basket(branch.code(), frozen.at(), paid, lines, frozen.way());
  }

  /// What was kept with the sale. One of the first release did not keep all of it: its caps are taken to have left just what their rules gave.
  Frozen frozen(Sold sold, KeptEarning kept, RuleBook book) {
    if (kept.frozen().isPresent()) {
      return kept.frozen().get();
    }
    var level = tiers.programme().tiers().stream().filter(t -> t.code().equals(kept.tier())).findFirst().map(Level::of)
        .orElseGet(() -> Level.of(tiers.programme().lowest()));
    var used = kept.lines().stream().flatMap(line -> line.rule().flatMap(book::rule).flatMap(rule -> rule.cap()
        .map(cap -> new Frozen.CapUse(rule.id(), cap.points() - line.points()))).stream()).toList();
    return new Frozen(0, level, kept.nth(), LocalDateTime.ofInstant(sold.at(), clubs.settings().zone()), sold.paid(), Rounding.FLOOR,
        Optional.empty(),
        Optional.of(used), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
