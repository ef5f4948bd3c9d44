package club.vafa.text;

/** Something that stays Latin and is copied as it is: a coupon's code, a card's number, a link. */
public record Code(String value) {
  static final char LEFT_TO_RIGHT_ISOLATE = '\u2066';
  static final char POP_ISOLATE = '\u2069';

  public String shownOn(Medium medium) {
    return switch (medium) {
      case CHAT -> LEFT_TO_RIGHT_ISOLATE + value + POP_ISOLATE;
      case SMS -> value;
    };
  }
}
