package club.vafa.journey;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.calendar.CalendarKind;
import club.vafa.db.TestDatabase;
import club.vafa.segment.Who;
import club.vafa.template.TemplateText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JourneyPlansTest extends OnJourneys {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  JourneyPlansTest() {
    super(new TestClub(database));
  }

  @Test
  void aJourneyThatCannotBeWalkedIsRefusedFieldByField() {
    assertThat(wrong(onEvent(Trigger.JOINED))).containsExactly("steps too_few");
    assertThat(wrong(onEvent(Trigger.JOINED, new Step.Give("a", Optional.of(1L), Optional.empty(), Optional.empty(), Optional.of("moon")))))
        .containsExactly("steps[0].next no_such_step");
    assertThat(wrong(onEvent(Trigger.JOINED, new Step.Give("a", Optional.of(1L), Optional.empty(), Optional.empty(), Optional.of("a")))))
        .containsExactly("steps[0].next circle_without_wait");
    assertThat(wrong(onEvent(Trigger.JOINED, new Step.Exit("a"), new Step.Exit("b")))).containsExactly("steps[1].id never_reached");
    assertThat(wrong(onEvent(Trigger.JOINED, wait("a", Duration.ofSeconds(1)), new Step.Exit("a"))))
        .containsExactly("steps[1].id given_twice", "steps[0].waits wait_out_of_range");
    assertThat(wrong(new Plan(new Entry.OnEvent(Trigger.JOINED, Optional.of(new Who(Optional.of("nobody"), Optional.empty()))), Optional.empty(),
        Set.of(), List.of(new Step.Exit("a"))))).containsExactly("entry.segment unknown_code");
    assertThat(wrong(onEvent(Trigger.JOINED, new Step.Send("a", Optional.of(new Step.Kept("none", 0)), Optional.empty(), Optional.empty()))))
        .containsExactly("steps[0].template unknown_code");
    assertThat(wrong(onEvent(Trigger.JOINED, new Step.Send("a", Optional.empty(), Optional.of(TemplateText.of(Optional.of("{nmae}"), Optional.empty())),
        Optional.empty())))).containsExactly("steps[0].text. BAD");
    var many = IntStream.range(0, 10_000).<Step>mapToObj(i -> new Step.Exit("s" + i)).toArray(Step[]::new);
    assertThat(wrong(onEvent(Trigger.JOINED, many))).containsExactly("steps too_many");
    assertThat(add(onEvent(Trigger.JOINED, wait("a", Duration.ofDays(1)), new Step.Give("b", Optional.of(1L), Optional.empty(), Optional.empty(),
        Optional.of("a"))))).isInstanceOf(Writing.Done.class);
  }

  private List<String> wrong(Plan plan) {
    return ((Writing.Wrong) add(plan)).faults().stream()
        .map(fault -> fault.field() + " " + (fault instanceof Fault.Wrong(_, String problem, _) ? problem : "BAD")).toList();
  }

  @Test
  void aWaitEndsAtATimeOfDayOrADateOfACalendar() {
    var now = Instant.parse("2026-06-01T08:00:00Z");
    assertThat(new Until.TimeOfDay(LocalTime.of(11, 30)).from(now, TestClub.ZONE)).isEqualTo(Instant.parse("2026-06-02T08:00:00Z"));
    assertThat(new Until.TimeOfDay(LocalTime.of(12, 0)).from(now, TestClub.ZONE)).isEqualTo(Instant.parse("2026-06-01T08:30:00Z"));
    assertThat(new Until.Date(CalendarKind.JALALI, 1, 1, LocalTime.of(10, 0)).from(now, TestClub.ZONE)).isEqualTo(Instant.parse("2027-03-21T06:30:00Z"));
    // 1405 has no 30 Esfand: the day before it.
    assertThat(new Until.Date(CalendarKind.JALALI, 12, 30, LocalTime.of(10, 0)).from(now, TestClub.ZONE)).isEqualTo(Instant.parse("2027-03-20T06:30:00Z"));
    assertThat(new Until.Date(CalendarKind.HIJRI, 1, 31, LocalTime.NOON).possible()).isFalse();
  }
}
