package club.vafa.bot.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One message as the person sees it. {@code wire} is the Bot API's own Message object; {@code keyboard} is the reply keyboard (or its
 * removal) that came with it, which the Bot API does not echo; {@code revision} grows with every change in the chat.
 */
public record ChatMessage(long messageId, boolean fromBot, ObjectNode wire, ObjectNode keyboard, long revision) {

  /** A button under a message; {@code data} is empty where it opens a link or copies a text. */
  public record Button(String text, String data, ObjectNode wire) {}

  /** Text or caption; empty for a dice, a contact, or a photo without caption. */
  public String text() {
    return wire.path("text").asText(wire.path("caption").asText(""));
  }

  public boolean edited() {
    return wire.has("edit_date");
  }

  /** The inline buttons, row after row. */
  public List<Button> buttons() {
    var buttons = new ArrayList<Button>();
    for (var row : wire.path("reply_markup").path("inline_keyboard")) {
      for (var button : row) {
        buttons.add(new Button(button.path("text").asText(), button.path("callback_data").asText(""), (ObjectNode) button));
      }
    }
    return buttons;
  }

  public Optional<Button> button(String text) {
    return buttons().stream().filter(button -> button.text().equals(text)).findFirst();
  }

  /** The texts of the reply keyboard's buttons that this message brought, row after row; empty where it brought none. */
  public List<List<String>> keyboardTexts() {
    var rows = new ArrayList<List<String>>();
    for (var row : keyboard.path("keyboard")) {
      var texts = new ArrayList<String>();
      row.forEach(button -> texts.add(button.isTextual() ? button.asText() : button.path("text").asText()));
      rows.add(texts);
    }
    return rows;
  }

  public boolean removesKeyboard() {
    return keyboard.path("remove_keyboard").asBoolean();
  }

  public OptionalInt dice() {
    var value = wire.path("dice").path("value");
    return value.isInt() ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
  }

  /** The file id of the photo's largest size. */
  public Optional<String> photo() {
    var sizes = wire.path("photo");
    return sizes.isEmpty() ? Optional.empty() : Optional.of(sizes.get(sizes.size() - 1).path("file_id").asText());
  }

  ChatMessage with(ObjectNode changed, long newRevision) {
    return new ChatMessage(messageId, fromBot, changed, keyboard, newRevision);
  }

  boolean sameContent(JsonNode other) {
    return List.of("text", "entities", "caption", "caption_entities", "reply_markup", "photo").stream()
        .allMatch(field -> wire.path(field).equals(other.path(field)));
  }
}
