package club.vafa.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads bodies within their bound, whether or not their length was announced. */
public final class Bodies {
  public static final int BYTES_MAX = 1_000_000;
  /** So much of a body that is too large is read and thrown away, so that its sender hears the answer instead of a broken line. */
  private static final long DRAIN_BYTES_MAX = 64_000_000;

  private Bodies() {
  }

  /** The whole body; empty where it is too large. */
  public static Optional<byte[]> read(HttpServletRequest request) {
    try (InputStream in = request.getInputStream()) {
      byte[] body = in.readNBytes(BYTES_MAX + 1);
      if (body.length <= BYTES_MAX) {
        return Optional.of(body);
      }
      drain(in);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void drain(InputStream in) throws IOException {
    byte[] buffer = new byte[16_384];
    long drained = 0;
    for (int read = in.read(buffer); read >= 0 && drained < DRAIN_BYTES_MAX; read = in.read(buffer)) {
      drained += read;
    }
  }
}
