package club.vafa.occasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import club.vafa.TestClub;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.calendar.Occurrence;
import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import club.vafa.db.TestDatabase;
import club.vafa.trail.Actor;
import club.vafa.value.LocalText;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicOccasionsTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);
  private final PublicOccasions occasions = club.core().publicOccasions;

  private static LocalDate date(String iso) {
    return LocalDate.parse(iso);
  }

  private static PublicDraft draft(DayRule rule) {
    return new PublicDraft(new LocalText("زادروز فروشگاه", "The shop’s day"), rule, true);
  }

  private PublicOccasion added(String code, DayRule rule) {
    return ((PublicStep.Done) occasions.add(Actor.SYSTEM, code, draft(rule))).occasion();
  }

  // From the official calendars of those years.
  @ParameterizedTest
  @CsvSource({
    "nowruz, 2025-03-21", "nowruz, 2026-03-21", "nature-day, 2026-04-02", "yalda, 2026-12-21", "mehregan, 2026-10-08",
    "teachers-day, 2026-05-02", "chaharshanbe-suri, 2018-03-13", "chaharshanbe-suri, 2019-03-19", "chaharshanbe-suri, 2020-03-17",
    "chaharshanbe-suri, 2023-03-14", "chaharshanbe-suri, 2025-03-18", "easter, 2024-03-31", "easter, 2025-04-20", "easter, 2026-04-05", "easter, 2038-04-25",
    "world-mothers-day, 2026-05-10", "world-fathers-day, 2026-06-21", "thanksgiving, 2026-11-26", "black-friday, 2026-11-27",
    "black-friday, 2024-11-29", "halloween, 2026-10-31", "christmas, 2026-12-25", "eid-fitr, 2025-03-30", "eid-adha, 2025-06-06"})
  void eachFallsOnTheDayThatItsCalendarHasForIt(String code, LocalDate day) {
    assertThat(occasions.between(code, day.minusDays(100), day.plusDays(100))).extracting(Occurrence::day).containsExactly(day);
    assertThat(occasions.on(day)).extracting(found -> found.occasion().code()).contains(code);
  }

  @Test
  void eachComesBackOnceInEveryYearOfItsOwnCalendarFrom1395To1430() {
    for (var one : occasions.list()) {
      var kind = one.rule().calendar();
      int first = kind.yearOf(date("2016-03-20"));
      int last = kind.yearOf(date("2052-03-19"));
      var wide = one.occurrencesBetween(one.dayIn(first), one.dayIn(last));
      assertThat(wide.stream().map(Occurrence::year)).as(one.code()).containsExactlyElementsOf(IntStream.rangeClosed(first, last).boxed().toList());
      assertThat(wide).isSortedAccordingTo((a, b) -> a.day().compareTo(b.day()));
    }
  }

  @Test
  void bothListsAreThereAndEachHasItsNameInBothLanguages() {
    var lists = occasions.list().stream().collect(Collectors.groupingBy(PublicOccasion::list, Collectors.counting()));
    assertThat(lists.get(PublicList.IRAN)).isGreaterThan(25);
    assertThat(lists.get(PublicList.INTERNATIONAL)).isGreaterThan(12);
    assertThat(occasions.list()).allSatisfy(one -> {
      assertThat(one.name().fa()).matches("[\\p{InArabic}\\u200C ]+").doesNotContain("ي", "ك");
      assertThat(one.name().en()).matches("[\\p{IsLatin}’() -]+");
    });
  }

  @Test
  void aLunarDayMovesForOneYearAndEverybodyWhoAsksSeesIt() {
    // Eid al-Adha of 1447: 27 May 2026 as reckoned.
    var eid = date("2026-05-27");
    assertThat(occasions.move(Actor.SYSTEM, "eid-adha", 1447, 1)).isInstanceOf(PublicStep.Done.class);
    assertThat(occasions.on(eid)).extracting(found -> found.occasion().code()).doesNotContain("eid-adha");
    assertThat(occasions.on(eid.plusDays(1))).filteredOn(found -> found.occasion().code().equals("eid-adha")).singleElement()
        .satisfies(found -> assertThat(found.occurrence().year()).isEqualTo(1447));
    assertThat(near(eid.plusDays(1))).contains(0);
    assertThat(near(eid)).containsExactly(1);
    assertThat(occasions.find("eid-adha").orElseThrow().preview(eid, 2))
        .extracting(Return::moved, Return::year).containsExactly(tuple(1, 1447), tuple(0, 1448));

    occasions.move(Actor.SYSTEM, "eid-adha", 1447, 0);
    assertThat(occasions.on(eid)).extracting(found -> found.occasion().code()).contains("eid-adha");
  }

  private Set<Integer> near(LocalDate day) {
    var member = club.member().id();
    return club.core().db.transact(h -> {
      var asks = new Pipeline(h);
      var near = club.core().occasions.around(asks, member, day, 3, Set.of("eid-adha"));
      asks.send();
      return Outcome.commit(near.get().getOrDefault("eid-adha", Set.of()));
    });
  }

  @Test
  void onlyALunarDayOfTheseYearsIsMoved() {
    assertThat(occasions.move(Actor.SYSTEM, "yalda", 1405, 1)).isInstanceOf(PublicStep.NotLunar.class);
    assertThat(occasions.move(Actor.SYSTEM, "eid-fitr", 1460, 1)).isEqualTo(new PublicStep.YearTooFar(1446, 1449));
    assertThat(occasions.move(Actor.SYSTEM, "no-such-day", 1447, 1)).isInstanceOf(PublicStep.NoSuchOccasion.class);
  }

  @Test
  void oneThatIsOffFallsOnNoDay() {
    var own = added("shop-day", new DayRule.Fixed(CalendarKind.JALALI, 5, 20, LeapChoice.DAY_BEFORE));
    var day = own.preview(date("2026-06-01"), 1).getFirst().day();
    assertThat(occasions.on(day)).extracting(found -> found.occasion().code()).contains("shop-day");
    occasions.change(Actor.SYSTEM, "shop-day", new PublicDraft(own.name(), own.rule(), false));
    assertThat(occasions.on(day)).extracting(found -> found.occasion().code()).doesNotContain("shop-day");
    assertThat(occasions.between("shop-day", day, day)).isEmpty();
    assertThat(occasions.knows("shop-day")).isTrue();
  }

  @Test
  void aCodeIsTakenOnceAndNeverThatOfAMembersOwnDays() {
    var rule = new DayRule.Weekday(CalendarKind.GREGORIAN, 5, DayOfWeek.SATURDAY, DayRule.LAST, 0);
    added("fair", rule);
    assertThat(occasions.add(Actor.SYSTEM, "fair", draft(rule))).isEqualTo(new PublicStep.CodeTaken("fair"));
    assertThat(occasions.add(Actor.SYSTEM, "birthday", draft(rule))).isEqualTo(new PublicStep.CodeTaken("birthday"));
    assertThat(occasions.change(Actor.SYSTEM, "no-such-day", draft(rule))).isInstanceOf(PublicStep.NoSuchOccasion.class);
  }

  @Test
  void thePreviewOfTwentyYearsMarksTheYearsThatLackTheDay() {
    var last = added("last-day", new DayRule.Fixed(CalendarKind.JALALI, 12, 30, LeapChoice.DAY_AFTER));
    var years = last.preview(date("2016-03-21"), 20);
    assertThat(years).hasSize(20).extracting(Return::year).containsExactlyElementsOf(IntStream.rangeClosed(1395, 1414).boxed().toList());
    assertThat(years.stream().filter(one -> !one.instead()).map(Return::year)).containsExactly(1395, 1399, 1403, 1408, 1412);
    // 1405 has no 30 Esfand: kept on 1 Farvardin 1406, for 1405.
    assertThat(years).filteredOn(one -> one.year() == 1405).extracting(Return::day).isEqualTo(List.of(date("2027-03-21")));
    assertThat(last.preview(date("2016-03-21"), 1_000)).hasSize(PublicOccasion.PREVIEW_YEARS_MAX);
  }
}
