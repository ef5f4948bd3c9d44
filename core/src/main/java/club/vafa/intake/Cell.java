package club.vafa.intake;

import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.DateReader;
import club.vafa.calendar.DateReading;
import club.vafa.text.PersonName;
import club.vafa.text.Typed;
import club.vafa.value.Glyphs;
import club.vafa.value.Phone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The cells of one line, read one by one; what is wrong with any of them is gathered, so that all of it is told at once.
final class Cell {

  /// Where a file is read: the region of its phones, the zone of its times, today.
  record Reader(String region, ZoneId zone, LocalDate today) {}

  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,3}([,٬،' ][0-9]{3})+|[0-9]{1,18}");
  private static final Pattern TIME = Pattern.compile("(.*?)[ T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?");
  private static final Set<String> YES = Set.of("1", "yes", "y", "true", "بله", "اری", "دارد");
  private static final Set<String> NO = Set.of("0", "no", "n", "false", "نه", "خیر", "ندارد");
  private static final int YEARS_AHEAD_MAX = 20;
  private static final LocalTime NOON = LocalTime.NOON;

  private final Map<String, String> values;
  private final Reader reader;
  private final List<Flaw> flaws = new ArrayList<>();

  Cell(Map<String, String> values, Reader reader) {
    this.values = values;
    this.reader = reader;
  }

  List<Flaw> flaws() {
    return List.copyOf(flaws);
  }

  boolean has(String field) {
    return values.containsKey(field);
  }

  void wrong(String field, String reason) {
    flaws.add(new Flaw(field, reason));
  }

  /// The text of a field that must be there, of so many characters at most.
  Optional<String> required(String field, int max) {
    if (!has(field)) {
      wrong(field, "required");
    }
    return text(field, max);
  }

  Optional<String> text(String field, int max) {
    var text = Optional.ofNullable(values.get(field)).map(String::strip);
    if (text.filter(t -> t.length() > max).isPresent()) {
      wrong(field, "too_long");
      return Optional.empty();
    }
    if (text.filter(t -> t.chars().anyMatch(Character::isISOControl)).isPresent()) {
      wrong(field, "forbidden_characters");
      return Optional.empty();
    }
    return text;
  }

  Optional<Phone> phone(String field) {
    var phone = text(field, 60).map(typed -> Phone.parse(typed, reader.region()));
    if (phone.filter(Optional::isEmpty).isPresent()) {
      wrong(field, "not_a_phone");
    }
    return phone.flatMap(read -> read);
  }

  Optional<String> name(String field) {
    var name = required(field, PersonName.TYPED_MAX).map(PersonName::clean);
    if (name.filter(n -> !(n instanceof PersonName.Ok)).isPresent()) {
      wrong(field, "not_a_name");
    }
    return name.flatMap(n -> n instanceof PersonName.Ok(String clean) ? Optional.of(clean) : Optional.empty());
  }

  /// A whole number that is not negative, in any digits, with or without separators of thousands.
  Optional<Long> amount(String field, long max) {
    var typed = text(field, 60).map(text -> Glyphs.fold(text).strip());
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    if (!AMOUNT.matcher(typed.get()).matches()) {
      wrong(field, "not_an_amount");
      return Optional.empty();
    }
    long amount = Long.parseLong(typed.get().replaceAll("[^0-9]", ""));
    if (amount > max) {
      wrong(field, "too_large");
      return Optional.empty();
    }
    return Optional.of(amount);
  }

  Optional<Boolean> yesOrNo(String field) {
    var word = text(field, 40).map(Typed::matchKey);
    var answer = word.flatMap(w -> YES.contains(w) ? Optional.of(true) : NO.contains(w) ? Optional.of(false) : Optional.empty());
    if (word.isPresent() && answer.isEmpty()) {
      wrong(field, "not_yes_or_no");
    }
    return answer;
  }

  /// A day in the calendar in which it was written.
  Optional<CalendarDate> date(String field) {
    return text(field, 60).flatMap(typed -> date(field, typed, reader.today()));
  }

  /// As the other one, for a day that may still be to come.
  Optional<CalendarDate> dateToCome(String field) {
    return text(field, 60).flatMap(typed -> date(field, typed, reader.today().plusYears(YEARS_AHEAD_MAX)));
  }

  private Optional<CalendarDate> date(String field, String typed, LocalDate latest) {
    return switch (DateReader.read(typed, latest)) {
      case DateReading.One(var date) -> Optional.of(date);
      case DateReading.Two two -> {
        wrong(field, "ambiguous_date");
        yield Optional.empty();
      }
      case DateReading.None(var why) -> {
        wrong(field, switch (why) {
          case NO_SUCH_DAY -> "no_such_day";
          case IN_THE_FUTURE -> "in_the_future";
          case NOT_A_DATE, NO_YEAR, LOOKS_LUNAR -> "not_a_date";
        });
        yield Optional.empty();
      }
    };
  }

  /// A day with or without a time of day, in the club's zone (noon where no time is told), or a time of ISO 8601 with its zone.
  Optional<Instant> time(String field) {
    return text(field, 60).flatMap(typed -> {
      var folded = Glyphs.fold(typed).strip();
      if (folded.matches(".*[0-9](Z|[+-][0-9]{2}:?[0-9]{2})") && folded.indexOf('T') > 0) {
        try {
          return Optional.of(OffsetDateTime.parse(folded).toInstant());
        } catch (DateTimeException e) {
          wrong(field, "not_a_date");
          return Optional.empty();
        }
      }
      var parts = TIME.matcher(folded);
      boolean timed = parts.matches();
      var time = timed ? timeOf(parts.group(2), parts.group(3), Optional.ofNullable(parts.group(4)).orElse("0")) : Optional.of(NOON);
      if (time.isEmpty()) {
        wrong(field, "not_a_date");
        return Optional.empty();
      }
      return date(field, timed ? parts.group(1) : folded, reader.today()).map(day -> day.toLocalDate().atTime(time.get()).atZone(reader.zone()).toInstant());
    });
  }

  private static Optional<LocalTime> timeOf(String hour, String minute, String second) {
    try {
      return Optional.of(LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute), Integer.parseInt(second)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
