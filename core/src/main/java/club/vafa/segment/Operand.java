package club.vafa.segment;

import club.vafa.value.Money;
import java.time.LocalDate;
import java.util.List;

/** What an attribute is compared with. */
public sealed interface Operand {
  /** Nothing: whether it is known at all. */
  record None() implements Operand {}

  record Whole(long number) implements Operand {}

  record Amount(Money money) implements Operand {}

  record Day(LocalDate day) implements Operand {}

  record Codes(List<String> codes) implements Operand {
    public Codes {
      codes = List.copyOf(codes);
    }
  }

  /** From the one to the other, both included, of the same kind. */
  record Span(Operand from, Operand to) implements Operand {}
}
