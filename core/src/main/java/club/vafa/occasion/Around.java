package club.vafa.occasion;

import club.vafa.calendar.Occurrence;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which occasions fall near a day, by code, and in how many days from it: negative where they were before it. */
final class Around {
  private Around() {
  }

  static boolean isPersonal(String code) {
    return Stream.of(OccasionKind.values()).anyMatch(kind -> kind.code().equals(code));
  }

  static Map<String, Set<Integer>> of(LocalDate day, int daysMax, Set<String> codes, PublicOccasions all, Collection<Occasion> own) {
    var near = new HashMap<String, Set<Integer>>();
    codes.forEach(code -> add(near, code, day, all.between(code, day.minusDays(daysMax), day.plusDays(daysMax)).stream()));
    own.stream().filter(one -> codes.contains(one.kind().code())).forEach(one -> add(near, one.kind().code(), day,
        one.day().occurrencesBetween(day.minusDays(daysMax), day.plusDays(daysMax)).stream().filter(found -> new Due(one, found).earnsGift())));
    return near.entrySet().stream().filter(found -> !found.getValue().isEmpty())
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void add(Map<String, Set<Integer>> near, String code, LocalDate day, Stream<Occurrence> days) {
    var found = near.computeIfAbsent(code, c -> new TreeSet<>());
    days.forEach(occurrence -> found.add((int) ChronoUnit.DAYS.between(day, occurrence.day())));
  }
}
