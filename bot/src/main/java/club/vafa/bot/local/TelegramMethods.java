package club.vafa.bot.local;

import static club.vafa.bot.local.BotApiRefusal.badRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every method of the Bot API that this server knows, by its name in any case. */
final class TelegramMethods {

  interface Method {
    JsonNode call(Params params) throws InterruptedException;
  }

  private static final Map<String, String> NAMES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Method> methods = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final TelegramBot bot;

  TelegramMethods(TelegramBot bot, TelegramWebhook webhook) {
    this.bot = bot;
    var messages = new TelegramMessages(bot);
    add("getMe", _ -> bot.user().put("can_join_groups", true).put("can_read_all_group_messages", false)
        .put("supports_inline_queries", false).put("can_connect_to_business", false).put("has_main_web_app", false));
    add("logOut", _ -> BooleanNode.TRUE);
    add("close", _ -> BooleanNode.TRUE);
    add("getUpdates", bot.updates::poll);
    add("setWebhook", webhook::set);
    add("deleteWebhook", webhook::delete);
    add("getWebhookInfo", webhook::info);
    add("sendMessage", messages::send);
    add("sendPhoto", messages::sendPhoto);
    add("sendDice", messages::sendDice);
    add("sendChatAction", messages::sendAction);
    add("editMessageText", messages::editText);
    add("editMessageCaption", messages::editCaption);
    add("editMessageReplyMarkup", messages::editMarkup);
    add("deleteMessage", messages::delete);
    add("deleteMessages", messages::deleteMany);
    add("answerCallbackQuery", messages::answerPress);
    add("setMyCommands", params -> told(bot.profile.setCommands(params)));
    add("getMyCommands", bot.profile::getCommands);
    add("deleteMyCommands", params -> told(bot.profile.deleteCommands(params)));
    add("setMyName", params -> told(bot.profile.setText("name", params)));
    add("getMyName", params -> bot.profile.getText("name", params));
    add("setMyDescription", params -> told(bot.profile.setText("description", params)));
    add("getMyDescription", params -> bot.profile.getText("description", params));
    add("setMyShortDescription", params -> told(bot.profile.setText("short_description", params)));
    add("getMyShortDescription", params -> bot.profile.getText("short_description", params));
    add("setChatMenuButton", params -> told(bot.profile.setMenuButton(optionalChat(params), params)));
    add("getChatMenuButton", params -> bot.profile.menuButton(optionalChat(params)));
    add("getFile", this::getFile);
    add("getChat", params -> TelegramChats.known(bot, params).chatNode().put("accent_color_id", 0).put("max_reaction_count", 11));
    add("getChatMember", this::getChatMember);
    add("leaveChat", params -> {
      TelegramChats.known(bot, params);
      throw badRequest("chat member status can't be changed in private chats");
    });
  }

  private void add(String name, Method method) {
    NAMES.put(name, name);
    methods.put(name, method);
  }

  JsonNode call(String name, Params params) throws InterruptedException {
    var method = Optional.ofNullable(methods.get(name)).orElseThrow(() -> BotApiRefusal.of(404, "Not Found: method not found"));
    return method.call(params);
  }

  /** A method's name as the documentation writes it, for the log. */
  static String properName(String name) {
    return NAMES.getOrDefault(name, name.toLowerCase(Locale.ROOT));
  }

  private JsonNode told(JsonNode result) {
    bot.tell(new TelegramChange.Profile());
    return result;
  }

  private long optionalChat(Params params) {
    return params.has("chat_id") ? TelegramChats.known(bot, params).id() : 0;
  }

  private JsonNode getFile(Params params) {
    var photo = bot.files.byId(params.text("file_id")).orElseThrow(() -> badRequest("invalid file_id"));
    return Json.object().put("file_id", photo.fileId()).put("file_unique_id", photo.uniqueId()).put("file_size", photo.content().length)
        .put("file_path", photo.path());
  }

  private JsonNode getChatMember(Params params) {
    var chat = TelegramChats.known(bot, params);
    var userId = params.number("user_id", 0);
    if (userId == bot.id) {
      return Json.object().put("status", chat.blocked() ? "kicked" : "member").set("user", bot.user());
    }
    if (userId != chat.id()) {
      throw badRequest("member not found");
    }
    return Json.object().put("status", "member").set("user", chat.user());
  }
}
