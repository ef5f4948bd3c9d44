package club.vafa.bot.kavenegar;

import club.vafa.message.DeliveryStatus;
import club.vafa.message.Sending;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What Kavenegar's numbers mean: those of an answer, and those of a message. */
final class KavenegarCodes {
  static final int OK = 200;
  /** Accepted or not: it does not say. */
  private static final int NOT_DONE = 402;
  private static final int NO_SUCH_NUMBER = 411;
  private static final Set<Integer> OF_THIS_MESSAGE = Set.of(400, 406, NO_SUCH_NUMBER, 413, 417, 420, 422);
  private static final Set<Integer> BUSY = Set.of(409, 414, 451);
  /** Key, line, credit or address are wrong: nobody's message can go before that is mended. */
  private static final Set<Integer> NOT_SET_UP = Set.of(401, 403, 404, 405, 407, 412, 416, 418, 424, 426, 427, 428, 429, 431, 432, 501);
  private static final Duration PAUSE_BUSY = Duration.ofSeconds(10);
  private static final Duration PAUSE_NOT_SET_UP = Duration.ofSeconds(60);
  private static final int UNKNOWN_MESSAGE = 100;

  private KavenegarCodes() {}

  /** What an answer other than 200 means for the message. */
  static Sending refusal(int status) {
    if (OF_THIS_MESSAGE.contains(status)) {
      return new Sending.Refused("kavenegar " + status, status == NO_SUCH_NUMBER);
    }
    if (BUSY.contains(status)) {
      return new Sending.Later(PAUSE_BUSY, true);
    }
    return NOT_SET_UP.contains(status) ? new Sending.Later(PAUSE_NOT_SET_UP, true)
        : new Sending.Lost(status == NOT_DONE ? "kavenegar 402" : "kavenegar " + status + ", not a known answer");
  }

  static boolean unknownMessage(int status) {
    return status == UNKNOWN_MESSAGE;
  }

  /** How a message is getting on. Filtered (14) means that its receiver wants no advertising on this line. */
  static Optional<DeliveryStatus> state(int status) {
    return switch (status) {
      case 1, 2 -> Optional.of(DeliveryStatus.QUEUED);
      case 4, 5 -> Optional.of(DeliveryStatus.SENT);
      case 10 -> Optional.of(DeliveryStatus.DELIVERED);
      case 11 -> Optional.of(DeliveryStatus.UNDELIVERED);
      case 6, 13, 14 -> Optional.of(DeliveryStatus.FAILED);
      default -> Optional.empty();
    };
  }
}
