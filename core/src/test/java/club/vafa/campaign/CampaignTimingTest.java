package club.vafa.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.calendar.CalendarKind;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.trail.Actor;
import club.vafa.value.CampaignId;
import club.vafa.value.Language;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignTimingTest extends OnCampaigns {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

  CampaignTimingTest() {
    super(database);
  }

  private static List<Instant> times(Rhythm rhythm, Instant from, int count) {
    var times = new ArrayList<Instant>();
    var at = from;
    for (int i = 0; i < count; i++) {
      at = rhythm.after(at, TEHRAN).orElseThrow();
      times.add(at);
    }
    return times;
  }

  @ParameterizedTest
  @ValueSource(strings = {"* * * * *", "*/5 * * * *", "0,30 9 * * *", "* * * * * ?", "0/1 0 9 * * ?", "15-16 * * * *"})
  void aCronThatFiresMoreOftenThanOnceAnHourIsRefused(String cron) {
    assertThat(CronTimes.read(cron)).isEqualTo(new CronTimes.Reading.TooOften());
    var saving = campaigns.create(Actor.SYSTEM, draft("سلام", "Hi", 0).at(new Timing.Recurring(new Rhythm.Cron(cron), Optional.empty())));
    assertThat(saving).isEqualTo(new Saving.Wrong(List.of(new Saving.Fault.TooOften())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "every day", "0 25 * * *", "0 9 * *", "0 9 * * * * * *", "0 9 32 * *", "5-1 9 * * *", "0 9 * * MOO", "60 * * * *", "0 9 */0 * *"})
  void whatIsNoCronIsRefusedAndThePartIsNamed(String cron) {
    assertThat(CronTimes.read(cron)).isInstanceOf(CronTimes.Reading.NotCron.class);
  }

  @Test
  void aDayThatNeverComesIsRefused() {
    assertThat(CronTimes.read("0 9 30 2 *")).isInstanceOf(CronTimes.Reading.Never.class);
  }

  @ParameterizedTest
  @CsvSource({
      "0 9 * * *, 2026-06-01T05:30:00Z, 2026-06-02T05:30:00Z",
      "0 * * * *, 2026-06-01T00:30:00Z, 2026-06-01T01:30:00Z",
      "30 18 * * FRI, 2026-06-05T15:00:00Z, 2026-06-12T15:00:00Z",
      "0 10 1 */2 *, 2026-07-01T06:30:00Z, 2026-09-01T06:30:00Z",
      "0 0 10 13 * FRI, 2026-06-05T06:30:00Z, 2026-06-12T06:30:00Z"})
  void cronTimesAreThoseOfTheClubsZone(String cron, Instant first, Instant second) {
    assertThat(times(new Rhythm.Cron(cron), Instant.parse("2026-06-01T00:00:00Z"), 2)).containsExactly(first, second);
  }

  @Test
  void aDayOfAMonthIsThatOfTheOwnCalendarAndAShorterMonthHasItOnItsLastDay() {
    var monthly = new Rhythm.Monthly(CalendarKind.JALALI, 31, LocalTime.of(10, 0));
    // 31 Khordad, 31 Tir, 31 Mordad, 31 Shahrivar, 30 Mehr 1405.
    assertThat(times(monthly, Instant.parse("2026-06-01T00:00:00Z"), 5)).extracting(at -> at.atZone(TEHRAN).toLocalDate().toString())
        .containsExactly("2026-06-21", "2026-07-22", "2026-08-22", "2026-09-22", "2026-10-22");
    var yearly = new Rhythm.Yearly(CalendarKind.JALALI, 12, 30, LocalTime.NOON);
    // 1405 to 1407 have 29 days in Esfand, 1408 has 30.
    assertThat(times(yearly, Instant.parse("2026-06-01T00:00:00Z"), 4)).extracting(at -> at.atZone(TEHRAN).toLocalDate().toString())
        .containsExactly("2027-03-20", "2028-03-19", "2029-03-19", "2030-03-20");
    var weekly = new Rhythm.Weekly(Set.of(DayOfWeek.SATURDAY, DayOfWeek.TUESDAY), LocalTime.of(9, 0));
    assertThat(times(weekly, Instant.parse("2026-06-01T00:00:00Z"), 3)).extracting(at -> at.atZone(TEHRAN).getDayOfWeek())
        .containsExactly(DayOfWeek.TUESDAY, DayOfWeek.SATURDAY, DayOfWeek.TUESDAY);
  }

  @Test
  void aTimeThatTheClocksLeapOverIsTheMomentAfterTheLeap() {
    var berlin = ZoneId.of("Europe/Berlin");
    var daily = new Rhythm.Cron("30 2 * * *");
    assertThat(daily.after(Instant.parse("2026-03-28T12:00:00Z"), berlin)).contains(Instant.parse("2026-03-29T01:30:00Z"));
    // 02:30 comes twice on 25 October: once is enough.
    assertThat(daily.after(Instant.parse("2026-10-24T12:00:00Z"), berlin)).contains(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(daily.after(Instant.parse("2026-10-25T00:30:00Z"), berlin)).contains(Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void eachTimeOfARecurringCampaignIsARunOfItsOwnUntilItsEnd() {
    club.consenting(Language.FA, Channel.TELEGRAM);
    var until = Instant.parse("2026-06-04T00:00:00Z");
    var id = saved(draft("سلام", "Hi", 0).at(new Timing.Recurring(new Rhythm.Cron("0 12 * * *"), Optional.of(until))));
    assertThat(campaigns.schedule(Actor.SYSTEM, id, TestClub.START)).isInstanceOf(Scheduling.Scheduled.class);
    for (var day : List.of("2026-06-01T08:30:00Z", "2026-06-02T08:30:00Z", "2026-06-03T08:30:00Z")) {
      var noon = Instant.parse(day);
      assertThat(campaigns.byId(id).orElseThrow().awaited()).contains(noon);
      club.clock().set(noon);
      assertThat(runs.start(id, noon)).isInstanceOf(Starting.Started.class);
      assertThat(runs.start(id, noon)).isInstanceOf(Starting.AlreadyStarted.class);
      assertThat(send(Channel.TELEGRAM)).containsExactly("سلام");
      runs.tend();
    }
    assertThat(campaigns.byId(id).orElseThrow().awaited()).as("the end has come").isEmpty();
    assertThat(state(id)).isEqualTo(CampaignState.FINISHED);
    assertThat(club.core().campaignResults.of(id).orElseThrow().runs()).hasSize(3).allSatisfy(run -> assertThat(run.planned()).isEqualTo(1));
  }

  @Test
  void whatARecurringCampaignMissedIsSkippedAndSaysSo() {
    club.consenting(Language.FA, Channel.TELEGRAM);
    var id = recurring();
    club.clock().set(Instant.parse("2026-06-03T09:00:00Z"));
    assertThat(runs.startDue()).isEqualTo(1);
    assertThat(runs.startDue()).isEqualTo(1);
    assertThat(runs.startDue()).isEqualTo(1);
    assertThat(runs.startDue()).isZero();
    var lines = club.core().campaignResults.of(id).orElseThrow().runs();
    assertThat(lines).extracting(Results.RunLine::state).containsExactly("RUNNING", "SKIPPED", "SKIPPED");
    assertThat(lines.get(1).why()).contains("TOO_LATE");
  }

  @Test
  void aPausedOneDoesNotComeAndAResumedOneComesAtItsNextTime() {
    club.consenting(Language.FA, Channel.TELEGRAM);
    var id = recurring();
    var first = Instant.parse("2026-06-01T08:30:00Z");
    club.clock().set(first);
    runs.start(id, first);
    campaigns.pause(Actor.SYSTEM, id);
    club.clock().advance(Duration.ofDays(3));
    assertThat(runs.startDue()).isZero();
    assertThat(campaigns.change(Actor.SYSTEM, id, draft("سلام دوباره", "Hi again", 0).at(campaigns.byId(id).orElseThrow().says().timing())))
        .as("for the next time").isInstanceOf(Saving.Saved.class);
    campaigns.resume(Actor.SYSTEM, id);
    assertThat(campaigns.byId(id).orElseThrow().awaited()).contains(Instant.parse("2026-06-05T08:30:00Z"));
    assertThat(send(Channel.TELEGRAM)).as("the run that was paused says what it said").containsExactly("سلام");
  }

  private CampaignId recurring() {
    var id = saved(draft("سلام", "Hi", 0).at(new Timing.Recurring(new Rhythm.Cron("0 12 * * *"), Optional.empty())));
    campaigns.schedule(Actor.SYSTEM, id, TestClub.START);
    return id;
  }
}
