package club.vafa.coupon;

import static club.vafa.value.Money.rials;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.award.Joined;
import club.vafa.award.Joining;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.ChatAddress;
import club.vafa.member.How;
import club.vafa.member.NewMember;
import club.vafa.member.PhoneProof;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.secret.SecretCode;
import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.value.Currency;
import club.vafa.value.Ids;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.Phone;
import club.vafa.value.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CouponsTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final LocalText NAME = new LocalText("یک فنجان مهمان ما", "A cup on us");

  private final BranchId here = new BranchId(Ids.random());
  private final BranchId there = new BranchId(Ids.random());
  private final MemberId member = new MemberId(Ids.random());
  private final String till = "till-" + UUID.randomUUID();
  private TestClub club;
  private Coupons coupons;

  @BeforeEach
  void open() {
    club = new TestClub(database);
    coupons = club.core().coupons;
  }

  @Test
  void aCodeIsRedeemedAtMostOnceWhateverTheTillsDoAtTheSameMoment() {
    var own = issue(percent(20));
    var answers = Race.of(64, i -> () -> redeem("key-" + i, own.code(), here, rials(1_000_000)));
    assertThat(answers).filteredOn(Redemption.Redeemed.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(a -> !(a instanceof Redemption.Redeemed)).hasSize(63)
        .containsOnly(new Redemption.AlreadyRedeemed(club.clock().instant(), here));
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void theSameRequestAgainGetsTheFirstAnswer() {
    var own = issue(percent(20));
    var key = new RequestKey(till, "receipt-1");
    var first = coupons.redeem(key, own.code(), here, rials(1_000_000), Optional.empty());
    var again = coupons.redeem(key, own.code().toLowerCase(), here, rials(1_000_000), Optional.empty());
    assertThat(first).isInstanceOfSatisfying(Keyed.First.class, f ->
        assertThat(again).isEqualTo(new Keyed.Again<>(f.answer())));
    assertThat(coupons.redeem(key, own.code(), here, rials(2_000_000), Optional.empty())).isInstanceOf(Keyed.OtherContent.class);
  }

  @Test
  void aShareIsRoundedDownAndHeldToItsMaximum() {
    assertThat(new Discount.Percent(15, Optional.empty()).on(rials(9_999))).isEqualTo(rials(1_499));
    assertThat(new Discount.Percent(15, Optional.of(rials(1_000))).on(rials(9_999))).isEqualTo(rials(1_000));
    assertThat(new Discount.Percent(100, Optional.empty()).on(rials(Long.MAX_VALUE))).isEqualTo(rials(Long.MAX_VALUE));
    assertThat(new Discount.Off(rials(5_000)).on(rials(3_000))).isEqualTo(rials(3_000));
  }

  @Test
  void theTillIsToldTheDiscountAndWhatIsToPay() {
    var own = issue(percent(20));
    assertThat(redeem("a", own.code(), here, rials(1_000_001))).isInstanceOfSatisfying(Redemption.Redeemed.class, r -> {
      assertThat(r.discount()).isEqualTo(rials(200_000));
      assertThat(r.toPay()).isEqualTo(rials(800_001));
      assertThat(r.member()).contains(member);
    });
  }

  @Test
  void aCodeIsGoodUntilTheEndOfItsLastDayInTheClubsZone() {
    var own = issue(percent(20));
    var end = Instant.parse("2026-07-01T20:30:00Z");
    assertThat(own.coupon().until()).isEqualTo(end);
    club.clock().set(end);
    assertThat(redeem("a", own.code(), here, rials(1_000_000))).isEqualTo(new Redemption.Expired(end));
    club.clock().set(end.minusMillis(1));
    assertThat(redeem("b", own.code(), here, rials(1_000_000))).isInstanceOf(Redemption.Redeemed.class);
  }

  @Test
  void aCodeIsNotGoodBeforeItWasGiven() {
    var own = issue(percent(20));
    club.clock().advance(Duration.ofSeconds(-1));
    assertThat(redeem("a", own.code(), here, rials(1_000_000))).isEqualTo(new Redemption.NotYet(TestClub.START));
  }

  @Test
  void aCodeOfOtherBranchesIsNotGoodHere() {
    var own = issue(new CouponTerms(NAME, new Discount.Percent(20, Optional.empty()), rials(0), Set.of(there), 30));
    assertThat(redeem("a", own.code(), here, rials(1_000_000))).isEqualTo(new Redemption.NotHere(Set.of(there)));
    assertThat(redeem("b", own.code(), there, rials(1_000_000))).isInstanceOf(Redemption.Redeemed.class);
  }

  @Test
  void aBasketBelowTheMinimumIsToldWhatIsMissing() {
    var own = issue(new CouponTerms(NAME, new Discount.Off(rials(100_000)), rials(500_000), Set.of(), 30));
    assertThat(redeem("a", own.code(), here, rials(450_000))).isEqualTo(new Redemption.BelowMinimum(rials(500_000), rials(50_000)));
    assertThat(redeem("b", own.code(), here, new Money(450, Currency.EUR))).isEqualTo(new Redemption.OtherCurrency(Currency.IRR));
    assertThat(redeem("c", own.code(), here, rials(500_000))).isInstanceOf(Redemption.Redeemed.class);
  }

  @Test
  void aFreeItemTakesOffWhatThisBasketAsksForIt() {
    var coffee = new ProductId(Ids.random());
    var item = new Discount.FreeItem(coffee, rials(850_000));
    assertThat(item.on(rials(2_000_000))).isEqualTo(rials(850_000));
    assertThat(item.on(rials(500_000))).isEqualTo(rials(500_000));
    assertThat(item.on(new Basket(rials(2_000_000), Map.of(coffee, rials(900_000))))).contains(rials(900_000));
    var own = issue(new CouponTerms(NAME, item, rials(0), Set.of(), 30));
    var other = new Basket(rials(2_000_000), Map.of(new ProductId(Ids.random()), rials(2_000_000)));
    assertThat(use(own.code(), other)).isEqualTo(new Redemption.ItemMissing(coffee));
    assertThat(use(own.code(), new Basket(rials(2_000_000), Map.of(coffee,
        rials(900_000))))).isInstanceOfSatisfying(Redemption.Redeemed.class,
        r -> assertThat(r.toPay()).isEqualTo(rials(1_100_000)));
    assertThat(own(member)).isEmpty();
  }

  private Redemption use(String code, Basket basket) {
    return club.core().db.transact(h -> Outcome.commit(coupons.redeem(h, new CouponUse(code, here, basket, Optional.of(member),
        Optional.empty()))));
  }

  @Test
  void aCodeThatWasTakenBackIsNotGoodAndARedeemedOneIsNotTakenBack() {
    var own = issue(percent(20));
    assertThat(takeBack(own)).isTrue();
    assertThat(takeBack(own)).isTrue();
    assertThat(own()).isEmpty();
    assertThat(redeem("a", own.code(), here, rials(1_000))).isEqualTo(new Redemption.Voided(club.clock().instant()));
    var used = issue(percent(20));
    redeem("b", used.code(), here, rials(1_000));
    assertThat(takeBack(used)).isFalse();
  }

  private boolean takeBack(OwnCoupon own) {
    return club.core().db.transact(h -> Outcome.commit(coupons.takeBack(h, member, own.coupon().id())));
  }

  @Test
  void whoeverJoinsIsWelcomedWithADiscountOnce() {
    var welcome = club.core().welcomeDiscount;
    welcome.set(percent(15), Actor.SYSTEM);
    var phone = club.freshPhone();
    var first = join(phone);
    assertThat(first).isInstanceOfSatisfying(Joined.Welcome.class, joined -> {
      assertThat(joined.discount().orElseThrow().coupon().discount()).isEqualTo(new Discount.Percent(15, Optional.empty()));
      assertThat(own(joined.member().id())).containsExactly(joined.discount().get());
    });
    assertThat(join(phone)).isInstanceOf(Joined.AlreadyMember.class);
    assertThat(own(first.member().id())).hasSize(1);
    welcome.end(Actor.SYSTEM);
    assertThat(((Joined.Welcome) join(club.freshPhone())).discount()).isEmpty();
  }

  private Joined join(Phone phone) {
    var person = new NewMember(Optional.of(phone), Optional.of(PhoneProof.SMS), Optional.of(ChatAddress.sms(phone)), "مینا کریمی",
        Language.FA, How.SMS,
        Optional.of(1), Optional.empty());
    return club.core().db.transact(h -> Outcome.commit(club.core().joins.join(h, new Joining(person, Optional.empty(), Optional.empty()))));
  }

  @Test
  void aRefusedCodeMayBeTriedAgainUnderTheSameKey() {
    var own = issue(new CouponTerms(NAME, new Discount.Off(rials(100_000)), rials(500_000), Set.of(there), 30));
    assertThat(redeem("a", own.code(), here, rials(500_000))).isInstanceOf(Redemption.NotHere.class);
    assertThat(redeem("a", own.code(), there, rials(500_000))).isInstanceOf(Redemption.Redeemed.class);
  }

  @Test
  void guessesAreLimitedPerCallerAndGoodCodesAreNotGuesses() {
    var own = issue(percent(20));
    for (int i = 0; i < Coupons.GUESSES.max(); i++) {
      assertThat(coupons.check(till, own.code(), here, Optional.empty())).isInstanceOf(CouponCheck.Good.class);
    }
    for (int i = 0; i < Coupons.GUESSES.max(); i++) {
      var typed = i % 2 == 0 ? SecretCode.random(new Random(i)).shown() : "nonsense";
      assertThat(redeem("guess" + i, typed, here, rials(1))).isEqualTo(new Redemption.Unknown());
    }
    var until = TestClub.START.plus(Coupons.GUESSES.period());
    assertThat(redeem("a", "nonsense", here, rials(1))).isEqualTo(new Redemption.TooManyGuesses(until));
    // Also a good one: whoever guesses must not learn which.
    assertThat(redeem("b", own.code(), here, rials(1))).isEqualTo(new Redemption.TooManyGuesses(until));
    assertThat(coupons.check(till, own.code(), here, Optional.empty()))
        .isEqualTo(new CouponCheck.Bad(new Redemption.TooManyGuesses(until)));
    assertThat(coupons.check(till + "2", own.code(), here,
        Optional.of(Basket.of(rials(1_000))))).isInstanceOfSatisfying(CouponCheck.Good.class,
        good -> assertThat(good.discount()).contains(rials(200)));
    club.clock().set(until);
    assertThat(redeem("c", own.code(), here, rials(1))).isInstanceOf(Redemption.Redeemed.class);
  }

  @Test
  void aMemberSeesOwnCodesThatCanStillBeUsedSoonestEndFirst() {
    var late = issue(percent(20));
    var soon = issue(new CouponTerms(NAME, new Discount.Off(rials(100_000)), rials(0), Set.of(), 3));
    var used = issue(percent(5));
    redeem("a", used.code(), here, rials(1_000));
    assertThat(own()).extracting(OwnCoupon::code).containsExactly(soon.code(), late.code());
    assertThat(own()).isEqualTo(List.of(soon, late));
    club.clock().advance(Duration.ofDays(10));
    assertThat(own()).containsExactly(late);
    assertThat(own(new MemberId(Ids.random()))).isEmpty();
  }

  @Test
  void theTableDoesNotTellTheCode() {
    var own = issue(percent(20));
    var row = club.core().db.read(h -> h.createQuery("select row_to_json(c)::text from coupon c where member_id = :member")
        .bind("member", member)
        .mapTo(String.class).one());
    assertThat(row).doesNotContain(own.code()).doesNotContain(own.code().replace("-", ""));
  }

  private static CouponTerms percent(int percent) {
    return new CouponTerms(NAME, new Discount.Percent(percent, Optional.empty()), rials(0), Set.of(), 30);
  }

  private OwnCoupon issue(CouponTerms terms) {
    return club.core().db.transact(h -> Outcome.commit(coupons.issue(h, member, terms,
        new CouponSource(CouponSource.Kind.STAFF, Optional.empty()))));
  }

  private List<OwnCoupon> own() {
    return own(member);
  }

  private List<OwnCoupon> own(MemberId whose) {
    return club.core().db.read(h -> coupons.ofMember(h, whose));
  }

  private long events() {
    return club.core().db.read(h -> h.createQuery("select count(*) from event where holder_id = :member and type = 'CouponRedeemed'")
        .bind("member", member).mapTo(Long.class).one());
  }

  private Redemption redeem(String key, String code, BranchId branch, Money basket) {
    return switch (coupons.redeem(new RequestKey(till, key), code, branch, basket, Optional.empty())) {
      case Keyed.First<Redemption>(Redemption answer) -> answer;
      case Keyed.Again<Redemption>(Redemption answer) -> answer;
      case Keyed.OtherContent<Redemption> o -> throw new IllegalStateException("another content");
      case Keyed.InFlight<Redemption> f -> throw new IllegalStateException("in flight");
    };
  }
}
