package club.vafa.text;

import java.util.List;
import java.util.stream.Collectors;

/** A line of a CSV file as RFC 4180 writes it, ending with CR LF; no cell can be taken for a formula by a spreadsheet. */
public final class CsvLine {
  /** What a spreadsheet needs at the beginning of a file to read it as UTF-8. */
  public static final String BOM = "\ufeff";
  private static final String FORMULA_STARTS = "=+-@\t\r";
  private static final String QUOTED = ",;\"\r\n\t'";

  private CsvLine() {
  }

  public static String of(List<String> cells) {
    return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** A cell that begins as a formula does gets an apostrophe in front; a number with its sign stays a number. */
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 && !text.matches("-[0-9]+(\\.[0-9]+)?");
    String safe = formula ? "'" + text : text;
    return safe.chars().anyMatch(c -> QUOTED.indexOf(c) >= 0) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
