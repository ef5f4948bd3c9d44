package club.vafa.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {
  private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
  private final QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(9, 0), TEHRAN);

  @ParameterizedTest
  @CsvSource({
      // From the evening until the morning after, over midnight; the first minute is quiet, the last is not.
      "2026-06-01T18:29:59Z, ", "2026-06-01T18:30:00Z, 2026-06-02T05:30:00Z", "2026-06-01T20:30:00Z, 2026-06-02T05:30:00Z",
      "2026-06-02T05:29:59Z, 2026-06-02T05:30:00Z", "2026-06-02T05:30:00Z, "})
  void theNightIsQuiet(Instant now, Instant end) {
    assertThat(night.endIfQuiet(now)).isEqualTo(Optional.ofNullable(end));
  }

  @Test
  void quietHoursWithinOneDay() {
    var noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0), TEHRAN);
    assertThat(noon.endIfQuiet(Instant.parse("2026-06-01T09:00:00Z"))).contains(Instant.parse("2026-06-01T10:30:00Z"));
    assertThat(noon.endIfQuiet(Instant.parse("2026-06-01T10:30:00Z"))).isEmpty();
  }

  @Test
  void noHoursAreQuietWhenBothEndsAreTheSame() {
    var never = new QuietHours(LocalTime.of(9, 0), LocalTime.of(9, 0), TEHRAN);
    assertThat(never.endIfQuiet(Instant.parse("2026-06-01T05:30:00Z"))).isEmpty();
    assertThat(never.after(Instant.parse("2026-06-01T05:30:00Z"), Duration.ofDays(2))).isEqualTo(Instant.parse("2026-06-03T05:30:00Z"));
  }

  @Test
  void anEndThatTheClocksLeapOverComesRightAfterTheLeap() {
    var berlin = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"));
    assertThat(berlin.endIfQuiet(Instant.parse("2026-03-28T22:00:00Z"))).contains(Instant.parse("2026-03-29T01:30:00Z"));
  }

  @Test
  void workThatDoesNotEndBeforeTheNightGoesOnInTheMorning() {
    // Three hours from 20:00 in Tehran: two before ten, one after nine the next morning.
    assertThat(night.after(Instant.parse("2026-06-01T16:30:00Z"), Duration.ofHours(3))).isEqualTo(Instant.parse("2026-06-02T06:30:00Z"));
    assertThat(night.after(Instant.parse("2026-06-01T20:30:00Z"), Duration.ofHours(1))).as("begun in the night")
        .isEqualTo(Instant.parse("2026-06-02T06:30:00Z"));
    // A day has 13 hours: 30 hours of work take two days and four hours.
    assertThat(night.after(Instant.parse("2026-06-01T05:30:00Z"), Duration.ofHours(30))).isEqualTo(Instant.parse("2026-06-03T09:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Tehran", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"})
  void overAnyChangeOfTheClocksTheEndIsTheFirstMomentThatIsNotQuietAndNothingIsQuietOutside(String name) {
    var zone = ZoneId.of(name);
    for (long seed = 1; seed <= 300; seed++) {
      var random = new Random(seed);
      var from = LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
      var until = LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
      var quiet = new QuietHours(from, until, zone);
      // Around the hours at which clocks change, in years with and without such changes in Iran.
      var near = LocalDate.of(2015 + random.nextInt(12), 1, 1).plusDays(random.nextInt(365)).atTime(random.nextInt(24), random.nextInt(60));
      var changes = zone.getRules().nextTransition(near.atZone(zone).toInstant());
      var now = random.nextBoolean() && changes != null
          ? changes.getInstant().plusSeconds(random.nextInt(200_000) - 100_000) : near.atZone(zone).toInstant();
      var said = "seed " + seed + " in " + zone + ", " + from + " to " + until + ", at " + now;
      var end = quiet.endIfQuiet(now);
      assertThat(end.isPresent()).as(said).isEqualTo(within(now.atZone(zone).toLocalTime(), from, until));
      end.ifPresent(at -> {
        assertThat(at).as(said).isAfter(now).isBefore(now.plus(Duration.ofHours(26)));
        assertThat(quiet.endIfQuiet(at)).as(said + ": when they end they are over").isEmpty();
      });
    }
  }

  private static boolean within(LocalTime time, LocalTime from, LocalTime until) {
    return from.isBefore(until) ? !time.isBefore(from) && time.isBefore(until)
        : !from.equals(until) && (!time.isBefore(from) || time.isBefore(until));
  }
}
