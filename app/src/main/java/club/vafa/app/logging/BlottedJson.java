package club.vafa.app.logging;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A log line as one JSON object, in which phone numbers and a bot's tokens are blotted out wherever a library wrote them. */
final class BlottedJson extends JsonEncoder {

  private static final Pattern TOKEN = Pattern.compile("(\\d{5,12}):[A-Za-z0-9_-]{20,}");
  private static final Pattern PHONE = Pattern.compile("\\+\\d{8,15}\\b|(?<![\\d.-])09\\d{9}\\b|%2B\\d{8,15}\\b");

  BlottedJson() {
    setWithSequenceNumber(false);
    setWithNanoseconds(false);
    setWithContext(false);
    setWithMessage(false);
    setWithFormattedMessage(true);
    setWithArguments(false);
    setWithMarkers(false);
    setWithMDC(false);
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return blot(new String(super.encode(event), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  static String blot(String line) {
    return !mayHold(line) ? line : PHONE.matcher(TOKEN.matcher(line).replaceAll("$1:…")).replaceAll("…");
  }

  /** Whether there is anything to search for, told by single characters: most lines hold nothing of the kind and are spared the search. */
  private static boolean mayHold(String line) {
    for (int i = 1; i < line.length() - 2; i++) {
      char c = line.charAt(i);
      boolean begins = c == '+' || c == '%' || c == ':' && digit(line.charAt(i - 1))
          || c == '0' && line.charAt(i + 1) == '9' && digit(line.charAt(i + 2)) && !digit(line.charAt(i - 1));
      if (begins) {
        return true;
      }
    }
    return false;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
