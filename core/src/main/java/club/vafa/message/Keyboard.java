package club.vafa.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What can be pressed instead of typed. By SMS an inline or reply keyboard becomes numbered choices or nothing, as the wire decides. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Keyboard.None.class, name = "none"),
    @JsonSubTypes.Type(value = Keyboard.Inline.class, name = "inline"),
    @JsonSubTypes.Type(value = Keyboard.Reply.class, name = "reply"),
    @JsonSubTypes.Type(value = Keyboard.AskContact.class, name = "contact"),
    @JsonSubTypes.Type(value = Keyboard.Remove.class, name = "remove")})
public sealed interface Keyboard {
  /** Nothing to press; a keyboard shown before stays. */
  Keyboard NONE = new None();

  record None() implements Keyboard {}

  /** Buttons under the message, by rows. */
  record Inline(List<List<Button>> rows) implements Keyboard {
    public Inline {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** Labels in place of the keyboard, by rows; pressing one sends its label. */
  record Reply(List<List<String>> rows) implements Keyboard {
    public Reply {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** One label that shares the sender's own contact, and rows of plain labels below it. */
  record AskContact(String label, List<List<String>> others) implements Keyboard {
    public AskContact {
      others = others.stream().map(List::copyOf).toList();
    }
  }

  /** Takes a reply keyboard away. */
  record Remove() implements Keyboard {}
}
