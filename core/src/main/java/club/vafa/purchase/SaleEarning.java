package club.vafa.purchase;

import club.vafa.club.Clubs;
import club.vafa.db.Pipeline;
import club.vafa.earning.Calculation;
import club.vafa.earning.EarningRule;
import club.vafa.earning.EarningRules;
import club.vafa.earning.Facts;
import club.vafa.earning.KeptEarning;
import club.vafa.earning.Level;
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
import club.vafa.tier.Tier;
import club.vafa.value.MemberId;
import club.vafa.value.PurchaseId;
import club.vafa.value.Rounding;
import club.vafa.value.RuleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Works out what a sale earns, and posts it: one transfer with one lot for each validity among the rules that gave.
public final class SaleEarning {

  private static final Rounding ROUNDING = Rounding.FLOOR;

  private final Clubs clubs;
  private final EarningRules rules;
  private final Ledger ledger;

  public SaleEarning(Clubs clubs, EarningRules rules, Ledger ledger) {
    this.clubs = clubs;
    this.rules = rules;
    this.ledger = ledger;
  }

  /// What was posted: the lines for people, and the balance after them.
  record Posted(long points, List<Recording.Line> lines, long balance) {}

  /// Asks what the caps leave the member.
  Supplier<Map<RuleId, Long>> ask(Pipeline asks, MemberId member, SaleCheck.Checked.Fine sale) {
    return rules.usedOfCaps(asks, member, sale.businessDay());
  }

  Counting calculate(SaleCheck.Checked.Fine sale, Tier tier, long nth, Map<RuleId, Long> usedOfCaps) {
    var book = rules.book();
    var facts = new MemberFacts(tier.code(), nth, usedOfCaps);
    var earned = Calculation.of(book, facts, Level.of(tier), sale.basket(), ROUNDING);
    return new Counting(book, earned, KeptEarning.of(earned, Calculation.frozen(book, facts, Level.of(tier), sale.basket(), ROUNDING)));
  }

  Posted post(Pipeline writes, MemberId member, PurchaseId purchase, SaleCheck.Checked.Fine sale, Counting counting, Locked before) {
    var earned = counting.earned();
    var settings = clubs.settings();
    Optional<Instant> available = settings.refundWindowDays() == 0 ? Optional.empty()
        : Optional.of(sale.businessDay().plusDays(settings.refundWindowDays() + 1L).atStartOfDay(settings.zone()).toInstant());
    var lines = earned.lines().stream()
        .map(l -> new Recording.Line(l.rule(), l.version(), l.name(), l.points(), l.validity().endsAt(sale.businessDay(), settings.zone()), available))
        .toList();
    Map<Optional<Instant>, List<Recording.Line>> byExpiry = new LinkedHashMap<>();
    lines.forEach(l -> byExpiry.computeIfAbsent(l.expiresAt(), e -> new ArrayList<>()).add(l));
    var funder = Optional.of(Funder.of(sale.branch().id()));
    var holder = HolderId.of(member);
    var credits = byExpiry.entrySet().stream()
        .map(lot -> credit(holder, purchase, sale, lot.getValue(), new LotTerms(lot.getKey(), available, funder))).toList();
    long balance = credits.isEmpty() ? before.posted() : ledger.credit(writes, credits, before).posted();
    rules.countCaps(writes, member, counting.book(), earned, sale.businessDay());
    return new Posted(earned.points(), lines, balance);
  }

  private static Credit credit(HolderId holder, PurchaseId purchase, SaleCheck.Checked.Fine sale, List<Recording.Line> lines, LotTerms terms) {
    var facts = Map.of(
        "branch", Map.of("fa", sale.branch().nameFa(), "en", sale.branch().nameEn()),
        "paid", sale.paid().amount(), "currency", sale.paid().currency().code(),
        "rules", lines.stream().map(l -> Map.of("fa", l.name().fa(), "en", l.name().en(), "points", l.points())).toList());
    long points = lines.stream().mapToLong(Recording.Line::points).sum();
    return new Credit(holder, Unit.POINTS, points, House.ISSUED, new Why(Reason.PURCHASE, Optional.of(purchase.value()), facts), terms);
  }

  private record MemberFacts(String tier, long nthPurchase, Map<RuleId, Long> usedOfCaps) implements Facts {
    @Override
    public long usedOfCap(EarningRule rule) {
      return usedOfCaps.getOrDefault(rule.id(), 0L);
    }
  }
}
