package club.vafa.occasion;

import club.vafa.calendar.BirthdayCheck;
import java.time.LocalDate;

/** What became of a wish to remember a day. */
public sealed interface Remembering {
  /** The next return that earns a gift is in {@code giftOn}'s year; a return before it is greeted without one. */
  record Remembered(Occasion occasion, LocalDate giftOn) implements Remembering {
  }

  /** It stood so already. */
  record Same(Occasion occasion) implements Remembering {
  }

  /** It was changed less than a year ago. */
  record TooSoon(Occasion occasion, LocalDate until) implements Remembering {
  }

  /** Not a day on which anybody alive can have been born, or married: never {@link BirthdayCheck#FINE}. */
  record NotABirthday(BirthdayCheck why) implements Remembering {
  }

  /** So many days of one's own, counting those taken back within the last year, and no more. */
  record TooMany(int limit) implements Remembering {
  }

  /** A title of a day is one line, with a letter in it, of so many characters at most. */
  record TitleRefused(int charsMax) implements Remembering {
  }

  record NoSuchDay() implements Remembering {
  }
}
