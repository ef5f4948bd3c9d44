package club.vafa.coupon;

import club.vafa.text.FileLines;
import club.vafa.value.Glyphs;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A line of a file of codes: a code, and where it has a day of its own, the last day on which it is good.
sealed interface CodeLine {
  int CODE_CHARS_MAX = 64;
  Set<String> HEADINGS = Set.of("code", "codes", "کد");
  Set<Character> SEPARATORS = Set.of(',', ';', '\t');

  record Code(long number, String code, Optional<Instant> until) implements CodeLine {}

  record Wrong(long number, CodeImport.Reason reason) implements CodeLine {}

  /// An empty line, or the heading.
  record Nothing() implements CodeLine {}

  static CodeLine of(FileLines.Line line, ZoneId zone) {
    return switch (line) {
      case FileLines.Line.NotUtf8(long number) -> new Wrong(number, CodeImport.Reason.NOT_UTF8);
      case FileLines.Line.TooLong(long number) -> new Wrong(number, CodeImport.Reason.TOO_LONG);
      case FileLines.Line.Text(long number, String text) -> text.isBlank() ? new Nothing() : read(number, cells(text), zone);
    };
  }

  private static CodeLine read(long number, List<String> cells, ZoneId zone) {
    var code = cells.getFirst();
    if (number == 1 && HEADINGS.contains(code.toLowerCase(Locale.ROOT))) {
      return new Nothing();
    }
    if (code.length() > CODE_CHARS_MAX) {
      return new Wrong(number, CodeImport.Reason.TOO_LONG);
    }
    if (code.isEmpty() || !code.codePoints().allMatch(c -> c == ' ' || Character.isLetterOrDigit(c) || "-_.:/+*#@=".indexOf(c) >= 0)) {
      return new Wrong(number, CodeImport.Reason.WRONG_FORM);
    }
    if (cells.size() < 2 || cells.get(1).isEmpty()) {
      return new Code(number, code, Optional.empty());
    }
    try {
      var lastDay = LocalDate.parse(Glyphs.fold(cells.get(1)));
      return lastDay.getYear() > 9_000 ? new Wrong(number, CodeImport.Reason.NOT_A_DATE)
          : new Code(number, code, Optional.of(lastDay.plusDays(1).atStartOfDay(zone).toInstant()));
    } catch (DateTimeParseException e) {
      return new Wrong(number, CodeImport.Reason.NOT_A_DATE);
    }
  }

  /// The line's cells, without quotation marks and blanks around them.
  private static List<String> cells(String text) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (doubled) {
          cell.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && SEPARATORS.contains(c)) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
