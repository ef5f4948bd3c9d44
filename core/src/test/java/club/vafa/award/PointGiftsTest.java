package club.vafa.award;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.StatementLine;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Channel;
import club.vafa.member.Member;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.trail.Actor;
import club.vafa.value.Ids;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PointGiftsTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final TestClub club = new TestClub(DATABASE);
  private final PointGifts gifts = club.core().pointGifts;
  private final Member ali = club.consenting(Language.FA, Channel.TELEGRAM);
  private final Member sara = club.consenting(Language.EN, Channel.SMS);

  @BeforeEach
  void membersMayGive() {
    set(true, 100, 250);
  }

  @Test
  void givingIsOffUntilTheClubWantsIt() {
    set(false, 100, 250);
    earn(ali, 50);
    assertThat(give(ali, sara, 10)).isEqualTo(new PointGiving.Off());
    assertThat(posted(sara)).isEqualTo(posted(club.member()));
  }

  @Test
  void aGiftGoesFromOneToTheOtherAndBothAreTold() {
    earn(ali, 50);
    long before = posted(ali);
    long had = posted(sara);
    assertThat(give(ali, sara, 30)).isInstanceOfSatisfying(PointGiving.Given.class, given -> assertThat(given.posted())
        .isEqualTo(before - 30));
    assertThat(posted(sara)).isEqualTo(had + 30);
    assertThat(lastReason(ali)).isEqualTo(Reason.GIFT_SENT);
    assertThat(lastReason(sara)).isEqualTo(Reason.GIFT_RECEIVED);
    assertThat(toldOf("message_open", ali) + toldOf("message_open", sara)).isEqualTo(2);
    assertThat(club.core().db.read(h -> gifts.of(h, ali.id(), PageRequest.first())).items()).extracting(PointGift::points)
        .containsExactly(30L);
  }

  @Test
  void nobodyGivesToOneselfNorToSomebodyWhomNobodyKnows() {
    earn(ali, 50);
    assertThat(give(ali, ali, 10)).isEqualTo(new PointGiving.ToOneself());
    assertThat(give(ali, new Receiver.ById(new MemberId(Ids.random())), 10)).isEqualTo(new PointGiving.NoSuchReceiver());
    assertThat(give(ali, new Receiver.ByCard("not a card"), 10)).isEqualTo(new PointGiving.NoSuchReceiver());
    assertThat(give(ali, new Receiver.ByCard(club.core().db.transact(h -> Outcome.commit(club.core().cards.issue(h, sara.id()))).number()
        .digits()), 10))
        .isInstanceOf(PointGiving.Given.class);
  }

  @Test
  void noMoreThanIsThereAndNoMoreThanTheLimitsOfDayAndMonth() {
    assertThat(give(ali, sara, 101)).isEqualTo(new PointGiving.OverLimit(PointGiving.Period.DAY, 100, 100));
    set(true, 100_000, 200_000);
    assertThat(give(ali, sara, posted(ali) + 1)).isEqualTo(new PointGiving.TooFew(1));
    set(true, 100, 250);
    earn(ali, 500);
    assertThat(give(ali, sara, 60)).isInstanceOf(PointGiving.Given.class);
    assertThat(give(ali, sara, 60)).isEqualTo(new PointGiving.OverLimit(PointGiving.Period.DAY, 100, 40));
    club.clock().advance(Duration.ofDays(1));
    assertThat(give(ali, sara, 100)).isInstanceOf(PointGiving.Given.class);
    club.clock().advance(Duration.ofDays(1));
    assertThat(give(ali, sara, 95)).isEqualTo(new PointGiving.OverLimit(PointGiving.Period.MONTH, 250, 90));
    // 1 Tir begins on 22 June 2026: the month is that of the club's calendar.
    club.clock().advance(Duration.ofDays(19));
    assertThat(give(ali, sara, 95)).isInstanceOf(PointGiving.Given.class);
  }

  @Test
  void ofManyGiftsAtOnceTheLimitIsNeverExceeded() throws Exception {
    earn(ali, 500);
    long had = posted(sara);
    try (var threads = Executors.newFixedThreadPool(16)) {
      var tries = new ArrayList<Callable<PointGiving>>();
      for (int i = 0; i < 32; i++) {
        tries.add(() -> give(ali, sara, 30));
      }
      threads.invokeAll(tries);
    }
    assertThat(posted(sara)).isEqualTo(had + 90);
  }

  @Test
  void theSameKeyGivesOnce() {
    earn(ali, 50);
    var key = new RequestKey("till", "gift-" + Ids.random());
    var to = new Receiver.ById(sara.id());
    long had = posted(sara);
    assertThat(gifts.give(key, ali.id(), to, 10, Actor.SYSTEM)).isInstanceOf(Keyed.First.class);
    assertThat(gifts.give(key, ali.id(), to, 10, Actor.SYSTEM)).isInstanceOf(Keyed.Again.class);
    assertThat(gifts.give(key, ali.id(), to, 11, Actor.SYSTEM)).isInstanceOf(Keyed.OtherContent.class);
    assertThat(posted(sara)).isEqualTo(had + 10);
  }

  @Test
  void whoMayBeAMemberCannotBeFoundOutByTrying() {
    for (int i = 0; i < Receivers.UNKNOWN_PER_DAY.max(); i++) {
      assertThat(look(new Receiver.ById(new MemberId(Ids.random()))))
          .isEqualTo(new PointGifts.Trying.Refused(new PointGiving.NoSuchReceiver()));
    }
    assertThat(look(new Receiver.ById(sara.id()))).isEqualTo(new PointGifts.Trying.Refused(new PointGiving.TooManyTries()));
    assertThat(new HiddenName("Sara Karimi").toString()).isEqualTo("S… K…");
  }

  private PointGifts.Trying look(Receiver to) {
    return club.core().db.transact(h -> Outcome.commit(gifts.look(h, ali.id(), to)));
  }

  private PointGiving give(Member from, Member to, long points) {
    return give(from, new Receiver.ById(to.id()), points);
  }

  private PointGiving give(Member from, Receiver to, long points) {
    return club.core().db.transact(h -> {
      var answer = gifts.give(h, from.id(), to, points, Actor.of(from.id()), true);
      return answer instanceof PointGiving.Given ? Outcome.commit(answer) : Outcome.refuse(answer);
    });
  }

  private void set(boolean on, long day, long month) {
    club.core().db.transact(h -> {
      h.createUpdate("update club set points_giving = :on, points_giving_day_max = :day, points_giving_month_max = :month")
          .bind("on", on).bind("day", day).bind("month", month).execute();
      return Outcome.commit(club.core().clubs.change(h, settings -> settings));
    });
  }

  private void earn(Member member, long points) {
    club.core().db.transact(h -> Outcome.commit(club.core().ledger.credit(h, new Credit(HolderId.of(member.id()), Unit.POINTS, points,
        House.ISSUED,
        Why.of(Reason.PURCHASE), LotTerms.PERMANENT))));
  }

  private long posted(Member member) {
    return club.core().db.read(h -> club.core().ledger.balance(h, HolderId.of(member.id()), Unit.POINTS)).posted();
  }

  private Reason lastReason(Member member) {
    return club.core().db.read(h -> club.core().ledger.statement(h, HolderId.of(member.id()), Unit.POINTS, PageRequest.first(1))).items()
        .stream()
        .map(StatementLine::reason).findFirst().orElseThrow();
  }

  private long toldOf(String table, Member member) {
    return club.core().db.read(h -> h.createQuery("select count(*) from " + table + " where member_id = :member").bind("member",
        member.id())
        .mapTo(Long.class).one());
  }
}
