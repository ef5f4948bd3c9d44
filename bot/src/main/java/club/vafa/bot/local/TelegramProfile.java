package club.vafa.bot.local;

import static club.vafa.bot.local.BotApiRefusal.badRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What the bot says about itself: commands by scope and language, names and descriptions by language, the menu button. */
final class TelegramProfile {

  static final int COMMANDS_MAX = 100;
  static final int KEYS_MAX = 1_000;
  private static final Pattern COMMAND = Pattern.compile("[a-z0-9_]{1,32}");
  private static final Map<String, Integer> TEXTS_MAX = Map.of("name", 64, "description", 512, "short_description", 120);

  private final Map<String, ArrayNode> commands = new ConcurrentHashMap<>();
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final Map<Long, ObjectNode> menuButtons = new ConcurrentHashMap<>();

  JsonNode setCommands(Params params) {
    var given = params.json("commands", "can't parse commands JSON object").orElseThrow(() -> badRequest("commands are empty"));
    if (!(given instanceof ArrayNode list)) {
      throw badRequest("expected an Array of BotCommand");
    }
    if (list.size() > COMMANDS_MAX) {
      throw badRequest("BOT_COMMANDS_TOO_MUCH");
    }
    for (var command : list) {
      if (!COMMAND.matcher(command.path("command").asText().replaceFirst("^/", "")).matches()) {
        throw badRequest("BOT_COMMAND_INVALID");
      }
      int length = command.path("description").asText().length();
      if (length < 1 || length > 256) {
        throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
      }
    }
    room(commands);
    commands.put(key(params), list.deepCopy());
    return BooleanNode.TRUE;
  }

  JsonNode getCommands(Params params) {
    return commands.getOrDefault(key(params), Json.array());
  }

  JsonNode deleteCommands(Params params) {
    commands.remove(key(params));
    return BooleanNode.TRUE;
  }

  /** The commands that a person with this application language sees in the private chat: their own first, the default last. */
  ArrayNode commandsFor(long personId, String language) {
    var chat = "chat" + personId;
    var keys = List.of(chat + "/" + language, chat + "/", "all_private_chats/" + language, "all_private_chats/", "default/" + language);
    for (var key : keys) {
      if (commands.containsKey(key)) {
        return commands.get(key);
      }
    }
    return commands.getOrDefault("default/", Json.array());
  }

  private static String key(Params params) {
    var scope = params.json("scope", "can't parse BotCommandScope JSON object").orElse(Json.object().put("type", "default"));
    var kind = scope.path("type").asText();
    return switch (kind) {
      case "default", "all_private_chats", "all_group_chats", "all_chat_administrators" -> kind;
      case "chat" -> "chat" + scope.path("chat_id").asText();
      case "chat_administrators", "chat_member" -> kind + scope.path("chat_id").asText() + "-" + scope.path("user_id").asText();
      default -> throw badRequest("can't parse BotCommandScope: Unsupported type specified");
    } + "/" + params.text("language_code");
  }

  /** {@code setMyName}, {@code setMyDescription}, {@code setMyShortDescription}; the parameter's name is the field's. */
  JsonNode setText(String field, Params params) {
    var text = params.text(field);
    if (text.codePointCount(0, text.length()) > TEXTS_MAX.getOrDefault(field, 0)) {
      throw badRequest(field + " is too long");
    }
    room(texts);
    texts.put(field + "/" + params.text("language_code"), text);
    return BooleanNode.TRUE;
  }

  JsonNode getText(String field, Params params) {
    return Json.object().put(field, text(field, params.text("language_code")));
  }

  String text(String field, String language) {
    var own = texts.getOrDefault(field + "/" + language, "");
    return own.isEmpty() ? texts.getOrDefault(field + "/", "") : own;
  }

  /** For one chat, or with chat 0 for all. */
  JsonNode setMenuButton(long chatId, Params params) {
    var button = params.json("menu_button", "can't parse menu button JSON object").orElse(Json.object().put("type", "default"));
    if (!(button instanceof ObjectNode object) || !object.path("type").asText().matches("default|commands|web_app")) {
      throw badRequest("can't parse menu button: Unsupported type specified");
    }
    if (object.path("type").asText().equals("web_app")
        && (object.path("text").asText().isEmpty() || object.path("web_app").path("url").asText().isEmpty())) {
      throw badRequest("can't parse menu button: text and web_app are required");
    }
    room(menuButtons);
    menuButtons.put(chatId, object.deepCopy());
    return BooleanNode.TRUE;
  }

  ObjectNode menuButton(long chatId) {
    var everybodys = menuButtons.getOrDefault(0L, Json.object().put("type", "commands"));
    return menuButtons.getOrDefault(chatId, everybodys);
  }

  private static void room(Map<?, ?> map) {
    if (map.size() >= KEYS_MAX) {
      throw badRequest("too many scopes and languages");
    }
  }
}
