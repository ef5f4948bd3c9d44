package club.vafa.tier;

import static club.vafa.tier.TierGivens.jalali;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Core;
import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.calendar.CalendarKind;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.Member;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.staff.PredefinedRole;
import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.value.Ids;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.PurchaseId;
import club.vafa.value.StaffId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionsTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private static final AtomicInteger KEYS = new AtomicInteger();

  private final TestClub club = new TestClub(DATABASE);
  private final Core core = club.core();
  private final TierGivens given = new TierGivens(core, club.clock());
  private final StaffId cashier = club.staff(PredefinedRole.CASHIER).staffId();
  private final Member member = club.consenting(Language.FA, Channel.TELEGRAM);
  private final String plan = "vip-" + KEYS.incrementAndGet();

  @BeforeEach
  void aPlanOfAYearThatPaysForDelivery() {
    assertThat(core.plans.add(Actor.SYSTEM, draft(plan, 12_000_000))).isInstanceOf(Plans.Planning.Planned.class);
  }

  private static Plan.Draft draft(String code, long fee) {
    return new Plan.Draft(code, new LocalText("عضویت ویژه", "VIP"), Money.rials(fee), 12, CalendarKind.JALALI, Set.of(SavingKind.DELIVERY),
        LocalText.same(""), 14, true);
  }

  private static RequestKey key() {
    return new RequestKey("subscription-test", "k" + KEYS.incrementAndGet());
  }

  private Selling sell() {
    return ((Keyed.First<Selling>) core.subscriptions.sell(key(), sale(), cashier)).answer();
  }

  private Subscriptions.Sale sale() {
    return new Subscriptions.Sale(member.id(), plan, new BranchId(new UUID(1, 1)), Optional.empty());
  }

  private Subscription sold() {
    return ((Selling.Sold) sell()).subscription();
  }

  private Saving save(SavingKind kind, long amount, Optional<PurchaseId> purchase) {
    return ((Keyed.First<Saving>) core.savings.record(key(), new Saving.Wish(member.id(), kind, Money.rials(amount), purchase), cashier)).answer();
  }

  private Optional<Membership> own() {
    return core.db.read(h -> core.subscriptions.of(h, member.id()));
  }

  /// 1403 is a leap year: what begins on its last day has no such day a year later.
  @ParameterizedTest
  @CsvSource({"1405-03-11, 1406-03-10", "1403-12-30, 1404-12-29", "1404-01-01, 1404-12-29", "1403-01-01, 1403-12-30", "1402-12-29, 1403-12-28"})
  void aYearEndsOnTheEveOfTheSameDay(String from, String until) {
    assertThat(core.plans.byCode(plan).orElseThrow().lastDay(day(from))).isEqualTo(day(until));
  }

  private static LocalDate day(String date) {
    var parts = date.split("-");
    return jalali(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  @Test
  void theSameKeySellsOnceAndARenewalFollowsThePresentPeriodOnceAhead() {
    given.on(jalali(1405, 3, 11));
    var key = key();
    var first = (Selling.Sold) ((Keyed.First<Selling>) core.subscriptions.sell(key, sale(), cashier)).answer();
    assertThat(core.subscriptions.sell(key, sale(), cashier)).isEqualTo(new Keyed.Again<>(first));
    assertThat(first.subscription().until()).isEqualTo(jalali(1406, 3, 10));
    given.on(jalali(1406, 3, 1));
    var renewed = sold();
    assertThat(renewed.from()).isEqualTo(jalali(1406, 3, 11));
    assertThat(sell()).isEqualTo(new Selling.Renewed(renewed.until()));
    assertThat(own().orElseThrow().next()).contains(renewed);
    given.on(jalali(1406, 3, 11));
    assertThat(own().orElseThrow().subscription()).isEqualTo(renewed);
    given.on(jalali(1407, 3, 11));
    assertThat(own()).isEmpty();
    assertThat(sold().from()).as("after a pause it begins today").isEqualTo(jalali(1407, 3, 11));
  }

  @Test
  void manyTillsAtOnceSellOnePeriodAndOneRenewal() {
    var answers = Race.of(8, i -> this::sell);
    assertThat(answers.stream().filter(Selling.Sold.class::isInstance)).hasSize(2);
    assertThat(answers.stream().filter(Selling.Renewed.class::isInstance)).hasSize(6);
  }

  @Test
  void whatItHasSavedIsSummedByKindAndEachPurchaseCountsOnce() {
    assertThat(save(SavingKind.DELIVERY, 100, Optional.empty())).isEqualTo(new Saving.NoSubscription());
    sold();
    var purchase = new PurchaseId(Ids.random());
    assertThat(save(SavingKind.DELIVERY, 450_000, Optional.of(purchase))).isInstanceOf(Saving.Saved.class);
    assertThat(save(SavingKind.DELIVERY, 450_000, Optional.of(purchase))).isEqualTo(new Saving.AlreadyTold(purchase));
    assertThat(save(SavingKind.TAX, 5, Optional.of(purchase))).isEqualTo(new Saving.NotGiven(SavingKind.TAX));
    assertThat(((Saving.Saved) save(SavingKind.DELIVERY, 50_000, Optional.empty())).total()).isEqualTo(Money.rials(500_000));
    assertThat(own().orElseThrow().savedBy()).containsOnlyKeys(SavingKind.DELIVERY);
    assertThat(own().orElseThrow().saved()).isEqualTo(Money.rials(500_000));
  }

  @Test
  void aFeeIsGivenBackByWholeDaysFromTomorrowOnAndOnce() {
    given.on(jalali(1405, 1, 1));
    var one = sold();
    given.on(jalali(1405, 1, 10));
    var refund = core.subscriptions.refund(key(), member.id(), one.id(), cashier);
    // 1405 has 365 days, of which ten are used.
    assertThat(refund).isEqualTo(new Keyed.First<>(new FeeRefund.Refunded(one.id(), Money.rials(12_000_000L * 355 / 365))));
    assertThat(own()).isEmpty();
    assertThat(core.subscriptions.refund(key(), member.id(), one.id(), cashier))
        .isEqualTo(new Keyed.First<>(new FeeRefund.AlreadyRefunded(Money.rials(12_000_000L * 355 / 365))));
    assertThat(save(SavingKind.DELIVERY, 100, Optional.empty())).isEqualTo(new Saving.NoSubscription());
  }

  @Test
  void aRenewalThatHasNotBegunIsGivenBackWhole() {
    sold();
    var next = sold();
    assertThat(core.subscriptions.refund(key(), member.id(), next.id(), cashier))
        .isEqualTo(new Keyed.First<>(new FeeRefund.Refunded(next.id(), Money.rials(12_000_000))));
    assertThat(own()).isPresent();
  }

  @Test
  void nothingIsGivenBackForWhatIsOverOrAnothers() {
    var one = sold();
    var other = club.member();
    assertThat(core.subscriptions.refund(key(), other.id(), one.id(), cashier)).isEqualTo(new Keyed.First<>(new FeeRefund.NoSuchSubscription()));
    given.on(one.until().plusDays(1));
    assertThat(core.subscriptions.refund(key(), member.id(), one.id(), cashier)).isEqualTo(new Keyed.First<>(new FeeRefund.Over(one.until())));
  }

  @Test
  void membersAreRemindedOnceBeforeTheEndAndToldOnceOfIt() {
    given.on(jalali(1405, 3, 11));
    var one = sold();
    save(SavingKind.DELIVERY, 900_000, Optional.empty());
    given.on(one.until().minusDays(15));
    core.renewals.run();
    assertThat(given.messages(member)).as("of the sale").isOne();
    given.on(one.until().minusDays(14));
    Race.of(4, i -> core.renewals::run);
    core.renewals.run();
    assertThat(given.texts(member)).hasSize(2);
    assertThat(given.texts(member).getLast()).contains("۱۰ خرداد ۱۴۰۶", "۹۰٬۰۰۰ تومان برایتان صرفه داشته");
    given.on(one.until());
    core.renewals.run();
    assertThat(given.texts(member)).hasSize(2);
    given.on(one.until().plusDays(1));
    Race.of(4, i -> core.renewals::run);
    assertThat(given.texts(member)).hasSize(3);
    assertThat(given.texts(member).getLast()).contains("تمام شد");
  }

  @Test
  void whoHasRenewedIsNeitherRemindedNorToldOfAnEnd() {
    var one = sold();
    sold();
    given.on(one.until().minusDays(3));
    core.renewals.run();
    given.on(one.until().plusDays(1));
    core.renewals.run();
    assertThat(given.texts(member)).as("of the two sales").hasSize(2);
  }

  @Test
  void whatIsSoldStaysAsItWasSoldWhenThePlanChanges() {
    var one = sold();
    var id = core.plans.byCode(plan).orElseThrow().id();
    assertThat(core.plans.change(Actor.SYSTEM, id, draft(plan, 20_000_000))).isInstanceOf(Plans.Planning.Planned.class);
    assertThat(own().orElseThrow().subscription().fee()).isEqualTo(Money.rials(12_000_000)).isEqualTo(one.fee());
    assertThat(core.plans.add(Actor.SYSTEM, draft(plan, 1))).isEqualTo(new Plans.Planning.CodeTaken(plan));
  }
}
