package club.vafa.app;

import java.io.PrintStream;

/** What a person at the terminal is told; the only place that prints. */
final class Terminal {

  private final PrintStream out = System.out;

  /** A line of what is under way. */
  void progress(String line) {
    out.println("vafa: " + line + " …");
    out.flush();
  }

  /** A line in place of the one before, where somebody is looking; nothing into a file or a pipe. */
  void overwrite(String line) {
    if (System.console() != null && System.console().isTerminal()) {
      out.print("\r\u001b[K" + line);
      out.flush();
    }
  }

  void say(String text) {
    out.println(text);
    out.flush();
  }
}
