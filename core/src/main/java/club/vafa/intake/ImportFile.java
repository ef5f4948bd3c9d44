package club.vafa.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/// A file being read: its heading, and then chunk after chunk.
final class ImportFile {

  static final int CHUNK_LINES_MAX = 500;

  private final LineReader reader;
  private final ImportKind kind;
  private final ImportFormat format;
  private Optional<Layout> layout = Optional.empty();
  /// A line that was read to look at it, and is still to be taken.
  private Optional<RawLine> waiting = Optional.empty();
  private long last;

  ImportFile(InputStream in, ImportKind kind, ImportFormat format) {
    this.reader = new LineReader(in);
    this.kind = kind;
    this.format = format;
  }

  /// Reads the heading and steps over what was taken before; answers why the file as a whole cannot be read.
  Optional<Flaw> open(long cursor) throws IOException {
    var columns = Columns.of(kind);
    if (format == ImportFormat.NDJSON) {
      layout = Optional.of(new Layout.Objects(columns));
      if (cursor == 0) {
        waiting = reader.next();
        return waiting.isEmpty() ? Optional.of(new Flaw("file", "empty_file")) : wrongEncoding(waiting.get());
      }
    } else {
      var heading = reader.next();
      if (heading.isEmpty()) {
        return Optional.of(new Flaw("file", "empty_file"));
      }
      last = heading.get().number();
      if (!(heading.get() instanceof RawLine.Text(long number, String text))) {
        return Optional.of(new Flaw("file", ((RawLine.Unreadable) heading.get()).reason()));
      }
      switch (Layout.Cells.of(text, columns)) {
        case Layout.Cells.Heading.Wrong(Flaw flaw) -> {
          return Optional.of(flaw);
        }
        case Layout.Cells.Heading.Fine(Layout.Cells cells) -> layout = Optional.of(cells);
      }
    }
    while (last < cursor) {
      var before = reader.next();
      if (before.isEmpty()) {
        break;
      }
      last = before.get().number();
    }
    return Optional.empty();
  }

  private static Optional<Flaw> wrongEncoding(RawLine first) {
    return first instanceof RawLine.Unreadable(long number, String reason) && reason.equals("not_utf8") ? Optional.of(new Flaw("file", reason)) : Optional.empty();
  }

  byte[] digest() {
    return reader.digest();
  }

  /// The next lines; blank ones are stepped over. Empty at the end.
  Optional<Chunk> next() throws IOException {
    var lines = new ArrayList<Chunk.Line>();
    while (lines.size() < CHUNK_LINES_MAX) {
      var raw = waiting.isPresent() ? waiting : reader.next();
      waiting = Optional.empty();
      if (raw.isEmpty()) {
        break;
      }
      last = raw.get().number();
      line(raw.get()).ifPresent(lines::add);
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(new Chunk(lines, last, reader.digest()));
  }

  private Optional<Chunk.Line> line(RawLine raw) {
    return switch (raw) {
      case RawLine.Unreadable(long number, String reason) -> Optional.of(new Chunk.Line(number, Map.of(), Optional.of(new Flaw(Flaw.LINE, reason))));
      case RawLine.Text(long number, String text) when text.isBlank() -> Optional.empty();
      case RawLine.Text(long number, String text) -> Optional.of(switch (layout.orElseThrow().read(text)) {
        case Layout.Reading.Fields(Map<String, String> values) -> new Chunk.Line(number, values, Optional.empty());
        case Layout.Reading.Wrong(Flaw flaw) -> new Chunk.Line(number, Map.of(), Optional.of(flaw));
      });
    };
  }
}
