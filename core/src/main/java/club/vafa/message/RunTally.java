package club.vafa.message;

/**
 * Where a run's messages are: each is in exactly one of the first six; SMS segments sent, and their cost in the currency's smallest unit.
 */
public record RunTally(long open, long sent, long failed, long suppressed, long unknown, long cancelled, long delivered, long undelivered,
    long segments, long cost) {
  public long planned() {
    return open + sent + failed + suppressed + unknown + cancelled;
  }
}
