package club.vafa.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.branch.Branch;
import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.db.Outcome;
import club.vafa.earning.Cap;
import club.vafa.earning.Condition;
import club.vafa.earning.EarningRule.Stacking;
import club.vafa.earning.EarningRules.Ruling;
import club.vafa.earning.Gift;
import club.vafa.earning.RuleDraft;
import club.vafa.earning.Validity;
import club.vafa.ledger.Balance;
import club.vafa.ledger.DebtPolicy;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Member;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.trail.Actor;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.PurchaseId;
import club.vafa.value.RuleId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A club with a branch of its own, for tests of sales and what comes back of them. Its settings and rules are its database's.
final class OnSales {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  final TestClub club;
  final Branch branch;

  OnSales(TestClub club) {
    this.club = club;
    var code = "shop-" + NUMBERS.incrementAndGet();
    var wish = new NewBranch(code, new LocalText("شعبهٔ ونک", "Vanak"), new LocalText("", ""), "", Optional.empty(), Optional.empty());
    assertThat(club.core().branches.add(Actor.SYSTEM, wish)).isInstanceOf(Branches.Adding.Added.class);
    branch = club.core().branches.byCode(code).orElseThrow();
  }

  /// Only these rules are in force from now on.
  void rules(RuleDraft... drafts) {
    club.core().earningRules.list().forEach(r -> club.core().earningRules.end(Actor.SYSTEM, r.id()));
    for (var draft : drafts) {
      rule(draft);
    }
  }

  RuleId rule(RuleDraft draft) {
    return club.core().earningRules.add(Actor.SYSTEM, draft) instanceof Ruling.Ruled(var rule) ? rule.id() : fail(draft);
  }

  private static RuleId fail(RuleDraft draft) {
    throw new IllegalStateException("a rule of a test was refused: " + draft.problems());
  }

  static RuleDraft draft(Condition when, Gift gift) {
    return draft(when, gift, Validity.PERMANENT, Optional.empty());
  }

  static RuleDraft draft(Condition when, Gift gift, Validity validity, Optional<Cap> cap) {
    return new RuleDraft(new LocalText("قاعده", "rule"), when, gift, 10, Stacking.ADD, cap, validity, LocalDate.of(2020, 1, 1),
        Optional.empty());
  }

  /// A point for each 10,000 rials.
  static RuleDraft plain() {
    return draft(Condition.ALWAYS, new Gift.PerAmount(1, 10_000));
  }

  void policy(DebtPolicy policy) {
    set("debt_policy = '" + policy + "'");
  }

  void set(String assignment) {
    club.core().db.jdbi().useHandle(h -> h.execute("update club set " + assignment));
    club.core().db.transact(h -> Outcome.commit(club.core().clubs.change(h, s -> s)));
  }

  Sale sale(Member member, long rials) {
    return new Sale(new Customer.ById(member.id()), branch.code(), "1", number(), Optional.empty(), Optional.of(Money.rials(rials)),
        List.of());
  }

  Sale sale(Member member, List<Sale.Item> items) {
    return new Sale(new Customer.ById(member.id()), branch.code(), "1", number(), Optional.empty(), Optional.empty(), items);
  }

  static Sale.Item item(long price, int quantity) {
    return new Sale.Item(Optional.empty(), Optional.of("چیزی"), quantity, Money.rials(price));
  }

  Recording.Recorded sold(Sale sale) {
    var answer = club.core().purchases.record(new RequestKey("till", number()), sale, Optional.empty());
    return (Recording.Recorded) ((Keyed.First<Recording>) answer).answer();
  }

  PurchaseId sold(Member member, long rials) {
    return sold(sale(member, rials)).purchase();
  }

  Refunding refund(RefundWish wish) {
    return ((Keyed.First<Refunding>) refund(number(), wish)).answer();
  }

  Keyed<Refunding> refund(String key, RefundWish wish) {
    return club.core().refunds.refund(new RequestKey("till", key), wish, Optional.empty());
  }

  Refunding.Refunded refunded(RefundWish wish) {
    return (Refunding.Refunded) refund(wish);
  }

  Refunding.Refunded whole(PurchaseId purchase) {
    return refunded(RefundWish.whole(purchase, "1", number()));
  }

  Refunding.Refunded part(PurchaseId purchase, long rials) {
    return refunded(RefundWish.of(purchase, "1", number(), Money.rials(rials)));
  }

  Balance points(Member member) {
    return balance(member, Unit.POINTS);
  }

  Balance balance(Member member, Unit unit) {
    return club.core().db.read(h -> club.core().ledger.balance(h, HolderId.of(member.id()), unit));
  }

  static String number() {
    return "n" + NUMBERS.incrementAndGet();
  }
}
