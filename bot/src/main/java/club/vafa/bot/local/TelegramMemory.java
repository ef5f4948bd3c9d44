package club.vafa.bot.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/** Everything that a Telegram server would still know after a restart: people, chats, pictures and unconfirmed updates. */
final class TelegramMemory {

  private TelegramMemory() {}

  static ObjectNode save(TelegramBot bot) {
    var saved = Json.object();
    var pictures = saved.putObject("pictures");
    var people = saved.putArray("people");
    for (var person : bot.people()) {
      var node = people.addObject().put("id", person.id()).put("firstName", person.firstName()).put("phone", person.phone())
          .put("language", person.language()).put("started", person.started()).put("blocked", person.blocked());
      var messages = node.putArray("messages");
      for (var message : person.chat()) {
        messages.addObject().put("fromBot", message.fromBot()).<ObjectNode>set("wire", message.wire()).set("keyboard", message.keyboard());
        message.photo().flatMap(bot.files::byId).ifPresent(photo -> pictures.set(photo.fileId(), picture(photo)));
      }
    }
    saved.set("updates", bot.updates.save());
    return saved;
  }

  private static ObjectNode picture(TelegramFiles.Photo photo) {
    return Json.object().put("content", Base64.getEncoder().encodeToString(photo.content())).put("uniqueId", photo.uniqueId())
        .put("path", photo.path())
        .put("contentType", photo.contentType()).put("width", photo.width()).put("height", photo.height());
  }

  static void restore(TelegramBot bot, JsonNode saved) {
    saved.path("pictures").properties().forEach(entry -> {
      var node = entry.getValue();
      bot.files.restore(new TelegramFiles.Photo(entry.getKey(), node.path("uniqueId").asText(), node.path("path").asText(),
          node.path("contentType").asText(), node.path("width").asInt(), node.path("height").asInt(),
          Base64.getDecoder().decode(node.path("content").asText())));
    });
    for (var node : saved.path("people")) {
      var person = bot.add(node.path("id").asLong(), node.path("firstName").asText(), node.path("phone").asText(),
          node.path("language").asText());
      person.restore(node.path("started").asBoolean(), node.path("blocked").asBoolean());
      for (var message : node.path("messages")) {
        var wire = (ObjectNode) message.path("wire");
        var messageId = wire.path("message_id").asLong();
        person.messages().append(messageId, message.path("fromBot").asBoolean(), wire, (ObjectNode) message.path("keyboard"));
        bot.messageIdUsed(messageId);
      }
    }
    bot.updates.restore(saved.path("updates"));
  }
}
