package club.vafa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.branch.NewBranch;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.Credit;
import club.vafa.ledger.Debit;
import club.vafa.ledger.GiveBack;
import club.vafa.ledger.HoldWish;
import club.vafa.ledger.Holding;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Spending;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.purchase.Customer;
import club.vafa.purchase.Sale;
import club.vafa.request.RequestKey;
import club.vafa.trail.Actor;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  /// For each rule, how to break it behind the club's back; what guards it otherwise is taken away first.
  private static final Map<String, List<String>> BREAKS = Map.ofEntries(
      Map.entry("entries-sum-to-zero", List.of("update entry set amount = amount + 1 where ctid = (select min(ctid) from entry where account = 'ISSUED')")),
      Map.entry("transfers-have-two-sides", List.of("delete from entry where account = 'REDEEMED'")),
      Map.entry("posted-is-the-sum-of-entries", List.of("update balance set posted = posted + 5")),
      Map.entry("posted-is-open-lots-less-debt", List.of("update balance set debt = debt + 1")),
      Map.entry("lots-are-what-was-given-less-what-was-taken", List.of("update lot_use set amount = amount + 1")),
      Map.entry("no-lot-is-negative", List.of("alter table lot drop constraint lot_remaining", "update lot set remaining = amount + 1")),
      Map.entry("uses-belong-to-transfers", List.of("delete from entry where transfer_id in (select transfer_id from lot_use)")),
      Map.entry("nothing-is-spent-after-its-expiry", List.of("update lot set expires_at = at")),
      Map.entry("held-is-what-open-holds-keep", List.of("update balance set held = held + 1")),
      Map.entry("a-hold-ends-once", List.of("update hold set amount = amount - 1 where state = 'POSTED'")),
      Map.entry("debts-are-known-one-by-one", List.of("update balance set debt = 3")),
      Map.entry("nothing-stays-in-transit", List.of("delete from entry where account = 'IN_TRANSIT' and amount > 0")),
      Map.entry("no-more-is-given-back-than-was-taken", List.of("update lot_return set amount = amount + 1000")),
      Map.entry("a-reversal-mirrors", List.of("update entry set amount = amount * 2 where transfer_id in (select id from transfer where reverses is not null)")),
      Map.entry("gift-card-liability", List.of("insert into gift_card (id, status, issued_at) select holder_id, 'ACTIVE', now() from balance limit 1",
          "update balance set unit = 'CREDIT', debt = 1")),
      Map.entry("settlement-positions-sum-to-zero", List.of(
          "insert into settlement_month (month, from_at, until_at, closed_at) values ('1405-03', '2026-05-22', '2026-06-22', '2026-06-23')",
          "insert into settlement_line (month, source, debtor, creditor, unit, amount, thousandths) values ('1405-03', '1405-03', 'club', 'branch:1', 'POINTS', 9, 9000000)",
          "insert into settlement_payment (id, month, payer, payee, amount) values (gen_random_uuid(), '1405-03', 'club', 'branch:1', 8000)")),
      Map.entry("refunds-take-no-more-than-was-earned", List.of("update purchase set returned = 1")),
      Map.entry("a-receipt-is-one-sale", List.of("delete from receipt")),
      Map.entry("coupons-are-redeemed-at-most-once", List.of("update coupon set redeemed_at = valid_until, redeemed_branch = id, basket = 1, discount = 1")),
      Map.entry("coupons-belong-to-one-standing-sale", List.of("insert into payment (member_id, purchase_id, line, means, units, value, subject_id) "
          + "select member_id, gen_random_uuid(), 1, 'COUPON', 1, 1, id from coupon")),
      Map.entry("pools-are-never-below-zero", List.of("alter table pool drop constraint pool_remaining",
          "insert into pool (id, amount, remaining) values (gen_random_uuid(), 5, -1)")));

  private static TestClub club;

  @BeforeAll
  static void aHistory() {
    club = new TestClub(DATABASE);
    var core = club.core();
    var branch = core.branches.add(Actor.SYSTEM, new NewBranch("valiasr", LocalText.same("valiasr"), LocalText.same(""), "", Optional.empty(), Optional.empty()));
    assertThat(branch).isNotNull();
    var member = club.member();
    var other = HolderId.of(club.member().id());
    var holder = HolderId.of(member.id());
    core.purchases.record(new RequestKey("till", "one"), new Sale(new Customer.ById(member.id()), "valiasr", "main", "r1", Optional.empty(),
        Optional.of(Money.rials(500_000)), List.of()), Optional.empty());
    club.coupon(member.id());
    in(h -> core.ledger.credit(h, new Credit(holder, Unit.POINTS, 100, House.ISSUED, Why.of(Reason.WELCOME),
        LotTerms.until(club.clock().instant().plus(Duration.ofDays(30))))));
    var spent = in(h -> core.ledger.debit(h, new Debit(holder, Unit.POINTS, 20, House.REDEEMED, Why.of(Reason.PAYMENT))));
    in(h -> core.returns.giveBack(h, new GiveBack(holder, ((Spending.Spent) spent).transfer(), 5, Why.of(Reason.GIVEN_BACK))));
    var reversed = in(h -> core.ledger.debit(h, new Debit(holder, Unit.POINTS, 3, House.REDEEMED, Why.of(Reason.PAYMENT))));
    in(h -> core.returns.reverse(h, holder, ((Spending.Spent) reversed).transfer(), Why.of(Reason.REVERSAL)));
    var held = in(h -> core.holds.hold(h, new HoldWish(holder, Unit.POINTS, 10, Why.of(Reason.REWARD), club.clock().instant().plusSeconds(60), Optional.empty())));
    in(h -> core.holds.post(h, holder, ((Holding.Held) held).hold(), 10, House.REDEEMED, Why.of(Reason.REWARD)));
    in(h -> core.holds.hold(h, new HoldWish(holder, Unit.POINTS, 4, Why.of(Reason.REWARD), club.clock().instant().plusSeconds(60), Optional.empty())));
    in(h -> core.moves.give(h, holder, other, Unit.POINTS, 7, Why.of(Reason.GIFT_SENT), Why.of(Reason.GIFT_RECEIVED)));
  }

  private static <A> A in(Function<Handle, A> work) {
    return club.core().db.transact(h -> Outcome.commit(work.apply(h)));
  }

  static List<String> codes() {
    return Audit.invariants().stream().map(Invariant::code).toList();
  }

  @Test
  void everyRuleHoldsAfterAHistoryOfEveryKind() {
    assertThat(club.core().audit.run()).hasSizeGreaterThanOrEqualTo(12).allSatisfy(finding ->
        assertThat(finding.examples()).as(finding.invariant().code()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("codes")
  void aRuleThatIsBrokenIsFoundWithTheIdsThatBreakIt(String code) {
    var broken = club.core().db.transact(h -> {
      h.execute("set local session_replication_role = replica");
      BREAKS.get(code).forEach(h::execute);
      var found = Audit.invariants().stream().collect(Collectors.toMap(Invariant::code, i -> AuditSql.check(h, i.sql(), Audit.EXAMPLES_MAX)));
      return Outcome.refuse(found);
    });
    assertThat(broken.get(code).broken()).isPositive();
    assertThat(broken.get(code).examples()).isNotEmpty().hasSizeLessThanOrEqualTo(Audit.EXAMPLES_MAX);
  }
}
