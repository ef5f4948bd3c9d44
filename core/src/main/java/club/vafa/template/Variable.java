package club.vafa.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a text may say about the member it goes to, or about the club: {name}, {points}. */
public enum Variable {
  /** The whole name. */
  NAME(Kind.WORDS, false),
  /** The first word of the name. */
  FIRST_NAME(Kind.WORDS, false),
  /** The points that can be spent now. */
  POINTS(Kind.NUMBER, false),
  /** The credit that can be spent now, as money. */
  CREDIT(Kind.WORDS, false),
  /** The level's name; a select goes by its code. */
  TIER(Kind.CHOICE, false),
  /** How many points expire next. */
  EXPIRING(Kind.NUMBER, false),
  /** The last day on which those can be used. */
  EXPIRES(Kind.DATE, true),
  /** The code of the offer; without one, of the member's own coupon that ends soonest. */
  COUPON(Kind.WORDS, true),
  /** The last day on which that code can be used. */
  COUPON_UNTIL(Kind.DATE, true),
  /** The branch of the last purchase; a select goes by its code. */
  BRANCH(Kind.CHOICE, true),
  /** The categories that the member buys most. */
  INTERESTS(Kind.WORDS, true),
  /** The day and month of the next birthday. */
  BIRTHDAY(Kind.DATE, true),
  /** What is kept on the day of a greeting; texts that go for another reason have none. */
  OCCASION(Kind.WORDS, true),
  /** The club's name. */
  CLUB(Kind.WORDS, false);

  /** What a text can do with it: only a number can be counted by a plural. */
  public enum Kind { WORDS, NUMBER, CHOICE, DATE }

  private final Kind kind;
  private final boolean maybeMissing;

  Variable(Kind kind, boolean maybeMissing) {
    this.kind = kind;
    this.maybeMissing = maybeMissing;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether some members have none. */
  public boolean maybeMissing() {
    return maybeMissing;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Variable> find(String word) {
    return Arrays.stream(values()).filter(variable -> variable.word().equals(word.strip())).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Variable::word).toList();
  }
}
