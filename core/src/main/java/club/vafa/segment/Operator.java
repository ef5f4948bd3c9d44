package club.vafa.segment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an attribute is compared. */
public enum Operator {
  AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, IS, BETWEEN,
  /** Of days gone by: at most so many days ago, and longer ago than that; of days to come: in at most so many days. */
  WITHIN_DAYS, LONGER_AGO,
  /** From that day on; up to that day. */
  SINCE, UNTIL,
  KNOWN, UNKNOWN,
  /** Of one code; of several at once. */
  IN, NOT_IN, ANY_OF, ALL_OF, NONE_OF;

  /** As it is written: {@code at-least}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Operator> find(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }
}
