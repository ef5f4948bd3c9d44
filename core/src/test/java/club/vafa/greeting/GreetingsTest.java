package club.vafa.greeting;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Core;
import club.vafa.MovableClock;
import club.vafa.TestClub;
import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.club.ClubSettings;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.NewMember;
import club.vafa.member.ReachLoss;
import club.vafa.secret.Secrets;
import club.vafa.trail.Actor;
import club.vafa.value.Currency;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GreetingsTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();
  @RegisterExtension
  static final TestDatabase berlin = new TestDatabase();

  /** 12 Tir: 3 July 2026, 32 days after the test's clock starts. */
  private static final Anniversary BIRTHDAY = new Anniversary(CalendarKind.JALALI, 1365, 4, 12, LeapChoice.DAY_BEFORE);
  private static final Instant GREETING_TIME = Instant.parse("2026-07-03T06:30:00Z");

  private final TestClub club = new TestClub(database);
  private final Core core = club.core();
  private final ClubSettings settings = core.clubs.settings();

  private MemberId born(Anniversary day) {
    var member = club.member().id();
    core.db.transact(h -> {
      core.consents.grant(h, member, Channel.TELEGRAM, ConsentKind.SERVICE, How.TELEGRAM, "terms");
      core.consents.grant(h, member, Channel.TELEGRAM, ConsentKind.CLUB, How.TELEGRAM, "yes");
      return Outcome.commit(core.occasions.rememberBirthday(h, Actor.of(member), member, day));
    });
    return member;
  }

  private GreetingRun runAt(Instant at) {
    club.clock().set(at);
    return core.greetings.run(at);
  }

  private long points(MemberId member) {
    return core.db.read(h -> core.ledger.balance(h, HolderId.of(member), Unit.POINTS)).posted();
  }

  private List<String> messages(MemberId member) {
    return core.db.read(h -> h.createQuery("""
        select channel || ' ' || (cast(content as jsonb) ->> 'body') from message_open where member_id = :m order by id
        """)
        .bind("m", member).mapTo(String.class).list());
  }

  private static Anniversary gregorian(int year, int month, int day) {
    return new Anniversary(CalendarKind.GREGORIAN, year, month, day, LeapChoice.DAY_BEFORE);
  }

  @Test
  void aMemberIsGreetedOnceFromTheGreetingHourOnHoweverOftenItRuns() {
    var member = born(BIRTHDAY);
    runAt(GREETING_TIME.minusSeconds(1));
    assertThat(points(member)).isZero();

    runAt(GREETING_TIME);
    assertThat(points(member)).isEqualTo(settings.birthdayPoints()).isPositive();
    assertThat(messages(member)).singleElement().asString().startsWith("TELEGRAM سارا عزیز، تولدتان مبارک").contains("۲۰۰ امتیاز");

    for (int hours = 0; hours < 24 * 5; hours += 6) {
      runAt(GREETING_TIME.plus(Duration.ofHours(hours)));
    }
    assertThat(points(member)).isEqualTo(settings.birthdayPoints());
    assertThat(messages(member)).hasSize(1);

    runAt(Instant.parse("2027-07-03T06:30:00Z"));
    assertThat(messages(member)).as("12 Tir 1406").hasSize(2);
  }

  @Test
  void manySchedulersAtTheSameMomentGreetOnce() throws Exception {
    var members = IntStream.range(0, 15).mapToObj(i -> born(BIRTHDAY)).toList();
    club.clock().set(GREETING_TIME);
    var barrier = new CyclicBarrier(4);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var runs = IntStream.range(0, 4).mapToObj(i -> threads.submit(() -> {
        barrier.await();
        return core.greetings.run(GREETING_TIME);
      })).toList();
      for (var run : runs) {
        assertThat(run.get().failed()).isZero();
      }
    }
    for (var member : members) {
      assertThat(points(member)).isEqualTo(settings.birthdayPoints());
      assertThat(messages(member)).hasSize(1);
    }
  }

  @Test
  void daysMissedWhileNothingRanAreCaughtUpWithinTheWindowOnly() {
    var late = born(BIRTHDAY);
    runAt(GREETING_TIME.plus(Duration.ofDays(settings.greetingCatchUpDays())));
    assertThat(points(late)).isEqualTo(settings.birthdayPoints());
    assertThat(messages(late)).hasSize(1);

    club.clock().set(TestClub.START);
    var tooLate = born(BIRTHDAY);
    runAt(GREETING_TIME.plus(Duration.ofDays(settings.greetingCatchUpDays() + 1)));
    assertThat(points(tooLate)).isZero();
    assertThat(messages(tooLate)).isEmpty();
  }

  @Test
  void aClockThatIsMovedBackGreetsNobodyAgain() {
    var member = born(BIRTHDAY);
    runAt(GREETING_TIME.plusSeconds(60));
    for (var back : List.of(Duration.ofMinutes(2), Duration.ofHours(5), Duration.ofDays(1), Duration.ofDays(2))) {
      runAt(GREETING_TIME.minus(back));
    }
    runAt(GREETING_TIME.plus(Duration.ofHours(3)));
    assertThat(points(member)).isEqualTo(settings.birthdayPoints());
    assertThat(messages(member)).hasSize(1);
  }

  @Test
  void aDayThatTheYearDoesNotHaveIsKeptOnTheDayBeforeOrOnTheDayAfterIfChosen() {
    var before = born(new Anniversary(CalendarKind.JALALI, 1399, 12, 30, LeapChoice.DAY_BEFORE));
    var after = born(new Anniversary(CalendarKind.JALALI, 1399, 12, 30, LeapChoice.DAY_AFTER));
    var february = born(gregorian(1988, 2, 29));
    var march = born(new Anniversary(CalendarKind.GREGORIAN, 1988, 2, 29, LeapChoice.DAY_AFTER));

    assertThat(greetedBetween(february, "2027-02-01", "2027-04-10")).containsExactly("2027-02-28");
    assertThat(greeted(march)).containsExactly("2027-03-01");
    assertThat(greeted(before)).containsExactly("2027-03-20");
    assertThat(greeted(after)).containsExactly("2027-03-21");
    // 1408 and 2028 have the day.
    greetedBetween(february, "2028-02-20", "2028-03-05");
    assertThat(greeted(february)).containsExactly("2027-02-28", "2028-02-29");
    assertThat(greeted(march)).containsExactly("2027-03-01", "2028-02-29");
    greetedBetween(before, "2030-03-15", "2030-03-25");
    assertThat(greeted(before)).containsExactly("2027-03-20", "2030-03-20");
    assertThat(greeted(after)).containsExactly("2027-03-21", "2030-03-20");
  }

  private List<String> greetedBetween(MemberId member, String from, String to) {
    var end = Instant.parse(to + "T08:00:00Z");
    for (var at = Instant.parse(from + "T08:00:00Z"); !at.isAfter(end); at = at.plus(Duration.ofDays(1))) {
      runAt(at);
    }
    return greeted(member);
  }

  private List<String> greeted(MemberId member) {
    return core.db.read(h -> h.createQuery("""
        select day::text from greeting where member_id = :m and (greeted_at at time zone 'UTC')::date = day order by day
        """)
        .bind("m", member).mapTo(String.class).list());
  }

  @Test
  void oneEnteredLessThanThirtyDaysAheadIsGreetedWithoutAGiftThatYear() {
    var member = born(gregorian(1990, 6, 20));
    runAt(Instant.parse("2026-06-20T08:00:00Z"));
    assertThat(points(member)).isZero();
    assertThat(messages(member)).singleElement().asString().doesNotContain("امتیاز");
    runAt(Instant.parse("2027-06-20T08:00:00Z"));
    assertThat(points(member)).isEqualTo(settings.birthdayPoints());
  }

  @Test
  void whoeverEntersABirthdayAfterTheDayIsNotGreetedByCatchingUp() {
    var member = born(gregorian(1990, 5, 31));
    runAt(TestClub.START.plusSeconds(60));
    assertThat(messages(member)).isEmpty();
  }

  @Test
  void aChangedBirthdayEarnsNoSecondGiftInTheSameYearOfItsCalendarNorByChangingTheCalendar() {
    var sameCalendar = born(BIRTHDAY);
    var otherCalendar = born(BIRTHDAY);
    runAt(GREETING_TIME);
    core.db.transact(h -> {
      core.occasions.rememberBirthday(h, Actor.SYSTEM, sameCalendar,
          new Anniversary(CalendarKind.JALALI, 1365, 8, 12, LeapChoice.DAY_BEFORE));
      return Outcome.commit(core.occasions.rememberBirthday(h, Actor.SYSTEM, otherCalendar, gregorian(1986, 11, 3)));
    });
    runAt(Instant.parse("2026-11-03T08:00:00Z"));
    assertThat(points(sameCalendar)).isEqualTo(settings.birthdayPoints());
    assertThat(points(otherCalendar)).isEqualTo(settings.birthdayPoints());
    runAt(Instant.parse("2027-11-03T08:00:00Z"));
    int gifts = core.db.read(h -> h.createQuery("select count(*) from award where member_id in (:a, :b) and kind = 'BIRTHDAY'")
        .bind("a", sameCalendar).bind("b", otherCalendar).mapTo(Integer.class).one());
    assertThat(gifts).as("the year after, each has one more").isEqualTo(4);
  }

  @Test
  void theGiftNeedsNoConsentButTheMessageDoes() {
    var unasked = born(BIRTHDAY);
    var blocked = born(BIRTHDAY);
    core.db.transact(h -> {
      core.consents.withdraw(h, unasked, Channel.TELEGRAM, ConsentKind.CLUB, How.TELEGRAM, "no");
      var chat = h.createQuery("select address from chat_link where member_id = :m and channel = 'TELEGRAM'").bind("m", blocked)
          .mapTo(String.class).one();
      core.reach.lost(h, new ChatAddress(Channel.TELEGRAM, chat), ReachLoss.BLOCKED);
      return Outcome.commit(true);
    });
    runAt(GREETING_TIME);
    assertThat(List.of(points(unasked), points(blocked))).containsOnly(settings.birthdayPoints());
    assertThat(messages(unasked)).isEmpty();
    assertThat(messages(blocked)).isEmpty();
    var reasons = core.db.read(h -> h.createQuery("select unsent_reason from greeting where member_id in (:a, :b) order by unsent_reason")
        .bind("a", unasked).bind("b", blocked).mapTo(String.class).list());
    assertThat(reasons).containsOnly("NO_CONSENT");
  }

  @Test
  void whereThePreferredChannelIsNotOpenTheGreetingGoesToTheOther() {
    var member = born(BIRTHDAY);
    core.db.transact(h -> {
      core.consents.withdraw(h, member, Channel.TELEGRAM, ConsentKind.CLUB, How.TELEGRAM, "no");
      core.consents.grant(h, member, Channel.SMS, ConsentKind.CLUB, How.SMS, "yes");
      return Outcome.commit(true);
    });
    runAt(GREETING_TIME);
    assertThat(messages(member)).singleElement().asString().startsWith("SMS " + settings.nameFa()).endsWith("لغو۱۱");
  }

  @Test
  void moreThanOneBatchIsGreetedWholly() {
    int people = Greetings.BATCH_MAX + 30;
    var members = IntStream.range(0, people).mapToObj(i -> born(gregorian(1995, 12, 5))).toList();
    runAt(Instant.parse("2026-12-05T07:00:00Z"));
    var gifts = new ArrayList<Long>();
    members.forEach(member -> gifts.add(points(member)));
    assertThat(gifts).containsOnly(settings.birthdayPoints());
  }

  @Test
  void clocksPutForwardOrBackGreetOnceAndInTime() {
    var clock = new MovableClock(Instant.parse("2027-01-01T12:00:00Z"));
    var abroad = new Core(berlin.db(), clock, new Random(7), new Secrets(new byte[32]));
    abroad.clubs.start(ZoneId.of("Europe/Berlin"), Language.EN, Currency.of("EUR"));
    abroad.db.transact(h -> Outcome.commit(h.execute("update club set greeting_hour = 2")));
    var fresh = new Core(berlin.db(), clock, new Random(8), new Secrets(new byte[32]));
    assertThat(greetingTimes(fresh, clock, gregorian(1990, 3, 28), "2027-03-27T21:00:00Z"))
        .containsExactly(Instant.parse("2027-03-28T01:00:00Z"));
    assertThat(greetingTimes(fresh, clock, gregorian(1990, 10, 31), "2027-10-30T21:00:00Z"))
        .containsExactly(Instant.parse("2027-10-31T00:00:00Z"));
  }

  /** Runs every half an hour through a night and tells when the member was greeted. */
  private List<Instant> greetingTimes(Core abroad, MovableClock clock, Anniversary day, String from) {
    var member = abroad.db.transact(h -> {
      var phone = club.freshPhone();
      var wish = new NewMember(Optional.of(phone), Optional.empty(), Optional.empty(), "Ada", Language.EN,
          How.STAFF, Optional.empty(), Optional.empty());
      var id = abroad.members.join(h, wish).member().id();
      abroad.occasions.rememberBirthday(h, Actor.SYSTEM, id, day);
      return Outcome.commit(id);
    });
    for (int halves = 0; halves < 24; halves++) {
      clock.set(Instant.parse(from).plus(Duration.ofMinutes(30L * halves)));
      abroad.greetings.run(clock.instant());
    }
    return abroad.db.read(h -> h.createQuery("select greeted_at from greeting where member_id = :m").bind("m", member).mapTo(Instant.class)
        .list());
  }
}
