package club.vafa.template;

import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.time.LocalDate;
import java.util.List;

/** What a variable stands for with one member. */
public sealed interface Value {
  /** The member has none: the text falls back on a few neutral words, and a select takes the branch {@code none}. */
  record Missing() implements Value {}

  record Number(long number) implements Value {}

  record Words(String words) implements Value {}

  record Sum(Money money) implements Value {}

  /** Stays Latin and is copied as it is. */
  record Coded(String code) implements Value {}

  /** A select goes by the code, which is a name in the API. */
  record Choice(String code, LocalText name) implements Value {}

  record Several(List<LocalText> names) implements Value {
    public Several {
      names = List.copyOf(names);
    }
  }

  record Day(LocalDate day) implements Value {}

  /** A day that returns each year. */
  record DayOfYear(LocalDate next) implements Value {}

  Value MISSING = new Missing();
}
