package club.vafa.greeting;

import club.vafa.message.EndingCount;
import java.util.List;

/**
 * What came of a day's greetings: how many were greeted, how many of them with points or a coupon, how many could not be written to, and how
 * the messages ended. Greeted is the messages and those who could not be written to, always.
 */
public record GreetingResults(long greeted, long withPoints, long points, long coupons, long withoutConsent, long withoutReach,
    List<EndingCount> messages) {
  public GreetingResults {
    messages = List.copyOf(messages);
  }
}
