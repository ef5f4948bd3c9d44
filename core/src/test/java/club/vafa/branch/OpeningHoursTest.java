package club.vafa.branch;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.branch.OpeningHours.Holiday;
import club.vafa.branch.OpeningHours.Span;
import club.vafa.value.LocalText;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {

  // 6 June 2026 is a Saturday.
  private static final OpeningHours SHOP = new OpeningHours(
      List.of(span(SATURDAY, "09:00", "13:00"), span(SATURDAY, "16:00", "02:00"), span(SUNDAY, "00:00", "00:00"), span(MONDAY, "00:00", "10:00")),
      List.of(new Holiday(LocalDate.parse("2026-06-13"), LocalText.same("Eid"), Optional.empty(), Optional.empty()),
          new Holiday(LocalDate.parse("2026-06-12"), LocalText.same("a long Friday"), Optional.of(LocalTime.parse("10:00")),
              Optional.of(LocalTime.parse("12:00")))));

  private static Span span(DayOfWeek day, String from, String until) {
    return new Span(day, LocalTime.parse(from), LocalTime.parse(until));
  }

  @ParameterizedTest
  @CsvSource({
      "2026-06-06T08:59, closed, 2026-06-06T09:00", "2026-06-06T09:00, open, 2026-06-06T13:00", "2026-06-06T12:59:59, open, 2026-06-06T13:00",
      "2026-06-06T13:00, closed, 2026-06-06T16:00",
      // From the evening through the whole Sunday until Monday at ten: what touches or overlaps is one.
      "2026-06-06T16:00, open, 2026-06-08T10:00", "2026-06-07T01:30, open, 2026-06-08T10:00", "2026-06-08T09:59, open, 2026-06-08T10:00",
      "2026-06-08T10:00, closed, 2026-06-12T10:00",
      // A holiday's own hours hold instead of the weekday's; one without hours is closed.
      "2026-06-12T11:00, open, 2026-06-12T12:00", "2026-06-12T12:00, closed, 2026-06-14T00:00", "2026-06-13T10:00, closed, 2026-06-14T00:00"})
  void hoursHoldByTheWeekdayAndTheHoliday(LocalDateTime now, String state, LocalDateTime until) {
    assertThat(SHOP.at(now)).isEqualTo(state.equals("open") ? new Openness.Open(Optional.of(until)) : new Openness.Closed(Optional.of(until)));
  }

  @Test
  void aBranchThatNeverClosesHasNoEndAndOneWithoutHoursNoBeginning() {
    var always = new OpeningHours(Arrays.stream(DayOfWeek.values()).map(day -> span(day, "00:00", "00:00")).toList(), List.of());
    assertThat(always.at(LocalDateTime.parse("2026-06-06T03:00"))).isEqualTo(new Openness.Open(Optional.empty()));
    assertThat(new OpeningHours(List.of(), List.of()).at(LocalDateTime.parse("2026-06-06T03:00"))).isEqualTo(new Openness.Closed(Optional.empty()));
  }

  @Test
  void hoursThatContradictThemselvesAreNamed() {
    assertThat(SHOP.problem()).isEmpty();
    assertThat(new OpeningHours(List.of(span(FRIDAY, "09:00", "13:00"), span(FRIDAY, "12:00", "18:00")), List.of()).problem()).contains("week");
    assertThat(new OpeningHours(List.of(span(FRIDAY, "20:00", "02:00"), span(FRIDAY, "22:00", "23:00")), List.of()).problem()).contains("week");
    var day = LocalDate.parse("2026-06-13");
    var closed = new Holiday(day, LocalText.same("Eid"), Optional.empty(), Optional.empty());
    var half = new Holiday(day, LocalText.same("Eid"), Optional.of(LocalTime.NOON), Optional.empty());
    assertThat(new OpeningHours(List.of(), List.of(closed, closed)).problem()).contains("holidays");
    assertThat(new OpeningHours(List.of(), List.of(half)).problem()).contains("holidays");
  }
}
