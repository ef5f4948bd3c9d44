package club.vafa.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;

/** What a message says, without a word about how a channel says it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Content.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Content.Mail.class, name = "mail"),
    @JsonSubTypes.Type(value = Content.Photo.class, name = "photo"),
    @JsonSubTypes.Type(value = Content.Frames.class, name = "frames"),
    @JsonSubTypes.Type(value = Content.Edit.class, name = "edit"),
    @JsonSubTypes.Type(value = Content.Toast.class, name = "toast")})
public sealed interface Content {
  static Content text(String body) {
    return new Text(body, Keyboard.NONE);
  }

  static Content text(String body, Keyboard keyboard) {
    return new Text(body, keyboard);
  }

  record Text(String body, Keyboard keyboard) implements Content {}

  /** What has a subject of its own. Where there are no subjects, only the body is said; a mail that is a mere text is given one. */
  record Mail(String subject, String body) implements Content {}

  record Photo(PhotoKind kind, String data, String caption, Keyboard keyboard) implements Content {}

  /** An animation by editing: the first frame is sent, each further one replaces it after a pause, and the last stays with its keyboard. */
  record Frames(List<String> frames, Duration apart, String last, Keyboard keyboard) implements Content {
    public Frames {
      frames = List.copyOf(frames);
    }
  }

  /** A new body and keyboard for a message that was sent before. */
  record Edit(String providerMessageId, String body, Keyboard keyboard) implements Content {}

  /** A short answer to a pressed button, shown for a moment. */
  record Toast(String callbackId, String text) implements Content {}
}
