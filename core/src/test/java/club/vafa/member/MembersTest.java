package club.vafa.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.event.Event;
import club.vafa.value.Language;
import club.vafa.value.PageRequest;
import club.vafa.value.Phone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MembersTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final Duration YEAR_AND_A_DAY = Duration.ofDays(367);

  private final TestClub club = new TestClub(database);
  private final Phone phone = club.freshPhone();

  private Entry join(NewMember wish) {
    return club.core().db.transact(h -> Outcome.commit(club.core().members.join(h, wish)));
  }

  private NewMember inTelegram(Phone phone, long chat) {
    return new NewMember(Optional.of(phone), Optional.of(PhoneProof.TELEGRAM_CONTACT), Optional.of(ChatAddress.telegram(chat)), "Sara",
        Language.EN, How.TELEGRAM, Optional.of(1), Optional.of("friend-7"));
  }

  private NewMember bySms(Phone phone) {
    return new NewMember(Optional.of(phone), Optional.of(PhoneProof.SMS), Optional.of(ChatAddress.sms(phone)), "Sara", Language.FA, How.SMS,
        Optional.of(1), Optional.empty());
  }

  private NewMember atTheTill(Phone phone) {
    return new NewMember(Optional.of(phone), Optional.empty(), Optional.empty(), "Sara", Language.FA, How.STAFF, Optional.empty(),
        Optional.empty());
  }

  private Optional<Member> byChat(ChatAddress chat) {
    return club.core().db.read(h -> club.core().members.byChat(h, chat));
  }

  @Test
  void samePhoneIsTheSamePersonInWhicheverOrderTheChannelsAreUsed() {
    var first = join(inTelegram(phone, 71_001));
    var second = join(bySms(phone));
    var third = join(atTheTill(phone));

    assertThat(first).isInstanceOf(Entry.New.class);
    assertThat(second).isInstanceOf(Entry.Known.class);
    assertThat(third).isInstanceOf(Entry.Known.class);
    assertThat(List.of(second.member().id(), third.member().id())).containsOnly(first.member().id());
    assertThat(byChat(ChatAddress.telegram(71_001)).map(Member::id)).contains(first.member().id());

    var other = club.freshPhone();
    var bySms = join(bySms(other));
    var inTelegram = join(inTelegram(other, 71_002));
    assertThat(inTelegram).isInstanceOf(Entry.Known.class);
    assertThat(inTelegram.member().id()).isEqualTo(bySms.member().id());
    assertThat(byChat(ChatAddress.telegram(71_002)).map(Member::id)).contains(bySms.member().id());
    assertThat(byChat(ChatAddress.sms(other)).map(Member::id)).contains(bySms.member().id());
    assertThat(inTelegram.member().preferredChannel()).contains(Channel.TELEGRAM);
  }

  @Test
  void sameChatIsTheSamePersonWhateverPhoneComesWithIt() {
    var first = join(inTelegram(phone, 71_010));
    var again = join(inTelegram(club.freshPhone(), 71_010));
    assertThat(again).isInstanceOf(Entry.Known.class);
    assertThat(again.member().id()).isEqualTo(first.member().id());
  }

  @Test
  void manyWhoJoinWithOnePhoneAtTheSameMomentBecomeOneMember() throws Exception {
    int claimants = 8;
    var barrier = new CyclicBarrier(claimants);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var entries = IntStream.range(0, claimants).mapToObj(i -> threads.submit(() -> {
        barrier.await();
        return join(i % 2 == 0 ? inTelegram(phone, 72_000 + i) : bySms(phone));
      })).toList();
      var ids = new HashSet<>();
      int news = 0;
      for (var entry : entries) {
        ids.add(entry.get().member().id());
        news += entry.get() instanceof Entry.New ? 1 : 0;
      }
      assertThat(ids).hasSize(1);
      assertThat(news).isEqualTo(1);
    }
    int accounts = club.core().db.read(h -> h.createQuery("select count(distinct member_id) from phone_claim where phone = :phone")
        .bind("phone", phone.e164()).mapTo(Integer.class).one());
    assertThat(accounts).isEqualTo(1);
  }

  @Test
  void aNewClaimantOfADormantAccountsNumberGetsANewAccount() {
    var old = join(inTelegram(phone, 71_020)).member();
    club.clock().advance(YEAR_AND_A_DAY);
    assertThat(byChat(ChatAddress.sms(phone))).as("a dormant holder's number speaks for nobody").isEmpty();

    var claimant = join(bySms(phone));

    assertThat(claimant).isInstanceOf(Entry.New.class);
    assertThat(claimant.member().id()).isNotEqualTo(old.id());
    assertThat(byChat(ChatAddress.sms(phone)).map(Member::id)).contains(claimant.member().id());
    assertThat(byChat(ChatAddress.telegram(71_020)).map(Member::id)).as("the old account keeps its own Telegram").contains(old.id());
    var holder = club.core().db.read(h -> club.core().members.byPhone(h, phone));
    assertThat(holder.map(Member::id)).contains(claimant.member().id());
    var oldPhone = club.core().db.read(h -> club.core().members.phoneOf(h, old.id()));
    assertThat(oldPhone).isEmpty();
  }

  @Test
  void manyClaimantsOfADormantNumberBecomeOneNewMember() throws Exception {
    var old = join(bySms(phone)).member();
    club.clock().advance(YEAR_AND_A_DAY);
    var barrier = new CyclicBarrier(4);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var entries = IntStream.range(0, 4).mapToObj(i -> threads.submit(() -> {
        barrier.await();
        return join(inTelegram(phone, 73_000 + i)).member().id();
      })).toList();
      var ids = new HashSet<>();
      for (var entry : entries) {
        ids.add(entry.get());
      }
      assertThat(ids).hasSize(1).doesNotContain(old.id());
    }
  }

  @Test
  void aPurchaseKeepsAnAccountAwakeButDoesNotWakeADormantOne() {
    var member = join(bySms(phone)).member();
    buy(member);
    for (int i = 0; i < 3; i++) {
      club.clock().advance(Duration.ofDays(200));
      buy(member);
    }
    assertThat(byChat(ChatAddress.sms(phone))).isPresent();

    club.clock().advance(YEAR_AND_A_DAY);
    buy(member);
    assertThat(byChat(ChatAddress.sms(phone))).isEmpty();

    club.core().db.transact(h -> {
      club.core().members.seen(h, member.id());
      return Outcome.commit(true);
    });
    assertThat(byChat(ChatAddress.sms(phone))).isPresent();
  }

  private void buy(Member member) {
    club.core().db.transact(h -> {
      club.core().members.bought(h, member, club.clock().instant());
      return Outcome.commit(true);
    });
  }

  @Test
  void thePayloadOfTheLinkIsKeptAndNonsenseInItIsNot() {
    assertThat(join(inTelegram(phone, 71_030)).member().referralPayload()).contains("friend-7");
    var odd = new NewMember(Optional.of(club.freshPhone()), Optional.empty(), Optional.empty(), "Sara", Language.FA, How.STAFF,
        Optional.empty(), Optional.of("<script>"));
    assertThat(join(odd).member().referralPayload()).isEmpty();
  }

  @Test
  void joiningIsAnEvent() {
    var member = join(inTelegram(phone, 71_040)).member();
    join(bySms(phone));
    int events = club.core().db.read(h -> h.createQuery("select count(*) from event where holder_id = :id and type = 'MemberJoined'")
        .bind("id", member.id()).mapTo(Integer.class).one());
    assertThat(events).isEqualTo(1);
  }

  @Test
  void aNameThatWasNotCleanedIsABug() {
    assertThatThrownBy(() -> new NewMember(Optional.of(phone), Optional.empty(), Optional.empty(), "  Sara\u200b 🎉", Language.FA, How.STAFF,
        Optional.empty(), Optional.empty())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void membersAreListedByPagesWithoutGapsOrRepeats() {
    var ids = new HashSet<>();
    for (int i = 0; i < 7; i++) {
      ids.add(club.member().id());
    }
    var seen = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      var request = new PageRequest(3, after);
      var page = club.core().db.read(h -> club.core().members.find(h, new MemberQuery(Optional.empty(), Optional.empty(), request)));
      page.items().forEach(line -> seen.add(line.id()));
      after = page.next();
    } while (after.isPresent());
    assertThat(seen).doesNotHaveDuplicates().containsAll(ids);
  }

  @Test
  void membersAreFoundByTheBeginningOfTheirNameHoweverItIsSpelt() {
    var wish = new NewMember(Optional.of(phone), Optional.empty(), Optional.empty(), "کیان ملک‌زاده", Language.FA, How.STAFF,
        Optional.empty(), Optional.empty());
    var kian = join(wish).member();
    for (int i = 0; i < 3; i++) {
      join(new NewMember(Optional.of(club.freshPhone()), Optional.empty(), Optional.empty(), "کیانا" + "آبت".charAt(i),
          Language.FA, How.STAFF, Optional.empty(), Optional.empty()));
    }
    assertThat(byName("كيان ملكزاده")).containsExactly(kian.id());
    assertThat(byName("کیان")).hasSize(4).doesNotHaveDuplicates();
    assertThat(byName("%")).isEmpty();
    assertThat(byName("زاده")).isEmpty();
  }

  private List<Object> byName(String prefix) {
    var seen = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      var query = new MemberQuery(Optional.empty(), Optional.of(prefix), new PageRequest(2, after));
      var page = club.core().db.read(h -> club.core().members.find(h, query));
      page.items().forEach(line -> seen.add(line.id()));
      after = page.next();
    } while (after.isPresent());
    return seen;
  }

  @Test
  void aLineIsMaskedForThoseWhoMayNotSeePersonalData() {
    var member = join(inTelegram(phone, 71_050)).member();
    var query = new MemberQuery(Optional.of(phone), Optional.empty(), PageRequest.first());
    var line = club.core().db.read(h -> club.core().members.find(h, query)).items().getFirst();
    assertThat(line.id()).isEqualTo(member.id());
    assertThat(line.phone()).contains(phone.e164());
    assertThat(line.masked().phone().orElseThrow()).contains("•••").doesNotContain(phone.e164().substring(5, 10));
    assertThat(line.toString() + member + phone).doesNotContain("Sara").doesNotContain(phone.e164());
  }
}
