package club.vafa.purchase;

import club.vafa.club.Clubs;
import club.vafa.db.Pipeline;
import club.vafa.earning.Calculation;
import club.vafa.earning.Earned;
import club.vafa.earning.EarningFacts;
import club.vafa.earning.EarningRules;
import club.vafa.earning.KeptEarning;
import club.vafa.earning.Known;
import club.vafa.earning.Level;
import club.vafa.earning.Trigger;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.ledger.Credit;
import club.vafa.ledger.Funder;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Locked;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.tier.Counted;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.PurchaseId;
import club.vafa.value.Rounding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Works out what a sale earns, and posts it: of each unit one transfer with one lot for each validity among the rules that gave.
public final class SaleEarning {

  private final Clubs clubs;
  private final EarningFacts facts;
  private final EarningRules rules;
  private final Ledger ledger;
  private final Events events;

  public SaleEarning(Clubs clubs, EarningFacts facts, EarningRules rules, Ledger ledger, Events events) {
    this.clubs = clubs;
    this.facts = facts;
    this.rules = rules;
    this.ledger = ledger;
    this.events = events;
  }

  /// What was posted: the lines for people, of points and of credit, the coupons that follow, and the balance of points after it.
  record Posted(long points, List<Recording.Line> lines, List<Recording.Line> credits, List<LocalText> coupons, long balance) {}

  /// What the rules wanted to know, and the locked balance of credit where one of them may give some.
  record Asked(Known known, Optional<Locked> credit, Rounding rounding) {}

  /// Asks what the rules in force want to know, and locks the member's credit where one of them gives credit.
  Supplier<Asked> ask(Pipeline asks, MemberId member, SaleCheck.Checked.Fine sale) {
    var book = rules.book();
    var rounding = clubs.settings().rounding();
    var known = facts.ask(asks, member, book, Trigger.PURCHASE, sale.businessDay(), rounding);
    var credit = book.givesCredit(sale.businessDay()) ? Optional.of(ledger.opened(asks, HolderId.of(member), Unit.CREDIT))
        : Optional.<Pipeline.Later<List<Locked>>>empty();
    return () -> new Asked(known.get(), credit.map(locked -> locked.get().getFirst()), rounding);
  }

  /// As the other one, for a sale that is not to be written: nothing is locked.
  Supplier<Asked> look(Pipeline asks, MemberId member, SaleCheck.Checked.Fine sale) {
    var rounding = clubs.settings().rounding();
    var known = facts.ask(asks, member, rules.book(), Trigger.PURCHASE, sale.businessDay(), rounding);
    return () -> new Asked(known.get(), Optional.empty(), rounding);
  }

  Counting calculate(SaleCheck.Checked.Fine sale, Counted before, Asked asked) {
    var book = asked.known().book();
    var level = Level.of(before.tier());
    var known = asked.known().facts(level.code(), before.purchases() + 1);
    var earned = Calculation.of(book, known, level, sale.basket(), asked.rounding());
    var frozen = Calculation.frozen(book, known, level, sale.basket(), asked.rounding()).measuring(before.measured());
    return new Counting(asked, earned, KeptEarning.of(earned, frozen));
  }

  Posted post(Pipeline writes, MemberId member, PurchaseId purchase, SaleCheck.Checked.Fine sale, Counting counting, Locked before) {
    var earned = counting.earned();
    var lines = lines(earned.lines(), sale);
    if (lines.isEmpty()) {
      ledger.confirm(writes, HolderId.of(member), Unit.POINTS, before);
    }
    long balance = credit(writes, member, purchase, sale, Unit.POINTS, lines, before).orElse(before.posted());
    var credits = lines(earned.credits(), sale);
    if (!credits.isEmpty()) {
      credit(writes, member, purchase, sale, Unit.CREDIT, credits, counting.asked().credit().orElseThrow());
    }
    for (var coupon : earned.coupons()) {
      events.record(writes, new Event.CouponEarned(member, coupon.rule(), coupon.version(), purchase.value(), sale.at()));
    }
    rules.countCaps(writes, member, counting.asked().known().book(), earned, sale.businessDay());
    facts.carry(writes, member, earned);
    return new Posted(earned.points(), lines, credits, earned.coupons().stream().map(line -> line.coupon().name()).toList(), balance);
  }

  /// The lines as people read them, with their dates.
  List<Recording.Line> lines(List<Earned.Line> earned, SaleCheck.Checked.Fine sale) {
    var zone = clubs.settings().zone();
    var available = available(sale);
    return earned.stream()
        .map(l -> new Recording.Line(l.rule(), l.version(), l.name(), l.points(), l.validity().endsAt(sale.businessDay(), zone), available))
            .toList();
  }

  private Optional<Instant> available(SaleCheck.Checked.Fine sale) {
    var settings = clubs.settings();
    return settings.refundWindowDays() == 0 ? Optional.empty()
        : Optional.of(sale.businessDay().plusDays(settings.refundWindowDays() + 1L).atStartOfDay(settings.zone()).toInstant());
  }

  /// The balance after it; empty where there is nothing to give.
  private Optional<Long> credit(Pipeline writes, MemberId member, PurchaseId purchase, SaleCheck.Checked.Fine sale, Unit unit,
      List<Recording.Line> lines, Locked before) {
    Map<Optional<Instant>, List<Recording.Line>> byExpiry = new LinkedHashMap<>();
    lines.forEach(l -> byExpiry.computeIfAbsent(l.expiresAt(), e -> new ArrayList<>()).add(l));
    var funder = Optional.of(Funder.of(sale.branch().id()));
    var available = available(sale);
    var credits = byExpiry.entrySet().stream()
        .map(lot -> credit(member, purchase, sale, unit, lot.getValue(), new LotTerms(lot.getKey(), available, funder))).toList();
    return credits.isEmpty() ? Optional.empty() : Optional.of(ledger.credit(writes, credits, before).posted());
  }

  private static Credit credit(MemberId member, PurchaseId purchase, SaleCheck.Checked.Fine sale, Unit unit, List<Recording.Line> lines,
      LotTerms terms) {
    var told = Map.of(
        "branch", Map.of("fa", sale.branch().nameFa(), "en", sale.branch().nameEn()),
        "paid", sale.paid().amount(), "currency", sale.paid().currency().code(),
        "rules", lines.stream().map(l -> Map.of("fa", l.name().fa(), "en", l.name().en(), "points", l.points())).toList());
    long amount = lines.stream().mapToLong(Recording.Line::points).sum();
    return new Credit(HolderId.of(member), unit, amount, House.ISSUED, new Why(Reason.PURCHASE, Optional.of(purchase.value()), told),
        terms);
  }
}
