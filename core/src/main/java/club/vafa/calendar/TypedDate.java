package club.vafa.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A typed date taken apart: its numbers in their order, the month where it was named, and the calendar where it was said. */
record TypedDate(List<Number> numbers, Optional<MonthName> month, Optional<CalendarKind> said) {
  private static final int TEXT_MAX = 60;
  private static final Pattern PARTS = Pattern.compile("[0-9]+|\\p{L}+");
  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}0-9 /.,،\\-_\\\\'’()‐-―−٫]+");

  /** A number as typed: 05 and 5 have one value, but only four digits make a full year. */
  record Number(int value, int digits) {
    boolean fullYear() {
      return digits == 4;
    }

    boolean shortYear() {
      return digits <= 2;
    }
  }

  /** Empty when the text holds anything that has no place in a date. */
  static Optional<TypedDate> of(String typed) {
    String text = DateWords.plain(typed.length() > TEXT_MAX ? "" : typed);
    if (!ALLOWED.matcher(text).matches()) {
      return Optional.empty();
    }
    var numbers = new ArrayList<Number>();
    var months = new ArrayList<MonthName>();
    var kinds = new ArrayList<CalendarKind>();
    for (String word : PARTS.matcher(text).results().map(MatchResult::group).toList()) {
      if (Character.isDigit(word.charAt(0))) {
        numbers.addAll(split(word));
      } else if (MonthName.find(word).isPresent()) {
        months.add(MonthName.find(word).get());
      } else if (DateWords.calendarOf(word).isPresent()) {
        kinds.add(DateWords.calendarOf(word).get());
      } else if (!DateWords.isFilling(word)) {
        return Optional.empty();
      }
    }
    boolean clear = months.size() <= 1 && kinds.stream().distinct().count() <= 1;
    return clear ? Optional.of(new TypedDate(numbers, months.stream().findFirst(), kinds.stream().findFirst())) : Optional.empty();
  }

  /** The calendar that the words name: the month's own, or the one that was said. */
  Optional<CalendarKind> kind() {
    return month.map(MonthName::kind).or(() -> said);
  }

  boolean contradictsItself() {
    return month.isPresent() && said.isPresent() && month.get().kind() != said.get();
  }

  /** "13650412" and "650412", written with nothing between; a number of another length stays whole. */
  private static List<Number> split(String digits) {
    return switch (digits.length()) {
      case 1, 2, 3, 4 -> List.of(number(digits));
      case 6 -> List.of(number(digits.substring(0, 2)), number(digits.substring(2, 4)), number(digits.substring(4)));
      case 8 -> looksLikeYear(digits.substring(0, 4))
          ? List.of(number(digits.substring(0, 4)), number(digits.substring(4, 6)), number(digits.substring(6)))
          : List.of(number(digits.substring(0, 2)), number(digits.substring(2, 4)), number(digits.substring(4)));
      default -> List.of(new Number(0, digits.length()));
    };
  }

  private static boolean looksLikeYear(String digits) {
    return List.of("13", "14", "19", "20").contains(digits.substring(0, 2));
  }

  private static Number number(String digits) {
    return new Number(Integer.parseInt(digits), digits.length());
  }
}
