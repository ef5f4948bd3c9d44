package club.vafa.bot.dialog;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a person did, in words that every channel shares. The wires read it from what they were delivered. */
public sealed interface Said {

  /** A text as it was typed, without what no text can hold. */
  record Words(String text) implements Said {
    public Words {
      text = plain(text);
    }
  }

  /** A command of the chat's own, such as {@code /start}: its name in small letters without the slash, and what stands after it. */
  record Command(String name, String rest) implements Said {
    public Command {
      rest = plain(rest);
    }
  }

  /** A pressed button; its data comes from the person's side and may be anything. */
  record Pressed(String data, String callbackId, Optional<String> messageId) implements Said {}

  /** The sender's own contact, as Telegram itself vouches for. */
  record OwnContact(String phone, String name) implements Said {
    @Override
    public String toString() {
      return "OwnContact";
    }
  }

  /** A contact that is not the sender's, or of which that cannot be known. */
  record OthersContact() implements Said {}

  /** A dice that the person threw or forwarded: it never counts. */
  record Dice() implements Said {}

  /** Something that no dialogue reads: a picture, a sticker, a voice. */
  record Unreadable() implements Said {}

  /** Without zero characters and halves of a pair, which a hostile client can send and the database refuses. */
  private static String plain(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\0", "");
  }
}
