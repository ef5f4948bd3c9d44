package club.vafa.app;

/** The start cannot go on, for a reason that the operator can mend: the message is one whole line that says what and how. */
public final class StartRefused extends RuntimeException {

  /** The exit status of a start that was refused, the same as for a wrong command line. */
  public static final int STATUS = 2;

  public StartRefused(String line) {
    super(line);
  }

  public StartRefused(String line, Throwable cause) {
    super(line, cause);
  }
}
