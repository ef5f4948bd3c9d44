package club.vafa.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;

/** A button under a message: what is read on it, and what comes back when it is pressed (1 to 64 bytes in Telegram). */
public record Button(String label, String data) {
  private static final String COPY = "copy:";

  /** A button that copies a text (a coupon's code) for pasting elsewhere; pressing it sends nothing. */
  public static Button copying(String label, String text) {
    return new Button(label, COPY + text);
  }

  /** What is copied, where it is such a button. */
  @JsonIgnore
  public Optional<String> copied() {
    return data.startsWith(COPY) ? Optional.of(data.substring(COPY.length())) : Optional.empty();
  }
}
