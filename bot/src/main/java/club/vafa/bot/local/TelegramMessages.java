package club.vafa.bot.local;

import static club.vafa.bot.local.BotApiRefusal.badRequest;

import club.vafa.bot.local.TelegramChange.CallbackAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The methods that put messages on a person's screen, change them and take them away. */
final class TelegramMessages {

  static final int PRESS_ANSWER_MAX = 200;
  private static final long DELETE_MAX_SECONDS = 48 * 3_600;
  private static final int DELETE_MANY_MAX = 100;
  private static final Set<String> DICE = Set.of("🎲", "🎯", "🏀", "⚽", "⚽️", "🎳", "🎰");
  private static final Set<String> ACTIONS = Set.of("typing", "upload_photo", "record_video", "upload_video", "record_voice",
      "upload_voice",
      "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note");

  private final TelegramBot bot;

  TelegramMessages(TelegramBot bot) {
    this.bot = bot;
  }

  JsonNode send(Params params) {
    var person = TelegramChats.open(bot, params);
    var content = Json.object();
    put(content, "text", "entities", TelegramTexts.text(params));
    return send(person, params, content);
  }

  JsonNode sendPhoto(Params params) {
    var person = TelegramChats.open(bot, params);
    var content = Json.object();
    var photo = photo(params);
    content.putArray("photo").addObject().put("file_id", photo.fileId()).put("file_unique_id", photo.uniqueId())
        .put("file_size", photo.content().length).put("width", photo.width()).put("height", photo.height());
    put(content, "caption", "caption_entities", TelegramTexts.caption(params));
    return send(person, params, content);
  }

  private TelegramFiles.Photo photo(Params params) {
    var uploaded = params.file("photo");
    if (uploaded.isPresent()) {
      return bot.files.add(uploaded.get().content()).orElseThrow(() -> badRequest("IMAGE_PROCESS_FAILED"));
    }
    if (params.text("photo").isEmpty()) {
      throw badRequest("there is no photo in the request");
    }
    return bot.files.byId(params.text("photo")).orElseThrow(() -> badRequest("wrong file identifier/HTTP URL specified"));
  }

  JsonNode sendDice(Params params) {
    var person = TelegramChats.open(bot, params);
    var emoji = params.text("emoji").isEmpty() ? "🎲" : params.text("emoji");
    if (!DICE.contains(emoji)) {
      throw badRequest("DICE_EMOJI_INVALID");
    }
    var content = Json.object();
    content.putObject("dice").put("emoji", emoji).put("value", bot.throwDice(emoji));
    return send(person, params, content);
  }

  private JsonNode send(TelegramPerson person, Params params, ObjectNode content) {
    var markup = TelegramMarkup.of(params);
    var messageId = bot.nextMessageId();
    var wire = Json.object().put("message_id", messageId);
    wire.set("from", bot.user());
    wire.set("chat", person.chatNode());
    wire.put("date", bot.now());
    reply(person, params, wire);
    wire.setAll(content);
    if (params.flag("protect_content")) {
      wire.put("has_protected_content", true);
    }
    if (!markup.inline().isEmpty()) {
      wire.set("reply_markup", markup.inline());
    }
    person.messages().append(messageId, true, wire, markup.keyboard());
    person.changed();
    return wire;
  }

  private static void reply(TelegramPerson person, Params params, ObjectNode wire) {
    var given = params.json("reply_parameters", "can't parse reply parameters JSON object").orElse(Json.object());
    long wanted = given.path("message_id").asLong(params.number("reply_to_message_id", 0));
    if (wanted != 0) {
      var found = person.messages().find(wanted);
      if (found.isPresent()) {
        wire.set("reply_to_message", found.get().wire().deepCopy().without(List.of("reply_to_message")));
      } else if (!given.path("allow_sending_without_reply").asBoolean(params.flag("allow_sending_without_reply"))) {
        throw badRequest("message to be replied not found");
      }
    }
  }

  JsonNode sendAction(Params params) {
    var person = TelegramChats.open(bot, params);
    if (!ACTIONS.contains(params.text("action"))) {
      throw badRequest("wrong parameter action in request");
    }
    bot.tell(new TelegramChange.Acting(person.id(), params.text("action")));
    return BooleanNode.TRUE;
  }

  JsonNode editText(Params params) {
    return edit(params, wire -> {
      if (!wire.has("text")) {
        throw badRequest("there is no text in the message to edit");
      }
      put(wire, "text", "entities", TelegramTexts.text(params));
      return wire;
    });
  }

  JsonNode editCaption(Params params) {
    return edit(params, wire -> {
      if (!wire.has("photo")) {
        throw badRequest("there is no caption in the message to edit");
      }
      put(wire, "caption", "caption_entities", TelegramTexts.caption(params));
      return wire;
    });
  }

  JsonNode editMarkup(Params params) {
    return edit(params, wire -> wire);
  }

  /** An edit takes the inline buttons away unless it brings them again. */
  private JsonNode edit(Params params, UnaryOperator<ObjectNode> content) {
    var person = TelegramChats.open(bot, params);
    if (params.number("message_id", 0) == 0) {
      throw badRequest("message identifier is not specified");
    }
    var edited = person.messages().edit(params.number("message_id", 0), old -> {
      if (!old.fromBot() || old.keyboard().has("keyboard")) {
        throw badRequest("message can't be edited");
      }
      var wire = content.apply(old.wire().deepCopy());
      wire.remove("reply_markup");
      var inline = TelegramMarkup.inlineOnly(params);
      if (!inline.isEmpty()) {
        wire.set("reply_markup", inline);
      }
      if (old.sameContent(wire)) {
        throw badRequest("message is not modified: specified new message content and reply markup are exactly the same as a current "
            + "content and reply markup of the message");
      }
      return old.with(wire.put("edit_date", bot.now()), 0);
    });
    var message = edited.orElseThrow(() -> badRequest("message to edit not found"));
    person.changed();
    return message.wire();
  }

  JsonNode delete(Params params) {
    var person = TelegramChats.known(bot, params);
    var message = person.messages().find(params.number("message_id", 0)).orElseThrow(() -> badRequest("message to delete not found"));
    if (bot.now() - message.wire().path("date").asLong() > DELETE_MAX_SECONDS) {
      throw badRequest("message can't be deleted for everyone");
    }
    person.messages().delete(message.messageId());
    person.changed();
    return BooleanNode.TRUE;
  }

  /** Those that cannot be found are passed over. */
  JsonNode deleteMany(Params params) {
    var person = TelegramChats.known(bot, params);
    var ids = params.json("message_ids", "can't parse message identifiers JSON object").orElse(Json.array());
    if (ids.isEmpty() || ids.size() > DELETE_MANY_MAX) {
      throw badRequest(ids.isEmpty() ? "message identifiers are not specified" : "too many message identifiers specified");
    }
    ids.forEach(id -> person.messages().delete(id.asLong()));
    person.changed();
    return BooleanNode.TRUE;
  }

  JsonNode answerPress(Params params) {
    var text = params.text("text");
    if (text.length() > PRESS_ANSWER_MAX) {
      throw badRequest("MESSAGE_TOO_LONG");
    }
    var press = bot.answered(params.text("callback_query_id"))
        .orElseThrow(() -> badRequest("query is too old and response timeout expired or query ID is invalid"));
    press.person().answered(press.queryId(), new CallbackAnswer(text, params.flag("show_alert"), params.text("url")));
    return BooleanNode.TRUE;
  }

  private static void put(ObjectNode wire, String field, String entitiesField, FormattedText text) {
    wire.remove(List.of(field, entitiesField));
    if (!text.text().isEmpty()) {
      wire.put(field, text.text());
    }
    if (!text.entities().isEmpty()) {
      wire.set(entitiesField, text.entitiesJson());
    }
  }
}
