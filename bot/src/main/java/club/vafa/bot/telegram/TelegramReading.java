package club.vafa.bot.telegram;

import club.vafa.bot.dialog.Said;
import club.vafa.conversation.Incoming;
import club.vafa.db.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a person did from an update that the inbox has kept. */
public final class TelegramReading {

  /** What an update is about. */
  public sealed interface Read {
    record Person(Said said) implements Read {}

    /** The person has blocked the bot, or lets it in again. */
    record ReachOf(boolean reachable) implements Read {}

    /** Nothing for the club: a group's message, a kind of update it did not ask for. */
    record Nothing() implements Read {}

    record Poison(String reason) implements Read {}
  }

  private static final Pattern COMMAND = Pattern.compile("/([A-Za-z0-9_]{1,32})(@[A-Za-z0-9_]+)?(?:\\s+(.*))?", Pattern.DOTALL);

  private TelegramReading() {}

  public static Read read(Incoming incoming) {
    if (incoming.kind().equals(Update.OTHER)) {
      return new Read.Nothing();
    }
    if (incoming.kind().equals(Update.UNREADABLE)) {
      return new Read.Poison("not an update that can be read");
    }
    JsonNode body;
    try {
      body = Json.read(incoming.body(), JsonNode.class).path(incoming.kind());
    } catch (IllegalArgumentException e) {
      return new Read.Poison("not JSON");
    }
    return switch (incoming.kind()) {
      case Update.MESSAGE -> new Read.Person(message(body));
      case Update.CALLBACK -> callback(body);
      case Update.REACH -> new Read.ReachOf(reachable(body.path("new_chat_member").path("status").asText()));
      default -> new Read.Nothing();
    };
  }

  private static Said message(JsonNode message) {
    if (message.path("contact").isObject()) {
      return contact(message.get("contact"), message.path("from").path("id"));
    }
    if (message.has("dice")) {
      return new Said.Dice();
    }
    if (!message.path("text").isTextual()) {
      return new Said.Unreadable();
    }
    var text = message.get("text").asText();
    var command = COMMAND.matcher(text.strip());
    return command.matches()
        ? new Said.Command(command.group(1).toLowerCase(Locale.ROOT), Optional.ofNullable(command.group(3)).orElse("").strip())
        : new Said.Words(text);
  }

  /** Only a contact with a user id, and that the sender's own, proves whose number it is. */
  private static Said contact(JsonNode contact, JsonNode sender) {
    var owner = contact.path("user_id");
    boolean own = owner.isIntegralNumber() && sender.isIntegralNumber() && owner.longValue() == sender.longValue();
    var name = (contact.path("first_name").asText("") + " " + contact.path("last_name").asText("")).strip();
    return own ? new Said.OwnContact(contact.path("phone_number").asText(""), name) : new Said.OthersContact();
  }

  private static Read callback(JsonNode query) {
    if (!query.path("id").isTextual()) {
      return new Read.Poison("a press without an id");
    }
    var messageId = query.path("message").path("message_id");
    return new Read.Person(new Said.Pressed(query.path("data").asText(""), query.get("id").asText(),
        messageId.isIntegralNumber() ? Optional.of(messageId.asText()) : Optional.empty()));
  }

  private static boolean reachable(String status) {
    return !status.equals("kicked") && !status.equals("left");
  }
}
