package club.vafa.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.calendar.CalendarKind;
import club.vafa.db.TestDatabase;
import club.vafa.earning.Cap;
import club.vafa.earning.Condition;
import club.vafa.earning.EarningRule.Stacking;
import club.vafa.earning.EarningRules.Ruling;
import club.vafa.earning.Gift;
import club.vafa.earning.RuleDraft;
import club.vafa.earning.Validity;
import club.vafa.ledger.Balance;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Member;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.trail.Actor;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PurchasesTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final TestClub club = new TestClub(DATABASE);
  private final Member member = club.member();
  private String branch = "";

  @BeforeEach
  void aClubWithOneRule() {
    branch = "shop-" + NUMBERS.incrementAndGet();
    var wish = new NewBranch(branch, new LocalText("شعبه", "Shop"), new LocalText("", ""), "", Optional.empty(), Optional.empty());
    assertThat(club.core().branches.add(Actor.SYSTEM, wish)).isInstanceOf(Branches.Adding.Added.class);
    club.core().earningRules.list().forEach(r -> club.core().earningRules.end(Actor.SYSTEM, r.id()));
    rule(new Gift.PerAmount(1, 10_000), Optional.empty());
  }

  @Test
  void aSaleEarnsWhatTheRulesGiveAndTheBooksHaveIt() {
    var recorded = recorded(record("k1", sale("r1", 250_000)));
    assertThat(recorded.points()).isEqualTo(25);
    assertThat(recorded.lines()).extracting(l -> l.name().en()).containsExactly("rule");
    assertThat(recorded.lines().getFirst().expiresAt()).contains(Instant.parse("2026-12-02T20:30:00Z"));
    assertThat(balance().posted()).isEqualTo(25).isEqualTo(recorded.balance());
  }

  @Test
  void theSameKeyAnswersTheSameAndDoesNothingTwice() {
    var first = record("k2", sale("r2", 100_000));
    var again = record("k2", sale("r2", 100_000));
    assertThat(again).isEqualTo(new Keyed.Again<>(recorded(first)));
    assertThat(record("k2", sale("r2", 100_001))).isInstanceOf(Keyed.OtherContent.class);
    assertThat(balance().posted()).isEqualTo(10);
  }

  @Test
  void aReceiptCountsOnceUnderWhateverKey() {
    var first = recorded(record("k3", sale("r3", 100_000)));
    assertThat(record("k4", sale("r3", 100_000))).isEqualTo(new Keyed.First<>(new Recording.ReceiptTaken(first.purchase())));
    assertThat(balance().posted()).isEqualTo(10);
  }

  @Test
  void manyTillsWithTheSameKeyRecordOneSale() throws Exception {
    var answers = atOnce(64, i -> record("k5", sale("r5", 100_000)));
    assertThat(answers.stream().filter(Keyed.First.class::isInstance)).hasSize(1);
    assertThat(answers).allMatch(a -> a instanceof Keyed.First || a instanceof Keyed.Again || a instanceof Keyed.InFlight);
    assertThat(balance().posted()).isEqualTo(10);
  }

  @Test
  void purchasesOfOneMemberAtOnceAreCountedOneByOne() throws Exception {
    var answers = atOnce(32, i -> record("n" + i, sale("n" + i, 10_000)));
    assertThat(answers.stream().map(PurchasesTest::recorded).map(Recording.Recorded::nthPurchase).sorted().distinct()).hasSize(32);
    assertThat(balance().posted()).isEqualTo(32);
  }

  @Test
  void aCapHoldsWhateverManyTillsDoAtOnce() throws Exception {
    club.core().earningRules.list().forEach(r -> club.core().earningRules.end(Actor.SYSTEM, r.id()));
    rule(new Gift.Fixed(7), Optional.of(new Cap(50, Cap.Period.DAY, CalendarKind.JALALI)));
    atOnce(20, i -> record("c" + i, sale("c" + i, 1_000)));
    assertThat(balance().posted()).isEqualTo(50);
  }

  @Test
  void aMemberRisesAtOnceAndTheNextSaleEarnsByTheNewLevel() {
    var first = recorded(record("t1", sale("t1", 120_000_000)));
    assertThat(first.risen()).isTrue();
    assertThat(first.level().code()).isEqualTo("silver");
    assertThat(first.points()).isEqualTo(12_000);
    assertThat(recorded(record("t2", sale("t2", 100_000))).points()).isEqualTo(12);
  }

  @Test
  void whatIsEarnedIsPendingDuringTheRefundWindow() {
    var settings = club.core().clubs.settings();
    club.core().db.jdbi().useHandle(h -> h.execute("update club set refund_window_days = 7"));
    var patient = new TestClub(DATABASE);
    recorded(patient.core().purchases.record(new RequestKey("till", "p1"), sale("p1", 100_000), Optional.empty()));
    assertThat(balance().available()).isZero();
    assertThat(balance().pending()).isEqualTo(10);
    club.clock().advance(Duration.ofDays(8));
    assertThat(balance().available()).isEqualTo(10);
    club.core().db.jdbi().useHandle(h -> h.execute("update club set refund_window_days = 0"));
    assertThat(settings.refundWindowDays()).isZero();
  }

  @Test
  void whatCannotBeIsRefusedAndLeavesNoTrace() {
    var none = Optional.<Instant>empty();
    var unknown = new Sale(new Customer.ByPhone(club.freshPhone()), branch, "1", "x", none, Optional.of(Money.rials(1)), List.of());
    assertThat(refusal("x1", unknown)).isInstanceOf(Recording.UnknownMember.class);
    assertThat(refusal("x2", new Sale(customer(), "moon", "1", "x", none, Optional.of(Money.rials(1)), List.of())))
        .isInstanceOf(Recording.UnknownBranch.class);
    assertThat(refusal("x3", sale("x", SaleCheck.AMOUNT_MAX + 1))).isInstanceOf(Recording.TooLarge.class);
    assertThat(refusal("x4", new Sale(customer(), branch, "1", "x", none, Optional.empty(), List.of())))
        .isInstanceOf(Recording.NothingSold.class);
    var item = new Sale.Item(Optional.empty(), Optional.of("چای"), 2, Money.rials(500));
    assertThat(refusal("x5", new Sale(customer(), branch, "1", "x", none, Optional.of(Money.rials(1_001)), List.of(item))))
        .isEqualTo(new Recording.PaidMoreThanItems(Money.rials(1_000)));
    var product = new Sale.Item(Optional.of("no-such"), Optional.empty(), 1, Money.rials(1));
    assertThat(refusal("x6", new Sale(customer(), branch, "1", "x", none, Optional.empty(), List.of(product))))
        .isEqualTo(new Recording.UnknownProduct("no-such"));
    var now = club.clock().instant();
    assertThat(refusal("x7", at(now.plus(Duration.ofHours(1))))).isInstanceOf(Recording.InTheFuture.class);
    assertThat(refusal("x8", at(now.minus(Duration.ofDays(61))))).isInstanceOf(Recording.TooLongAgo.class);
    assertThat(balance().posted()).isZero();
    assertThat(recorded(record("x1", sale("x", 10_000))).points()).isEqualTo(1);
  }

  private Recording refusal(String key, Sale sale) {
    return ((Keyed.First<Recording>) record(key, sale)).answer();
  }

  private Sale at(Instant at) {
    return new Sale(customer(), branch, "1", "x", Optional.of(at), Optional.of(Money.rials(1)), List.of());
  }

  private Customer customer() {
    return new Customer.ById(member.id());
  }

  private Sale sale(String receipt, long rials) {
    return new Sale(customer(), branch, "1", receipt, Optional.empty(), Optional.of(Money.rials(rials)), List.of());
  }

  private Keyed<Recording> record(String key, Sale sale) {
    return club.core().purchases.record(new RequestKey("till-" + branch, key), sale, Optional.empty());
  }

  private static Recording.Recorded recorded(Keyed<Recording> keyed) {
    return (Recording.Recorded) ((Keyed.First<Recording>) keyed).answer();
  }

  private Balance balance() {
    return club.core().db.read(h -> club.core().ledger.balance(h, HolderId.of(member.id()), Unit.POINTS));
  }

  private void rule(Gift gift, Optional<Cap> cap) {
    var draft = new RuleDraft(new LocalText("قاعده", "rule"), Condition.ALWAYS, gift, 10, Stacking.ADD, cap, Validity.months(6),
        LocalDate.of(2020, 1, 1), Optional.empty());
    assertThat(club.core().earningRules.add(Actor.SYSTEM, draft)).isInstanceOf(Ruling.Ruled.class);
  }

  private interface Try {
    Keyed<Recording> run(int i);
  }

  private static List<Keyed<Recording>> atOnce(int times, Try tried) throws Exception {
    try (var threads = Executors.newFixedThreadPool(16)) {
      var tries = new ArrayList<Callable<Keyed<Recording>>>();
      for (int i = 0; i < times; i++) {
        int n = i;
        tries.add(() -> tried.run(n));
      }
      var answers = new ArrayList<Keyed<Recording>>();
      for (var done : threads.invokeAll(tries)) {
        answers.add(done.get());
      }
      return answers;
    }
  }

  @Test
  void whatEndsInARefusalMayBeTriedAgainUnderTheSameKey() {
    assertThat(refusal("again", sale("again", SaleCheck.AMOUNT_MAX + 1))).isInstanceOf(Recording.TooLarge.class);
    assertThat(recorded(record("again", sale("again", 10_000))).points()).isEqualTo(1);
  }
}
