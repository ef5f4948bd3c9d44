package club.vafa.coupon;

import java.util.List;

/// What became of a file of codes: how many lines held one, how many of those are new, and why the others were not taken. Only the first
/// {@link #LINES_MAX} of those are named.
public record CodeImport(long read, long added, long refused, List<Refused> lines) {
  public static final int LINES_MAX = 1_000;

  public enum Reason { NOT_UTF8, TOO_LONG, WRONG_FORM, NOT_A_DATE, ALREADY_OVER, DUPLICATE }

  /// A line with its number in the file, from 1 on.
  public record Refused(long line, Reason reason) {}

  public CodeImport {
    lines = List.copyOf(lines);
  }
}
