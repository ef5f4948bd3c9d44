package club.vafa.text;

/**
 * What a text costs as SMS: how it is encoded, how many units that takes, and in how many segments it is sent and billed.
 * One GSM-7 segment holds 160 septets, of several each 153; one UCS-2 segment 70 units, of several each 67 (3GPP TS 23.038, 23.040).
 */
public record SmsSegments(Encoding encoding, int units, int segments) {
  private static final String GSM_BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
      + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String GSM_EXTENSION = "\f^{}\\[~]|€";

  /** How the text travels. One character beyond the GSM alphabet makes the whole text UCS-2. */
  public enum Encoding {
    GSM_7(160, 153), UCS_2(70, 67);

    private final int unitsOfOne;
    private final int unitsOfEach;

    Encoding(int unitsOfOne, int unitsOfEach) {
      this.unitsOfOne = unitsOfOne;
      this.unitsOfEach = unitsOfEach;
    }
  }

  /** An empty text is one segment: the carrier bills it so. */
  public static SmsSegments of(String text) {
    Encoding encoding = text.codePoints().allMatch(SmsSegments::isGsm) ? Encoding.GSM_7 : Encoding.UCS_2;
    int units = text.codePoints().map(c -> unitsOf(c, encoding)).sum();
    return new SmsSegments(encoding, units, units <= encoding.unitsOfOne ? 1 : pack(text, encoding));
  }

  /** How many units are left in the last segment. */
  public int unitsLeft() {
    return (segments == 1 ? encoding.unitsOfOne : segments * encoding.unitsOfEach) - units;
  }

  /** Segments are filled one after the other; a character of two units (an extension sign, a surrogate pair) is never cut in two. */
  private static int pack(String text, Encoding encoding) {
    int segments = 1;
    int filled = 0;
    for (int c : text.codePoints().toArray()) {
      int units = unitsOf(c, encoding);
      if (filled + units > encoding.unitsOfEach) {
        segments++;
        filled = 0;
      }
      filled += units;
    }
    return segments;
  }

  private static boolean isGsm(int c) {
    return GSM_BASIC.indexOf(c) >= 0 || GSM_EXTENSION.indexOf(c) >= 0;
  }

  private static int unitsOf(int c, Encoding encoding) {
    return switch (encoding) {
      case GSM_7 -> GSM_EXTENSION.indexOf(c) >= 0 ? 2 : 1;
      case UCS_2 -> Character.charCount(c);
    };
  }
}
