package club.vafa.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.earning.Cap;
import club.vafa.earning.Condition;
import club.vafa.earning.EarningRule;
import club.vafa.earning.EarningRule.Stacking;
import club.vafa.earning.EarningRules.Ruling;
import club.vafa.earning.Gift;
import club.vafa.earning.KeptEarning;
import club.vafa.earning.RuleDraft;
import club.vafa.earning.Through;
import club.vafa.earning.Trigger;
import club.vafa.earning.Validity;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Member;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.trail.Actor;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SaleRulesTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  private final TestClub club = new TestClub(DATABASE);
  private final Member member = club.member();
  private String branch = "";

  @BeforeEach
  void aClubWithoutRules() {
    branch = "shop-" + NUMBERS.incrementAndGet();
    var wish = new NewBranch(branch, new LocalText("شعبه", "Shop"), new LocalText("", ""), "", Optional.empty(), Optional.empty());
    assertThat(club.core().branches.add(Actor.SYSTEM, wish)).isInstanceOf(Branches.Adding.Added.class);
    club.core().earningRules.list().forEach(r -> club.core().earningRules.end(Actor.SYSTEM, r.id()));
  }

  @Test
  void aQuoteIsTheAnswerOfTheSaleAndWritesNothing() {
    rule(Condition.ALWAYS, new Gift.PerAmount(1, 10_000), Optional.empty());
    rule(Condition.ALWAYS.withAmountAtLeast(200_000), new Gift.Fixed(30), Optional.of(new Cap(50, Cap.Period.MONTH, CalendarKind.JALALI)));
    rule(Condition.ALWAYS, new Gift.CreditPerAmount(5, 100), Optional.empty());
    rule(Condition.ALWAYS.withNth(2, true), new Gift.Multiplier(300), Optional.empty());
    for (int i = 0; i < 4; i++) {
      var sale = sale("q" + i, 250_000 + i * 7_777);
      var first = quoted(sale);
      assertThat(quoted(sale)).isEqualTo(first);
      var done = recorded(sale);
      assertThat(first.points()).isEqualTo(done.points());
      assertThat(first.lines()).isEqualTo(done.lines());
      assertThat(first.credits()).isEqualTo(done.credits());
      assertThat(first.balance()).isEqualTo(done.balance());
      assertThat(first.nthPurchase()).isEqualTo(done.nthPurchase());
    }
    assertThat(club.core().quotes.quote("till", new Sale(new Customer.ById(member.id()), "moon", "1", "", Optional.empty(),
        Optional.of(Money.rials(1)), List.of())))
        .isEqualTo(new Quotes.Quote.Not(new Recording.UnknownBranch("moon")));
  }

  @Test
  void creditIsGivenInTheSaleAndCountedInTheCapOfItsRule() {
    rule(Condition.ALWAYS, new Gift.CreditPerAmount(10, 100), Optional.of(new Cap(30_000, Cap.Period.DAY, CalendarKind.JALALI)));
    assertThat(recorded(sale("c1", 200_000)).credits()).extracting(Recording.Line::points).containsExactly(20_000L);
    assertThat(recorded(sale("c2", 200_000)).credits()).extracting(Recording.Line::points).containsExactly(10_000L);
    assertThat(recorded(sale("c3", 200_000)).credits()).isEmpty();
    assertThat(posted(Unit.CREDIT)).isEqualTo(30_000);
    assertThat(posted(Unit.POINTS)).isZero();
  }

  @Test
  void aCouponOfARuleIsTheMembersOnceTheEventWasWorkedOn() {
    rule(Condition.ALWAYS.withNth(1, false), new Gift.Coupon(new LocalText("خوش آمدید", "Welcome"), Optional.of(20), Optional.of(50_000L),
        Optional.empty(), 100_000, 30), Optional.empty());
    assertThat(recorded(sale("k1", 200_000)).coupons()).extracting(LocalText::en).containsExactly("Welcome");
    assertThat(recorded(sale("k2", 200_000)).coupons()).isEmpty();
    pump();
    pump();
    assertThat(club.core().db.<List<?>>read(h -> club.core().coupons.ofMember(h, member.id()))).hasSize(1);
  }

  @Test
  void aRuleForABirthdayHoldsAroundItAndOnlyOnceItWasToldLongEnoughAhead() {
    rule(Condition.ALWAYS.withOccasion(1, 2, "birthday"), new Gift.Fixed(100), Optional.empty());
    birthday(TODAY.plusDays(40));
    assertThat(recorded(sale("b0", 1_000)).points()).isZero();
    club.clock().advance(Duration.ofDays(39));
    assertThat(recorded(sale("b1", 1_000)).points()).isEqualTo(100);
    club.clock().advance(Duration.ofDays(3));
    assertThat(recorded(sale("b2", 1_000)).points()).isEqualTo(100);
    club.clock().advance(Duration.ofDays(1));
    assertThat(recorded(sale("b3", 1_000)).points()).isZero();
  }

  @Test
  void aBirthdayToldTooLateBringsNothingYet() {
    rule(Condition.ALWAYS.withOccasion(0, 0, "birthday"), new Gift.Fixed(100), Optional.empty());
    birthday(TODAY.plusDays(10));
    club.clock().advance(Duration.ofDays(10));
    assertThat(recorded(sale("l1", 1_000)).points()).isZero();
  }

  @Test
  void groupsAndWaysAreConditionsToo() {
    rule(Condition.ALWAYS.withSegments("new-members"), new Gift.Fixed(7), Optional.empty());
    rule(Condition.ALWAYS.withSegments("returning", "speaks-en"), new Gift.Fixed(11), Optional.empty());
    rule(Condition.ALWAYS.withThrough(Through.ONLINE), new Gift.Fixed(13), Optional.empty());
    assertThat(recorded(sale("g1", 1_000)).points()).isEqualTo(7);
    var online = new Sale(new Customer.ById(member.id()), branch, "1", "g2", Optional.empty(), Optional.of(Money.rials(1)), List.of(),
        Optional.of(Through.ONLINE));
    assertThat(recorded(online).points()).isEqualTo(20);
    club.clock().advance(Duration.ofDays(100));
    assertThat(recorded(sale("g3", 1_000)).points()).isEqualTo(11);
  }

  @Test
  void aSaleKeepsTheBookOfItsTimeWhateverChangesAfterwards() {
    var made = rule(Condition.ALWAYS, new Gift.Fixed(5), Optional.empty());
    recorded(sale("v1", 1_000));
    var draft = made.draft();
    club.core().earningRules.change(Actor.SYSTEM, made.id(),
        new RuleDraft(draft.name(), draft.when(), new Gift.Fixed(9), draft.priority(), draft.stacking(),
        draft.cap(), draft.validity(), draft.from(), draft.until()));
    recorded(sale("v2", 1_000));
    club.core().earningRules.end(Actor.SYSTEM, made.id());
    recorded(sale("v3", 1_000));
    var past = club.core().db.read(h -> h.createQuery("select earned::text from purchase where member_id = :m order by id")
        .bind("m", member.id()).mapTo(String.class).list()).stream().map(KeptEarning::read).toList();
    var gifts = past.stream().map(kept -> club.core().db.read(h -> club.core().earningRules.book(h, kept, club.clock().instant())).rules()
        .stream()
        .map(EarningRule::gift).toList()).toList();
    assertThat(gifts).containsExactly(List.of(new Gift.Fixed(5)), List.of(new Gift.Fixed(9)), List.of());
  }

  @Test
  void whatIsNoPurchaseEarnsOncePerThingThatHappened() {
    on(Trigger.JOINING, new Gift.Fixed(11));
    on(Trigger.PROFILE, new Gift.Fixed(17));
    on(Trigger.VISIT, new Gift.Fixed(3));
    var fresh = club.member();
    birthday(fresh, TODAY.plusDays(60));
    var shop = club.core().branches.byCode(branch).orElseThrow();
    for (int i = 0; i < 3; i++) {
      boolean first = i == 0;
      boolean counted = club.core().db.transact(h -> Outcome.commit(club.core().visits.record(h, fresh.id(), shop, Optional.empty())));
      assertThat(counted).isEqualTo(first);
    }
    pump();
    pump();
    assertThat(posted(fresh, Unit.POINTS)).isEqualTo(31);
    club.clock().advance(Duration.ofDays(1));
    club.core().db.transact(h -> Outcome.commit(club.core().visits.record(h, fresh.id(), shop, Optional.empty())));
    pump();
    assertThat(posted(fresh, Unit.POINTS)).isEqualTo(34);
  }

  private void on(Trigger trigger, Gift gift) {
    var draft = new RuleDraft(new LocalText("قاعده", "rule"), Condition.ALWAYS, gift, 10, Stacking.ADD, Optional.empty(),
        Validity.PERMANENT,
        LocalDate.of(2020, 1, 1), Optional.empty(), trigger);
    assertThat(club.core().earningRules.add(Actor.SYSTEM, draft)).isInstanceOf(Ruling.Ruled.class);
  }

  private void pump() {
    boolean more = true;
    while (more) {
      more = club.core().events.pump("test");
    }
  }

  private void birthday(LocalDate next) {
    birthday(member, next);
  }

  private void birthday(Member whose, LocalDate next) {
    var day = Anniversary.of(CalendarDate.of(CalendarKind.GREGORIAN, next.minusYears(30)), LeapChoice.DAY_BEFORE);
    club.core().db.transact(h -> Outcome.commit(club.core().occasions.rememberBirthday(h, Actor.SYSTEM, whose.id(), day)));
  }

  private EarningRule rule(Condition when, Gift gift, Optional<Cap> cap) {
    var draft = new RuleDraft(new LocalText("قاعده", "rule"), when, gift, 10, Stacking.ADD, cap, Validity.months(6),
        LocalDate.of(2020, 1, 1),
        Optional.empty());
    return ((Ruling.Ruled) club.core().earningRules.add(Actor.SYSTEM, draft)).rule();
  }

  private Sale sale(String receipt, long rials) {
    return new Sale(new Customer.ById(member.id()), branch, "1", receipt, Optional.empty(), Optional.of(Money.rials(rials)), List.of());
  }

  private Quotes.Quote.Quoted quoted(Sale sale) {
    return (Quotes.Quote.Quoted) club.core().quotes.quote("till", sale);
  }

  private Recording.Recorded recorded(Sale sale) {
    var keyed = club.core().purchases.record(new RequestKey("till-" + branch, sale.receipt()), sale, Optional.empty());
    return (Recording.Recorded) ((Keyed.First<Recording>) keyed).answer();
  }

  private long posted(Unit unit) {
    return posted(member, unit);
  }

  private long posted(Member of, Unit unit) {
    return club.core().db.read(h -> club.core().ledger.balance(h, HolderId.of(of.id()), unit)).posted();
  }
}
