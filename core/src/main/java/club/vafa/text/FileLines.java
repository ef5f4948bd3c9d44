package club.vafa.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The lines of a file that somebody sends, one after the other and never more than one in memory. A line ends with LF, CR LF or CR, also
/// mixed; a byte
/// order mark is not a part of the first. What cannot be read is one line that says so, and the next one is read as if nothing had been.
public final class FileLines {
  public static final int BYTES_MAX = 16_384;
  private static final int BUFFER_BYTES = 65_536;
  private static final int END = -1;
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /// A line with its number, from 1 on.
  public sealed interface Line {
    long number();

    record Text(long number, String text) implements Line {}

    /// More than {@link #BYTES_MAX} bytes; it is not kept.
    record TooLong(long number) implements Line {}

    /// Bytes that are no UTF-8.
    record NotUtf8(long number) implements Line {}
  }

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int at;
  private int filled;
  private long number;

  public FileLines(InputStream in) {
    this.in = in;
  }

  /// The next line; empty at the end of the file.
  public Optional<Line> next() {
    try {
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Line> read() throws IOException {
    var line = new ByteArrayOutputStream();
    boolean tooLong = false;
    boolean any = false;
    for (int one = take(); one != END; one = take()) {
      any = true;
      if (one == '\n' || one == '\r') {
        if (one == '\r' && peek() == '\n') {
          take();
        }
        return Optional.of(line(line.toByteArray(), tooLong));
      }
      if (line.size() < BYTES_MAX) {
        line.write(one);
      } else {
        tooLong = true;
      }
    }
    return any ? Optional.of(line(line.toByteArray(), tooLong)) : Optional.empty();
  }

  private Line line(byte[] bytes, boolean tooLong) {
    number++;
    if (tooLong) {
      return new Line.TooLong(number);
    }
    int from = number == 1 && startsWithBom(bytes) ? BOM.length : 0;
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from)).toString();
      return new Line.Text(number, text);
    } catch (CharacterCodingException e) {
      return new Line.NotUtf8(number);
    }
  }

  private static boolean startsWithBom(byte[] bytes) {
    return bytes.length >= BOM.length && bytes[0] == BOM[0] && bytes[1] == BOM[1] && bytes[2] == BOM[2];
  }

  private int peek() throws IOException {
    if (at == filled) {
      filled = Math.max(0, in.read(buffer));
      at = 0;
    }
    return at == filled ? END : buffer[at] & 0xFF;
  }

  private int take() throws IOException {
    int one = peek();
    if (one != END) {
      at++;
    }
    return one;
  }
}
