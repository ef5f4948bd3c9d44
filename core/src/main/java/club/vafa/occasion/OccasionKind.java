package club.vafa.occasion;

import java.util.Locale;

/** A member has one birthday and one wedding day at most, and some days of their own. */
public enum OccasionKind {
  BIRTHDAY, WEDDING, OWN;

  /** As rules and greetings name them beside the public ones: "birthday". */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
