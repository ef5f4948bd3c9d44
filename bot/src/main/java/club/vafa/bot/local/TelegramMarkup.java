package club.vafa.bot.local;

import static club.vafa.bot.local.BotApiRefusal.badRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A checked {@code reply_markup}: inline buttons, which belong to the message, or a reply keyboard (or its removal), which belongs to the
 * person's screen.
 * Either object is empty where the call brought no such thing.
 */
record TelegramMarkup(ObjectNode inline, ObjectNode keyboard) {

  static final int CALLBACK_DATA_MAX_BYTES = 64;
  static final int BUTTONS_MAX = 300;
  static final int INLINE_BUTTONS_MAX = 100;
  private static final Set<String> STYLES = Set.of("danger", "success", "primary");
  private static final List<String> ACTIONS = List.of("url", "callback_data", "web_app", "login_url", "switch_inline_query",
      "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay");

  static TelegramMarkup of(Params params) {
    Optional<JsonNode> given = params.json("reply_markup", "can't parse reply keyboard markup JSON object");
    if (given.isEmpty() || given.get().isObject() && given.get().isEmpty()) {
      return new TelegramMarkup(Json.object(), Json.object());
    }
    if (!(given.get() instanceof ObjectNode markup)) {
      throw badRequest("object expected as reply markup");
    }
    if (markup.has("inline_keyboard")) {
      return new TelegramMarkup(inline(markup.get("inline_keyboard")), Json.object());
    }
    if (markup.has("keyboard")) {
      keyboard(markup.get("keyboard"));
    }
    return new TelegramMarkup(Json.object(), markup.deepCopy());
  }

  /** The markup of an edit, which can only be inline. */
  static ObjectNode inlineOnly(Params params) {
    var markup = of(params);
    if (!markup.keyboard().isEmpty()) {
      throw badRequest("inline keyboard expected");
    }
    return markup.inline();
  }

  private static ObjectNode inline(JsonNode rows) {
    int buttons = 0;
    var kept = Json.array();
    for (var row : rows(rows, "inline_keyboard")) {
      var keptRow = Json.array();
      for (var button : row) {
        keptRow.add(inlineButton(button));
        if (++buttons > INLINE_BUTTONS_MAX) {
          throw badRequest("REPLY_MARKUP_TOO_LONG");
        }
      }
      if (!keptRow.isEmpty()) {
        kept.add(keptRow);
      }
    }
    return kept.isEmpty() ? Json.object() : Json.object().set("inline_keyboard", kept);
  }

  private static ObjectNode inlineButton(JsonNode node) {
    var wrong = "can't parse inline keyboard button: ";
    if (!(node instanceof ObjectNode button)) {
      throw badRequest(wrong + "InlineKeyboardButton must be an Object");
    }
    if (!button.path("text").isTextual()) {
      throw badRequest(wrong + "Can't find field \"text\"");
    }
    if (button.get("text").textValue().isBlank()) {
      throw badRequest("inline keyboard button text must be non-empty");
    }
    style(button);
    if (ACTIONS.stream().noneMatch(button::hasNonNull)) {
      throw badRequest(wrong + "Text buttons are unallowed in the inline keyboard");
    }
    if (button.has("callback_data")) {
      int bytes = button.get("callback_data").asText().getBytes(StandardCharsets.UTF_8).length;
      if (bytes < 1 || bytes > CALLBACK_DATA_MAX_BYTES) {
        throw badRequest("BUTTON_DATA_INVALID");
      }
    }
    if (button.has("url") && !button.get("url").asText().matches("(?i)(https?|tg|ton|tonsite)://\\S+|[\\w-]+(\\.[\\w-]+)+(/\\S*)?")) {
      throw badRequest("inline keyboard button URL '" + button.get("url").asText() + "' is invalid: Wrong HTTP URL");
    }
    if (button.has("copy_text")) {
      int length = button.get("copy_text").path("text").asText().length();
      if (length < 1 || length > 256) {
        throw badRequest("BUTTON_COPY_TEXT_INVALID");
      }
    }
    return button.deepCopy();
  }

  private static void keyboard(JsonNode rows) {
    int buttons = 0;
    for (var row : rows(rows, "keyboard")) {
      for (var button : row) {
        var text = button.isTextual() ? button : button.path("text");
        if (!text.isTextual()) {
          throw badRequest("can't parse keyboard button: KeyboardButton must be a String or an Object");
        }
        if (text.textValue().isBlank()) {
          throw badRequest("keyboard button text must be non-empty");
        }
        style(button);
        if (++buttons > BUTTONS_MAX) {
          throw badRequest("REPLY_MARKUP_TOO_LONG");
        }
      }
    }
  }

  private static void style(JsonNode button) {
    if (button.hasNonNull("style") && !STYLES.contains(button.get("style").asText())) {
      throw badRequest("can't parse keyboard button: Invalid button style specified");
    }
  }

  private static ArrayNode rows(JsonNode rows, String field) {
    if (!(rows instanceof ArrayNode array)) {
      throw badRequest("can't parse reply markup: Field \"" + field + "\" must be of type Array");
    }
    for (var row : array) {
      if (!row.isArray()) {
        throw badRequest("can't parse reply markup: Field \"" + field + "\" must be an Array of Arrays");
      }
    }
    return array;
  }
}
