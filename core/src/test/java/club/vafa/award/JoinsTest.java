package club.vafa.award;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.NewMember;
import club.vafa.member.PhoneProof;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.Phone;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JoinsTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final Anniversary BIRTHDAY = new Anniversary(CalendarKind.JALALI, 1365, 4, 12, LeapChoice.DAY_BEFORE);

  private final TestClub club = new TestClub(database);
  private final Phone phone = club.freshPhone();

  private Joined join(Joining joining) {
    return club.core().db.transact(h -> Outcome.commit(club.core().joins.join(h, joining)));
  }

  private Joining inTelegram(long chat, Optional<ClubAnswer> answer) {
    var person = new NewMember(Optional.of(phone), Optional.of(PhoneProof.TELEGRAM_CONTACT), Optional.of(ChatAddress.telegram(chat)),
        "Sara",
        Language.EN, How.TELEGRAM, Optional.of(1), Optional.empty());
    return new Joining(person, Optional.of(BIRTHDAY), answer);
  }

  private Joining bySms() {
    var person = new NewMember(Optional.of(phone), Optional.of(PhoneProof.SMS), Optional.of(ChatAddress.sms(phone)), "Sara", Language.FA,
        How.SMS, Optional.of(1), Optional.empty());
    return new Joining(person, Optional.empty(), Optional.empty());
  }

  private long balance(MemberId member) {
    return club.core().db.read(h -> club.core().ledger.balance(h, HolderId.of(member), Unit.POINTS)).posted();
  }

  private boolean allows(MemberId member, Channel channel, ConsentKind kind) {
    return club.core().db.read(h -> club.core().consents.allows(h, member, channel, kind));
  }

  @Test
  void joiningGivesTheWelcomeTheCardAndTheBirthdayTogether() {
    var joined = join(inTelegram(81_001, Optional.of(new ClubAnswer(true, "May we write?"))));

    assertThat(joined).isInstanceOfSatisfying(Joined.Welcome.class, welcome -> {
      assertThat(welcome.points().amount()).isEqualTo(club.core().clubs.settings().welcomePoints()).isPositive();
      assertThat(balance(welcome.member().id())).isEqualTo(welcome.points().amount());
    });
    var id = joined.member().id();
    var byCard = club.core().db.read(h -> club.core().cards.byQr(h, joined.card().qr()));
    assertThat(byCard).contains(id);
    var birthday = club.core().db.read(h -> club.core().occasions.birthdayOf(h, id));
    assertThat(birthday.orElseThrow().day()).isEqualTo(BIRTHDAY);
  }

  @Test
  void clubConsentIsOnlyWhatWasAnsweredOnThatChannelAndServiceComesWithMembership() {
    var id = join(inTelegram(81_010, Optional.of(new ClubAnswer(true, "May we write?")))).member().id();
    assertThat(allows(id, Channel.TELEGRAM, ConsentKind.CLUB)).isTrue();
    assertThat(allows(id, Channel.SMS, ConsentKind.CLUB)).isFalse();
    assertThat(allows(id, Channel.TELEGRAM, ConsentKind.SERVICE)).isTrue();
    assertThat(allows(id, Channel.SMS, ConsentKind.SERVICE)).isTrue();
    var history = club.core().db.read(h -> club.core().consents.history(h, id));
    assertThat(history.getFirst().wording()).isEqualTo("May we write?");
    assertThat(history.getFirst().how()).isEqualTo(How.TELEGRAM);
  }

  @Test
  void theWelcomeIsGivenOncePerPersonWhateverChannelsFollow() {
    var first = join(bySms());
    var second = join(inTelegram(81_020, Optional.empty()));
    assertThat(first).isInstanceOf(Joined.Welcome.class);
    assertThat(second).isInstanceOf(Joined.AlreadyMember.class);
    assertThat(second.member().id()).isEqualTo(first.member().id());
    assertThat(second.card().number()).isEqualTo(first.card().number());
    assertThat(balance(first.member().id())).isEqualTo(club.core().clubs.settings().welcomePoints());
    var birthday = club.core().db.read(h -> club.core().occasions.birthdayOf(h, first.member().id()));
    assertThat(birthday).as("what was missing is added").isPresent();
  }

  @Test
  void manyJoiningsOfOnePersonAtTheSameMomentGiveOneWelcomeAndOneCard() throws Exception {
    int claimants = 6;
    var barrier = new CyclicBarrier(claimants);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var joins = IntStream.range(0, claimants).mapToObj(i -> threads.submit(() -> {
        barrier.await();
        return join(i % 2 == 0 ? inTelegram(82_000 + i, Optional.empty()) : bySms());
      })).toList();
      int welcomes = 0;
      for (var join : joins) {
        welcomes += join.get() instanceof Joined.Welcome ? 1 : 0;
      }
      assertThat(welcomes).isEqualTo(1);
      var id = joins.getFirst().get().member().id();
      assertThat(balance(id)).isEqualTo(club.core().clubs.settings().welcomePoints());
      int cards = club.core().db.read(h -> h.createQuery("select count(*) from card where member_id = :id").bind("id", id)
          .mapTo(Integer.class).one());
      assertThat(cards).isEqualTo(1);
    }
  }
}
