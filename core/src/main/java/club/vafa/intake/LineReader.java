package club.vafa.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/// Takes a file apart into lines that end with LF, CR or both, as they come; it never holds more than one. A line that is too long, or that is not UTF-8, is
/// stepped over and told of.
final class LineReader {

  static final int LINE_BYTES_MAX = 64 * 1024;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final String BOM = "\ufeff";

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final MessageDigest digest = sha256();
  private int position;
  private int filled;
  private long number;
  private boolean afterCr;

  LineReader(InputStream in) {
    this.in = in;
  }

  /// The next line; empty at the end.
  Optional<RawLine> next() throws IOException {
    line.reset();
    long length = 0;
    for (int c = read(); ; c = read()) {
      if (c == '\n' && afterCr && length == 0) {
        // The second half of the line end before.
        afterCr = false;
        continue;
      }
      afterCr = c == '\r';
      if (c < 0 && length == 0) {
        return Optional.empty();
      }
      if (c < 0 || c == '\n' || c == '\r') {
        return Optional.of(told(++number, length));
      }
      if (length++ < LINE_BYTES_MAX) {
        line.write(c);
      }
    }
  }

  /// Of all lines so far, whatever their ends.
  byte[] digest() {
    try {
      return ((MessageDigest) digest.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 cannot be copied", e);
    }
  }

  private RawLine told(long number, long length) {
    var bytes = line.toByteArray();
    digest.update(bytes);
    digest.update((byte) '\n');
    if (length > LINE_BYTES_MAX) {
      return new RawLine.Unreadable(number, "line_too_long");
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes)).toString();
      var bare = number == 1 && text.startsWith(BOM) ? text.substring(1) : text;
      return bare.indexOf('\0') >= 0 ? new RawLine.Unreadable(number, "not_utf8") : new RawLine.Text(number, bare);
    } catch (CharacterCodingException e) {
      return new RawLine.Unreadable(number, "not_utf8");
    }
  }

  private int read() throws IOException {
    if (position == filled) {
      filled = in.read(buffer);
      position = 0;
      if (filled <= 0) {
        filled = 0;
        return -1;
      }
    }
    return buffer[position++] & 0xff;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
