package club.vafa.giftcard;

import static club.vafa.value.Money.rials;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Core;
import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.branch.Branch;
import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.staff.PredefinedRole;
import club.vafa.trail.Actor;
import club.vafa.value.Currency;
import club.vafa.value.GiftCardId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.StaffId;
import club.vafa.value.TransferId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GiftCardsTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);
  private final Core core = club.core();
  private final GiftCards cards = core.giftCards;
  private final StaffId staff = club.staff(PredefinedRole.OWNER).staffId();
  private final Branch here = branch("here");
  private final String till = "till-" + UUID.randomUUID();

  private Branch branch(String code) {
    return core.branches.byCode(code).orElseGet(() -> {
      core.branches.add(Actor.SYSTEM, new NewBranch(code, LocalText.same(code), LocalText.same(""), "", Optional.empty(), Optional.empty()));
      return core.branches.byCode(code).orElseThrow();
    });
  }

  private RequestKey key() {
    return new RequestKey(till, UUID.randomUUID().toString());
  }

  private static <A> A first(Keyed<A> keyed) {
    return ((Keyed.First<A>) keyed).answer();
  }

  private GiftCardId sold(long amount) {
    return sold(amount, Optional.empty());
  }

  private GiftCardId sold(long amount, Optional<LocalDate> lastDay) {
    return ((Loading.Loaded) first(cards.sell(key(), new GiftCards.Sell(here.id(), rials(amount), lastDay), here, staff))).card();
  }

  private String code(GiftCardId card) {
    return core.giftCardDesk.code(card).orElseThrow();
  }

  private Paying pay(String code, long amount) {
    return first(cards.pay(key(), code, rials(amount), here, staff));
  }

  private long left(GiftCardId card) {
    return core.giftCardDesk.byId(card).orElseThrow().balance().available();
  }

  private Showing shown(String caller, String code) {
    return core.db.transact(h -> Outcome.commit(cards.show(h, GiftCards.GUESSES_IN_CHAT, caller, code)));
  }

  @Test
  void ofSixtyFourTillsThatSpendTheSameCardOneWinsAndTheOthersAreToldWhatIsMissing() {
    var card = sold(500_000);
    var code = code(card);
    var answers = Race.of(64, i -> () -> pay(code, 400_000));
    assertThat(answers).filteredOn(Paying.Paid.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(a -> !(a instanceof Paying.Paid)).hasSize(63)
        .containsOnly(new Paying.TooLittle(rials(300_000), rials(100_000)));
    assertThat(left(card)).isEqualTo(100_000);
  }

  @Test
  void aCardIsSpentInPartsLoadedAgainAndTellsWhatIsMissing() {
    var card = sold(500_000);
    assertThat(pay(code(card), 200_000)).isInstanceOfSatisfying(Paying.Paid.class, paid -> assertThat(paid.left()).isEqualTo(rials(300_000)));
    assertThat(pay(code(card), 350_000)).isEqualTo(new Paying.TooLittle(rials(50_000), rials(300_000)));
    var loaded = first(cards.load(key(), code(card), new GiftCards.Sell(here.id(), rials(100_000), Optional.empty()), here, staff));
    assertThat(loaded).isInstanceOfSatisfying(Loading.Loaded.class, l -> assertThat(l.balance()).isEqualTo(rials(400_000)));
    assertThat(pay(code(card), 400_000)).isInstanceOf(Paying.Paid.class);
    assertThat(left(card)).isZero();
  }

  @Test
  void aPaymentSentTwiceIsTakenOnce() {
    var card = sold(500_000);
    var key = key();
    var paid = first(cards.pay(key, code(card), rials(100_000), here, staff));
    assertThat(cards.pay(key, code(card), rials(100_000), here, staff)).isEqualTo(new Keyed.Again<>(paid));
    assertThat(cards.pay(key, code(card), rials(100_001), here, staff)).isInstanceOf(Keyed.OtherContent.class);
    assertThat(left(card)).isEqualTo(400_000);
  }

  @Test
  void aBlockedCardPaysNothingAndKeepsWhatItHas() {
    var card = sold(500_000);
    core.giftCardDesk.set(card, GiftCardStatus.BLOCKED, staff);
    assertThat(pay(code(card), 1)).isEqualTo(new Paying.Unusable(new NoCard.Blocked()));
    assertThat(claim(card, club.member().id())).isEqualTo(new Claiming.Unusable(new NoCard.Blocked()));
    assertThat(core.giftCardDesk.set(card, GiftCardStatus.BLOCKED, staff))
        .isEqualTo(new GiftCardDesk.Setting.AlreadySo(GiftCardStatus.BLOCKED));
    core.giftCardDesk.set(card, GiftCardStatus.ACTIVE, staff);
    assertThat(pay(code(card), 500_000)).isInstanceOf(Paying.Paid.class);
  }

  @Test
  void aCardIsGoodUntilTheEndOfItsLastDayInTheClubsZone() {
    var today = core.clubs.today();
    var card = sold(500_000, Optional.of(today));
    club.clock().set(today.plusDays(1).atStartOfDay(TestClub.ZONE).toInstant().minusMillis(1));
    assertThat(pay(code(card), 100_000)).isInstanceOf(Paying.Paid.class);
    club.clock().advance(Duration.ofMillis(1));
    assertThat(pay(code(card), 1)).isEqualTo(new Paying.TooLittle(rials(1), rials(0)));
    core.ledger.expireDue();
    assertThat(core.giftCardDesk.byId(card).orElseThrow().balance().posted()).isZero();
  }

  @Test
  void aPaymentIsGivenBackToItsOwnLotsAndWhatExpiredMeanwhileStaysExpired() {
    var today = core.clubs.today();
    var card = sold(300_000, Optional.of(today));
    first(cards.load(key(), code(card), new GiftCards.Sell(here.id(), rials(200_000), Optional.empty()), here, staff));
    var payment = ((Paying.Paid) pay(code(card), 400_000)).transfer();
    var some = first(cards.giveBack(key(), card, payment, 100_000, staff));
    assertThat(some).isInstanceOfSatisfying(Returning.Returned.class, r -> assertThat(r.balance()).isEqualTo(rials(200_000)));
    club.clock().set(today.plusDays(1).atStartOfDay(TestClub.ZONE).toInstant());
    var rest = first(cards.giveBack(key(), card, payment, 300_000, staff));
    assertThat(rest).isInstanceOfSatisfying(Returning.Returned.class, r -> {
      assertThat(r.restored()).isEqualTo(rials(0));
      assertThat(r.stayedExpired()).isEqualTo(rials(300_000));
    });
    assertThat(first(cards.giveBack(key(), card, payment, 1, staff))).isEqualTo(new Returning.TooMuch(rials(0)));
    assertThat(left(card)).isEqualTo(200_000);
  }

  @Test
  void nothingIsGivenBackToWhatIsNoCard() {
    var member = club.member().id();
    var id = new GiftCardId(member.value());
    assertThat(first(cards.giveBack(key(), id, new TransferId(UUID.randomUUID()), 1, staff))).isEqualTo(new Returning.NoSuchPayment());
    assertThat(first(cards.giveBack(key(), sold(10), new TransferId(UUID.randomUUID()), 1, staff))).isEqualTo(new Returning.NoSuchPayment());
  }

  private Claiming claim(GiftCardId card, MemberId member) {
    return core.db.transact(h -> Outcome.commit(core.giftCardBook.claim(h, card, member)));
  }

  @Test
  void aMemberMovesACardIntoTheOwnCreditOnceAndTheLotsKeepTheirDates() {
    var last = core.clubs.today().plusDays(10);
    var card = sold(500_000, Optional.of(last));
    pay(code(card), 100_000);
    var member = club.member().id();
    assertThat(claim(card, member)).isEqualTo(new Claiming.Claimed(card, rials(400_000), rials(400_000)));
    assertThat(claim(card, member)).isEqualTo(new Claiming.Empty());
    var credit = core.db.read(h -> core.ledger.balance(h, HolderId.of(member), Unit.CREDIT));
    assertThat(credit.next()).hasValueSatisfying(next -> assertThat(next.at()).isEqualTo(last.plusDays(1).atStartOfDay(TestClub.ZONE).toInstant()));
  }

  @Test
  void ofAPaymentAndAMemberWhoClaimsAtTheSameMomentEachGetsWhatIsReallyLeft() {
    for (int round = 0; round < 5; round++) {
      var card = sold(500_000);
      var code = code(card);
      var member = club.member().id();
      var answers = Race.<Object>of(8, i -> () -> i % 2 == 0 ? pay(code, 500_000) : claim(card, member));
      long paid = answers.stream().filter(Paying.Paid.class::isInstance).count();
      long claimed = answers.stream().filter(Claiming.Claimed.class::isInstance).count();
      assertThat(paid + claimed).isEqualTo(1);
      var credit = core.db.read(h -> core.ledger.balance(h, HolderId.of(member), Unit.CREDIT));
      assertThat(credit.available()).isEqualTo(claimed * 500_000);
      assertThat(left(card)).isZero();
    }
  }

  @Test
  void aNewCodeOpensTheCardAndTheOldOneNothingMore() {
    var card = sold(500_000);
    var old = code(card);
    var fresh = core.giftCardDesk.newCode(card, Actor.of(staff)).orElseThrow();
    assertThat(pay(old, 1)).isEqualTo(new Paying.Unusable(new NoCard.Unknown()));
    assertThat(pay(fresh, 500_000)).isInstanceOf(Paying.Paid.class);
  }

  @Test
  void guessesAreLimitedPerCallerAndGoodCodesAreNotGuesses() {
    var code = code(sold(500_000));
    for (int i = 0; i < GiftCards.GUESSES_IN_CHAT.max(); i++) {
      assertThat(shown("member-1", code)).isInstanceOf(Showing.Shown.class);
      assertThat(shown("member-1", "0000-0000-0000-000" + i)).isEqualTo(new Showing.NotShown(new NoCard.Unknown()));
    }
    assertThat(shown("member-1", code)).isInstanceOfSatisfying(Showing.NotShown.class, n -> assertThat(n.why()).isInstanceOf(NoCard.TooManyGuesses.class));
    assertThat(shown("member-2", code)).isInstanceOf(Showing.Shown.class);
    for (int i = 0; i < GiftCards.GUESSES.max(); i++) {
      assertThat(pay("nonsense", 1)).isEqualTo(new Paying.Unusable(new NoCard.Unknown()));
    }
    assertThat(pay(code, 1)).isInstanceOfSatisfying(Paying.Unusable.class, u -> assertThat(u.why()).isInstanceOf(NoCard.TooManyGuesses.class));
  }

  @Test
  void anotherCurrencyIsRefused() {
    var dollars = new Money(100, Currency.of("USD"));
    assertThat(first(cards.pay(key(), code(sold(500_000)), dollars, here, staff))).isEqualTo(new Paying.OtherCurrency(Currency.IRR));
    assertThat(first(cards.sell(key(), new GiftCards.Sell(here.id(), dollars, Optional.empty()), here, staff)))
        .isEqualTo(new Loading.OtherCurrency(Currency.IRR));
  }

  @Test
  void liabilityIsIssuedLessSpentLessExpiredLessMovedAndIsWhatIsOnTheCards() {
    var before = core.giftCardDesk.liability();
    var today = core.clubs.today();
    var one = sold(500_000);
    var two = sold(300_000, Optional.of(today));
    var three = sold(200_000);
    var payment = ((Paying.Paid) pay(code(one), 150_000)).transfer();
    first(cards.giveBack(key(), one, payment, 50_000, staff));
    claim(three, club.member().id());
    club.clock().set(today.plusDays(1).atStartOfDay(TestClub.ZONE).toInstant());
    core.ledger.expireDue();
    var after = core.giftCardDesk.liability();
    assertThat(after.cards() - before.cards()).isEqualTo(3);
    assertThat(after.issued() - before.issued()).isEqualTo(1_000_000);
    assertThat(after.spent() - before.spent()).isEqualTo(100_000);
    assertThat(after.moved() - before.moved()).isEqualTo(200_000);
    assertThat(after.liability()).isEqualTo(after.issued() - after.spent() - after.expired() - after.moved());
    assertThat(after.liability() - before.liability()).isEqualTo(left(one) + left(two) + left(three) - (after.expired() - before.expired() - 300_000));
  }

  @Test
  void theTablesDoNotTellTheCode() {
    var code = code(sold(500_000));
    pay(code, 1_000);
    var plain = code.replace("-", "");
    var rows = core.db.read(h -> h.createQuery("""
        select count(*) from (
          select sealed_code as text from gift_card_code union all select facts::text from transfer union all select facts::text from trail
          union all select answer::text from request) t
        where text like :code or text like :plain
        """).bind("code", "%" + code + "%").bind("plain", "%" + plain + "%").mapTo(Long.class).one());
    assertThat(rows).isZero();
  }
}
