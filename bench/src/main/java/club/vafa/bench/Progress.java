package club.vafa.bench;

/// Says on standard error what is going on, a line at a time.
final class Progress {

  private final long began = System.nanoTime();

  void say(String what) {
    System.err.printf("%5.1f s  %s%n", (System.nanoTime() - began) / 1e9, what);
  }
}
