package club.vafa.bot.local;

import java.time.Duration;
import java.time.Instant;

/**
 * One HTTP exchange as the wire log keeps it. {@code status} is 0 where no answer was written or none came; {@code note} is the reason of
 * a refusal, else empty.
 */
public record WireCall(long number, Instant at, Wire wire, Direction direction, String method, int status, Duration took, String note) {

  /** Whose protocol it is. */
  public enum Wire { TELEGRAM, TWILIO, KAVENEGAR }

  /** Who called whom. */
  public enum Direction { FROM_CLUB, TO_CLUB }
}
