package club.vafa.web;

import java.io.IOException;
import java.io.OutputStream;

/** An answer of any size, written while it is made: the name under which a browser keeps it, its media type and who writes it. */
public record Download(String fileName, String mediaType, Content content) {
  /** Writes the answer; it does not close the stream. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  public static final String CSV = "text/csv; charset=utf-8";
}
