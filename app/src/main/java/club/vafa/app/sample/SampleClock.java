package club.vafa.app.sample;

import java.time.Instant;
import java.time.InstantSource;

/** The moment in the past at which something of the sample is happening; each loading thread has its own. */
final class SampleClock implements InstantSource {

  private Instant now;

  SampleClock(Instant start) {
    now = start;
  }

  void set(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
