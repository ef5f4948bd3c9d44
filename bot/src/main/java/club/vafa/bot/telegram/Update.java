package club.vafa.bot.telegram;

import club.vafa.conversation.Incoming;
import club.vafa.member.Channel;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/**
 * One update as the inbox keeps it. Only what says whose it is gets looked at here; an update of which not even that can be read is kept
 * too, with its raw body, as {@link #UNREADABLE}.
 */
final class Update {

  static final String MESSAGE = "message";
  static final String CALLBACK = "callback_query";
  static final String REACH = "my_chat_member";
  /** Not for the club: a group's message, a kind of update that was not asked for. */
  static final String OTHER = "other";
  static final String UNREADABLE = "unreadable";

  private static final List<String> KINDS = List.of(MESSAGE, CALLBACK, REACH);

  private static final ObjectMapper ASCII = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Update() {}

  static Incoming incoming(String account, JsonNode update) {
    var id = id(update);
    if (id.isEmpty()) {
      return unreadable(account, OptionalLong.empty(), kept(update));
    }
    var providerId = String.valueOf(id.getAsLong());
    for (var kind : KINDS) {
      if (update.has(kind)) {
        return incoming(account, id, kind, update);
      }
    }
    return new Incoming(Channel.TELEGRAM, account, providerId, "", OTHER, kept(update));
  }

  /** A body that cannot be read; one without an update id is known by its content. */
  static Incoming unreadable(String account, OptionalLong id, String raw) {
    var providerId = id.isPresent() ? String.valueOf(id.getAsLong()) : "sha256:" + sha256(raw);
    return new Incoming(Channel.TELEGRAM, account, providerId, "", UNREADABLE, raw.replace('\0', '\uFFFD'));
  }

  static OptionalLong id(JsonNode update) {
    var id = update.path("update_id");
    return id.isIntegralNumber() && id.canConvertToLong() ? OptionalLong.of(id.longValue()) : OptionalLong.empty();
  }

  private static Incoming incoming(String account, OptionalLong id, String kind, JsonNode update) {
    var body = update.get(kind);
    var from = body.path("from").path("id");
    // A button's press may come without the chat that it was pressed in; the person is then known by the sender alone.
    var chat = kind.equals(CALLBACK) ? body.path("message").path("chat") : body.path("chat");
    boolean chatTold = chat.path("id").isIntegralNumber() && chat.path("id").canConvertToLong();
    if (!from.isIntegralNumber() || !from.canConvertToLong() || !chatTold && !(kind.equals(CALLBACK) && chat.isMissingNode())) {
      return unreadable(account, id, kept(update));
    }
    boolean own = !chatTold || "private".equals(chat.path("type").asText()) && chat.path("id").longValue() == from.longValue();
    var address = String.valueOf(chatTold ? chat.path("id").longValue() : from.longValue());
    return new Incoming(Channel.TELEGRAM, account, String.valueOf(id.getAsLong()), address, own ? kind : OTHER, kept(update));
  }

  /** The body as text that the database can hold: what Unicode has no place for (half of a pair) stays in its escaped form. */
  private static String kept(JsonNode update) {
    var text = update.toString();
    return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? text : escaped(update);
  }

  private static String escaped(JsonNode update) {
    try {
      return ASCII.writeValueAsString(update);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(String raw) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
