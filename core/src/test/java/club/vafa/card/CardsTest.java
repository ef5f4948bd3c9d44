package club.vafa.card;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.trail.Actor;
import club.vafa.value.MemberId;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardsTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);
  private final MemberId member = club.member().id();

  private Card issue() {
    return club.core().db.transact(h -> Outcome.commit(club.core().cards.issue(h, member)));
  }

  // Check digits by the Luhn examples of ISO/IEC 7812-1.
  @ParameterizedTest
  @CsvSource({"7992739871,3", "411111111111111,1", "37828224631000,5", "0,0"})
  void theCheckDigitIsLuhns(String digits, char check) {
    assertThat(CardNumber.checkDigit(digits)).isEqualTo(check);
  }

  @Test
  void everySingleWrongDigitIsNoticed() {
    String right = CardNumber.random(new SplittableRandom(1)).digits();
    for (int i = 0; i < CardNumber.DIGITS; i++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String typed = right.substring(0, i) + digit + right.substring(i + 1);
        assertThat(CardNumber.parse(typed).isPresent()).as(typed).isEqualTo(typed.equals(right));
      }
    }
  }

  @Test
  void aNumberIsReadInAnyDigitsWithSpacesAndDashes() {
    var number = CardNumber.random(new SplittableRandom(2));
    assertThat(CardNumber.parse(number.grouped())).contains(number);
    assertThat(CardNumber.parse(" " + number.grouped().replace(' ', '-') + "\u200c")).contains(number);
    var persian = new StringBuilder();
    number.digits().chars().forEach(c -> persian.append((char) (c - '0' + '۰')));
    assertThat(CardNumber.parse(persian.toString())).contains(number);
    assertThat(CardNumber.parse(number.digits() + "0")).isEmpty();
    assertThat(CardNumber.parse("x".repeat(5_000))).isEmpty();
  }

  @Test
  void aMemberHasOneCardAndIsFoundByItsNumberAndItsQr() {
    var card = issue();
    assertThat(issue()).isEqualTo(card);
    var byNumber = club.core().db.read(h -> club.core().cards.byNumber(h, card.number()));
    var byQr = club.core().db.read(h -> club.core().cards.byQr(h, card.qr() + "\n"));
    var byBareToken = club.core().db.read(h -> club.core().cards.byQr(h, card.qr().substring(Cards.QR_PREFIX.length())));
    assertThat(byNumber).contains(member);
    assertThat(byQr).contains(member);
    assertThat(byBareToken).contains(member);
    var unknown = club.core().db.read(h -> club.core().cards.byQr(h, Cards.QR_PREFIX + "AAAA"));
    assertThat(unknown).isEmpty();
  }

  @Test
  void aReplacedCardFindsNobody() {
    var lost = issue();
    var card = club.core().db.transact(h -> Outcome.commit(club.core().cards.replace(h, Actor.SYSTEM, member)));
    var byLostNumber = club.core().db.read(h -> club.core().cards.byNumber(h, lost.number()));
    var byLostQr = club.core().db.read(h -> club.core().cards.byQr(h, lost.qr()));
    var byNumber = club.core().db.read(h -> club.core().cards.byNumber(h, card.number()));
    assertThat(byLostNumber).isEmpty();
    assertThat(byLostQr).isEmpty();
    assertThat(byNumber).contains(member);
  }

  @Test
  void theQrHoldsAtLeast128RandomBitsAndIsNotStoredAsItIs() {
    var card = issue();
    assertThat(Base64.getUrlDecoder().decode(card.qr().substring(Cards.QR_PREFIX.length())).length * 8).isGreaterThanOrEqualTo(128);
    var stored = club.core().db.read(h -> h.createQuery("select qr_sealed from card where member_id = :m").bind("m", member)
        .mapTo(String.class).one());
    assertThat(stored).doesNotContain(card.qr().substring(Cards.QR_PREFIX.length()));
    var others = new HashSet<String>();
    for (int i = 0; i < 50; i++) {
      var id = club.member().id();
      others.add(club.core().db.<Card>transact(h -> Outcome.commit(club.core().cards.issue(h, id))).qr());
    }
    assertThat(others).hasSize(50).doesNotContain(card.qr());
  }

  @Test
  void aBlockedCardFindsNobodyUntilItIsUnblockedAndNoOtherIsMadeForItsMember() {
    var card = issue();
    var blocked = club.core().db.transact(h -> Outcome.commit(club.core().cards.block(h, Actor.SYSTEM, member)));
    assertThat(blocked).isInstanceOf(Blocking.Done.class);
    assertThat(finds(card)).isEmpty();
    assertThat(issue().id()).isEqualTo(card.id());
    assertThat(issue().status()).isEqualTo(CardStatus.BLOCKED);
    var again = club.core().db.transact(h -> Outcome.commit(club.core().cards.block(h, Actor.SYSTEM, member)));
    assertThat(again).isEqualTo(new Blocking.AlreadySo(CardStatus.BLOCKED));
    club.core().db.transact(h -> Outcome.commit(club.core().cards.unblock(h, Actor.SYSTEM, member)));
    assertThat(finds(card)).contains(member);
  }

  @Test
  void everyCardOfAPersonCanBeBlockedThoughItCameWithAnotherRecord() {
    var old = issue();
    var person = club.member().id();
    var own = club.core().db.<Card>transact(h -> Outcome.commit(club.core().cards.issue(h, person)));
    club.core().db.transact(h -> Outcome.commit(club.core().merges.bySelf(h, person, member)));
    var records = List.of(person, member);
    var cards = club.core().cards;
    var all = club.core().db.read(h -> cards.allOf(h, records));
    assertThat(all).extracting(Card::id).contains(old.id(), own.id());
    club.core().db.transact(h -> Outcome.commit(cards.block(h, Actor.SYSTEM, records, Optional.of(old.id()))));
    assertThat(finds(old)).isEmpty();
    assertThat(finds(own)).contains(person);
    club.core().db.transact(h -> Outcome.commit(cards.block(h, Actor.SYSTEM, records, Optional.empty())));
    assertThat(finds(own)).isEmpty();
    club.core().db.transact(h -> Outcome.commit(cards.unblock(h, Actor.SYSTEM, records, Optional.empty())));
    assertThat(finds(own)).contains(person);
    assertThat(finds(old)).isEmpty();
    assertThat(club.core().db.<Blocking>transact(h -> Outcome.commit(cards.block(h, Actor.SYSTEM, records, Optional.of(UUID.randomUUID())))))
        .isEqualTo(new Blocking.NoCard());
  }

  @Test
  void aReplacedCardStaysOutOfUseWhateverIsUnblocked() {
    var lost = issue();
    club.core().db.transact(h -> Outcome.commit(club.core().cards.block(h, Actor.SYSTEM, member)));
    var card = club.core().db.transact(h -> Outcome.commit(club.core().cards.replace(h, Actor.SYSTEM, member)));
    var unblocked = club.core().db.transact(h -> Outcome.commit(club.core().cards.unblock(h, Actor.SYSTEM, member)));
    assertThat(unblocked).isEqualTo(new Blocking.AlreadySo(CardStatus.ACTIVE));
    assertThat(finds(lost)).isEmpty();
    assertThat(finds(card)).contains(member);
    var all = club.core().db.read(h -> club.core().cards.allOf(h, member));
    assertThat(all).extracting(Card::status).containsExactly(CardStatus.ACTIVE, CardStatus.REPLACED);
  }

  @Test
  void replacingACardAtTwoTillsAtOnceLeavesOneCardInUse() {
    issue();
    Race.of(8, i -> () -> club.core().db.transact(h -> Outcome.commit(club.core().cards.replace(h, Actor.SYSTEM, member))));
    var all = club.core().db.read(h -> club.core().cards.allOf(h, member));
    assertThat(all).hasSize(9).filteredOn(card -> card.status() != CardStatus.REPLACED).hasSize(1);
  }

  private Optional<MemberId> finds(Card card) {
    var byNumber = club.core().db.read(h -> club.core().cards.byNumber(h, card.number()));
    var byQr = club.core().db.read(h -> club.core().cards.byQr(h, card.qr()));
    assertThat(byQr).isEqualTo(byNumber);
    return byNumber;
  }
}
