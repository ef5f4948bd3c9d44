package club.vafa.bot.sms;

import club.vafa.message.Sending;
import java.time.Duration;
import java.util.Set;

/** What Twilio's error codes mean for the message, for the number and for a campaign. */
public final class TwilioErrors {

  /** The number can never be reached, or its owner has unsubscribed with the carrier. */
  private static final Set<Integer> NUMBER_GONE = Set.of(21211, 21610, 21614, 21635, 30005, 30006);
  private static final Set<Integer> TOO_FAST = Set.of(20429, 21611, 30001);
  /** Account, token or sender are wrong: nobody's message can go before that is mended. */
  private static final Set<Integer> NOT_SET_UP = Set.of(20003, 20005, 20404, 21603, 21606);
  private static final Set<Integer> CARRIER_FILTERED = Set.of(30007);

  private static final Duration PAUSE_TOO_FAST = Duration.ofSeconds(10);
  private static final Duration PAUSE_NOT_SET_UP = Duration.ofSeconds(60);

  private TwilioErrors() {}

  static Sending of(int status, int code) {
    var reason = status + " " + code;
    if (status >= 500) {
      return new Sending.Lost(reason);
    }
    if (status == 429 || TOO_FAST.contains(code)) {
      return new Sending.Later(PAUSE_TOO_FAST, true);
    }
    if (status == 401 || status == 403 || status == 404 || NOT_SET_UP.contains(code)) {
      return new Sending.Later(PAUSE_NOT_SET_UP, true);
    }
    return new Sending.Refused(reason, numberGone(code));
  }

  public static boolean numberGone(int code) {
    return NUMBER_GONE.contains(code);
  }

  /** Its owner has unsubscribed with the carrier, so the number is closed for every message until START. */
  public static boolean unsubscribed(int code) {
    return code == 21610;
  }

  /** The carrier takes the text for unwanted: a campaign that goes on would harm the sender's number. */
  public static boolean filtered(int code) {
    return CARRIER_FILTERED.contains(code);
  }
}
