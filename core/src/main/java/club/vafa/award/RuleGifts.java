package club.vafa.award;

import club.vafa.branch.Branch;
import club.vafa.club.Clubs;
import club.vafa.coupon.CouponSource;
import club.vafa.coupon.CouponTerms;
import club.vafa.coupon.Coupons;
import club.vafa.coupon.Discount;
import club.vafa.db.Pipeline;
import club.vafa.earning.Earned;
import club.vafa.earning.EarningFacts;
import club.vafa.earning.EarningRules;
import club.vafa.earning.Gift;
import club.vafa.earning.Known;
import club.vafa.earning.Validity;
import club.vafa.ledger.Credit;
import club.vafa.ledger.Funder;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.TransferId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Hands over what rules give for what is not a purchase: points and credit as lots of their validity, and coupons. */
public final class RuleGifts {

  private final Clubs clubs;
  private final Ledger ledger;
  private final Coupons coupons;
  private final EarningRules rules;
  private final EarningFacts facts;
  private final InstantSource clock;

  public RuleGifts(Clubs clubs, Ledger ledger, Coupons coupons, EarningRules rules, EarningFacts facts, InstantSource clock) {
    this.clubs = clubs;
    this.ledger = ledger;
    this.coupons = coupons;
    this.rules = rules;
    this.facts = facts;
    this.clock = clock;
  }

  void lock(Handle h, MemberId member) {
    ledger.locked(h, HolderId.of(member), Unit.POINTS);
  }

  /** All at once, or nothing where it was given before. */
  void give(Handle h, Happening one, Known known, Earned earned, Optional<Branch> branch) {
    var kind = AwardKind.valueOf(one.on().name());
    if (!AwardSql.claim(h, one.member(), kind, one.key(), earned.points(), clock.instant())) {
      return;
    }
    var day = one.at().atZone(clubs.settings().zone()).toLocalDate();
    var transfers = new ArrayList<TransferId>();
    for (var unit : Unit.values()) {
      byValidity(unit == Unit.POINTS ? earned.lines() : earned.credits())
          .forEach((validity, lines) -> transfers.add(credit(h, one, kind, unit, terms(validity, day, branch), lines, branch)));
    }
    transfers.stream().findFirst().ifPresent(first -> AwardSql.given(h, one.member(), kind, one.key(), first));
    earned.coupons().forEach(line -> coupon(h, one.member(), line.coupon(), line.rule().value()));
    var writes = new Pipeline(h);
    rules.countCaps(writes, one.member(), known.book(), earned, day);
    facts.carry(writes, one.member(), earned);
    writes.send();
  }

  /** A coupon as the rule describes it, for something of this id. */
  void coupon(Handle h, MemberId member, Gift gift, UUID source) {
    if (gift instanceof Gift.Coupon coupon) {
      coupons.issue(h, member, terms(coupon), CouponSource.of(CouponSource.Kind.AWARD, source));
    }
  }

  private CouponTerms terms(Gift.Coupon coupon) {
    var currency = clubs.settings().money();
    var discount = coupon.percent().<Discount>map(percent -> new Discount.Percent(percent, coupon.upTo().map(most -> new Money(most, currency))))
        .orElseGet(() -> new Discount.Off(new Money(coupon.off().orElseThrow(), currency)));
    return new CouponTerms(coupon.name(), discount, new Money(coupon.minimum(), currency), Set.of(), coupon.validDays());
  }

  private LotTerms terms(Validity validity, LocalDate day, Optional<Branch> branch) {
    return new LotTerms(validity.endsAt(day, clubs.settings().zone()), Optional.empty(), branch.map(found -> Funder.of(found.id())));
  }

  private TransferId credit(Handle h, Happening one, AwardKind kind, Unit unit, LotTerms terms, List<Earned.Line> lines, Optional<Branch> branch) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("rules", lines.stream().map(l -> Map.of("fa", l.name().fa(), "en", l.name().en(), "points", l.points())).toList());
    branch.ifPresent(found -> told.put("branch", found.name()));
    long amount = lines.stream().mapToLong(Earned.Line::points).sum();
    var why = new Why(kind.reason(), Optional.empty(), told);
    return ledger.credit(h, new Credit(HolderId.of(one.member()), unit, amount, House.ISSUED, why, terms)).transfer();
  }

  private static Map<Validity, List<Earned.Line>> byValidity(List<Earned.Line> lines) {
    var groups = new LinkedHashMap<Validity, List<Earned.Line>>();
    lines.forEach(line -> groups.computeIfAbsent(line.validity(), v -> new ArrayList<>()).add(line));
    return groups;
  }
}
