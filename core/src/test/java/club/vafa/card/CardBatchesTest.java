package club.vafa.card;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.card.CardBatches.BatchWish;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.staff.PredefinedRole;
import club.vafa.trail.Actor;
import club.vafa.value.MemberId;
import club.vafa.value.StaffId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CardBatchesTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);
  private final CardBatches batches = club.core().cardBatches;
  private final StaffId staff = club.staff(PredefinedRole.OWNER).staffId();

  private UUID made(int size) {
    return ((Keyed.First<CardBatches.Made>) batches.make(new RequestKey("test", UUID.randomUUID().toString()), new BatchWish("یلدا", size), staff)).answer()
        .batch();
  }

  private List<PrintedCard> cards(UUID batch) {
    var cards = new ArrayList<PrintedCard>();
    batches.each(batch, cards::add);
    return cards;
  }

  private Activation activate(MemberId member, String typed) {
    return club.core().db.transact(h -> Outcome.commit(club.core().cards.activate(h, Actor.SYSTEM, member, typed)));
  }

  private boolean found(String number) {
    return club.core().db.read(h -> club.core().cards.byNumber(h, new CardNumber(number))).isPresent();
  }

  @Test
  void aBatchHasAsManyDifferentCardsAsWereOrderedInTheirPlaces() {
    var cards = cards(made(7_001));
    assertThat(cards).hasSize(7_001);
    assertThat(new HashSet<>(cards.stream().map(PrintedCard::number).toList())).hasSize(7_001);
    assertThat(new HashSet<>(cards.stream().map(PrintedCard::qr).toList())).hasSize(7_001);
    assertThat(cards).extracting(PrintedCard::place).startsWith(1, 2, 3).endsWith(7_000, 7_001);
  }

  @Test
  void anOrderSentTwiceMakesOneBatch() {
    var key = new RequestKey("test", "batch-once");
    var first = batches.make(key, new BatchWish("یک", 3), staff);
    var again = batches.make(key, new BatchWish("یک", 3), staff);
    assertThat(again).isEqualTo(new Keyed.Again<>(((Keyed.First<CardBatches.Made>) first).answer()));
  }

  @Test
  void aCardNotYetActivatedFindsNobodyAndAfterwardsItsMemberByNumberAndByQr() {
    var batch = made(2);
    var cards = cards(batch);
    var member = club.member().id();
    assertThat(found(cards.getFirst().number().digits())).isFalse();
    assertThat(activate(member, cards.getFirst().qr())).isInstanceOf(Activation.Activated.class);
    assertThat(found(cards.getFirst().number().digits())).isTrue();
    var byQr = club.core().db.read(h -> club.core().cards.byQr(h, cards.getFirst().qr()));
    assertThat(byQr).contains(member);
    assertThat(found(cards.get(1).number().digits())).isFalse();
    assertThat(batches.byId(batch)).hasValueSatisfying(b -> assertThat(b.activated()).isEqualTo(1));
  }

  @Test
  void aPrintedCardTakesThePlaceOfTheOneThatTheMemberHad() {
    var member = club.member().id();
    var old = club.core().db.transact(h -> Outcome.commit(club.core().cards.issue(h, member)));
    var printed = cards(made(1)).getFirst();
    activate(member, printed.number().grouped());
    assertThat(found(old.number().digits())).isFalse();
    var now = club.core().db.read(h -> club.core().cards.ofMember(h, member));
    assertThat(now).hasValueSatisfying(card -> {
      assertThat(card.number()).isEqualTo(printed.number());
      assertThat(card.qr()).isEqualTo(printed.qr());
    });
  }

  @Test
  void aPrintedCardIsHandedToOneMemberWhateverTheTillsDoAtTheSameMoment() {
    var printed = cards(made(1)).getFirst();
    var members = List.of(club.member().id(), club.member().id(), club.member().id(), club.member().id());
    var answers = Race.of(16, i -> () -> activate(members.get(i % 4), printed.number().digits()));
    assertThat(answers).filteredOn(a -> a instanceof Activation.Activated).hasSize(1);
    assertThat(answers).filteredOn(a -> a instanceof Activation.AlreadyActivated).hasSize(15);
  }

  @Test
  void aLostBoxIsGivenUpAndItsCardsAreNeverActivated() {
    var batch = made(2);
    var cards = cards(batch);
    var early = club.member().id();
    activate(early, cards.getFirst().qr());
    assertThat(batches.giveUp(batch, staff)).isTrue();
    assertThat(batches.giveUp(batch, staff)).isFalse();
    assertThat(activate(club.member().id(), cards.get(1).qr())).isInstanceOf(Activation.UnknownCard.class);
    assertThat(activate(club.member().id(), cards.getFirst().qr())).isInstanceOf(Activation.AlreadyActivated.class);
    assertThat(found(cards.getFirst().number().digits())).isTrue();
  }

  @Test
  void whatIsNoPrintedCardIsNotActivated() {
    var member = club.member().id();
    var own = club.core().db.transact(h -> Outcome.commit(club.core().cards.issue(h, member)));
    for (var typed : List.of("", "912345678901", own.number().digits(), own.qr(), "x".repeat(5_000))) {
      assertThat(activate(club.member().id(), typed)).as(typed).isInstanceOf(Activation.UnknownCard.class);
    }
  }

  @Test
  void thePrintersFileTellsPlaceNumberAndQrOfEachCard() {
    var batch = made(3);
    var lines = new ArrayList<String>();
    batches.csv(batch, lines::add);
    var first = cards(batch).getFirst();
    assertThat(lines).hasSize(4).startsWith("place,number,printed,qr\r\n",
        "1," + first.number().digits() + "," + first.number().grouped() + "," + first.qr() + "\r\n");
  }
}
