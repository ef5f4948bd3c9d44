package club.vafa.greeting;

/**
 * What one run has done: how many were greeted, with a gift, with a message; and how many failed and will be tried again by the next run.
 */
public record GreetingRun(int greeted, int gifts, int messages, int failed) {
  static final GreetingRun NONE = new GreetingRun(0, 0, 0, 0);

  GreetingRun and(boolean gift, boolean message) {
    return new GreetingRun(greeted + 1, gifts + (gift ? 1 : 0), messages + (message ? 1 : 0), failed);
  }

  GreetingRun andFailed() {
    return new GreetingRun(greeted, gifts, messages, failed + 1);
  }

  GreetingRun plus(GreetingRun other) {
    return new GreetingRun(greeted + other.greeted, gifts + other.gifts, messages + other.messages, failed + other.failed);
  }
}
