package club.vafa.segment;

import static club.vafa.segment.Operator.*;

import java.util.List;
import java.util.Locale;

/** What sort of value an attribute has, and how such values are compared. */
public enum Kind {
  NUMBER(AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, IS, BETWEEN),
  MONEY(AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, IS, BETWEEN),
  PERCENT(AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, IS, BETWEEN),
  /** A day gone by, or none. */
  DAY(WITHIN_DAYS, LONGER_AGO, SINCE, UNTIL, BETWEEN, KNOWN, UNKNOWN),
  /** A day that comes back, or none. */
  RETURNING(WITHIN_DAYS, KNOWN, UNKNOWN),
  /** One code. */
  CODE(IN, NOT_IN),
  /** A level: one code of an order. */
  LEVEL(IN, NOT_IN, AT_LEAST, LESS_THAN),
  /** Any number of codes. */
  CODES(ANY_OF, ALL_OF, NONE_OF),
  /** Something about today and not about the member. */
  TODAY(IN, NOT_IN);

  private final List<Operator> operators;

  Kind(Operator... operators) {
    this.operators = List.of(operators);
  }

  public List<Operator> operators() {
    return operators;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isNumber() {
    return this == NUMBER || this == MONEY || this == PERCENT;
  }
}
