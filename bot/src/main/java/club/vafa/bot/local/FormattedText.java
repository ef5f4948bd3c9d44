package club.vafa.bot.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** A text with its entities (bold, link, command …), offsets in UTF-16 units as Telegram counts. */
record FormattedText(String text, List<Entity> entities) {

  /** One stretch of the text; {@code detail} holds the further fields of its kind, such as url or language. */
  record Entity(String type, int offset, int length, ObjectNode detail) {
    ObjectNode json() {
      return Json.object().put("type", type).put("offset", offset).put("length", length).setAll(detail);
    }
  }

  /** What Telegram's own server marks in a plain text: commands, links, mentions, hashtags. */
  private static final Pattern FOUND = Pattern.compile(
      "(?<command>(?<![\\p{L}\\p{N}_/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\\p{L}\\p{N}_/]))"
          + "|(?<url>https?://[^\\s<>\"«»]+[^\\s<>\"«».,;:!?)\\]])"
          + "|(?<mention>(?<![\\p{L}\\p{N}_@])@[a-zA-Z][a-zA-Z0-9_]{3,31})"
          + "|(?<hashtag>(?<![\\p{L}\\p{N}_#])#[\\p{L}\\p{N}_]*\\p{L}[\\p{L}\\p{N}_]*)");

  static FormattedText plain(String text) {
    return new FormattedText(text, List.of()).tidy();
  }

  /** Cuts white space at both ends, moves the entities along, and adds those that the server finds by itself. */
  FormattedText tidy() {
    int from = 0;
    int to = text.length();
    while (to > from && blank(text.charAt(to - 1))) {
      to--;
    }
    while (from < to && blank(text.charAt(from))) {
      from++;
    }
    var kept = new ArrayList<Entity>();
    for (var entity : entities) {
      int start = Math.max(entity.offset(), from);
      int end = Math.min(entity.offset() + entity.length(), to);
      if (end > start) {
        kept.add(new Entity(entity.type(), start - from, end - start, entity.detail()));
      }
    }
    var trimmed = text.substring(from, to);
    find(trimmed, kept);
    kept.sort(Comparator.comparingInt(Entity::offset).thenComparing(Entity::length, Comparator.reverseOrder()));
    return new FormattedText(trimmed, List.copyOf(kept));
  }

  private static void find(String text, List<Entity> entities) {
    var given = List.copyOf(entities);
    var matcher = FOUND.matcher(text);
    while (matcher.find()) {
      int start = matcher.start();
      int end = matcher.end();
      var type = matcher.group("command") != null ? "bot_command" : matcher.group("url") != null ? "url"
          : matcher.group("mention") != null ? "mention" : "hashtag";
      var covered = given.stream().anyMatch(e -> e.offset() < end && start < e.offset() + e.length()
          && List.of("code", "pre", "text_link", "bot_command", "url", "mention", "hashtag").contains(e.type()));
      if (!covered) {
        entities.add(new Entity(type, start, end - start, Json.object()));
      }
    }
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\u00A0' || c == '\u2007';
  }

  /** How many characters Telegram counts: code points. */
  int length() {
    return text.codePointCount(0, text.length());
  }

  ArrayNode entitiesJson() {
    var array = Json.array();
    entities.forEach(entity -> array.add(entity.json()));
    return array;
  }

  /** The {@code entities} parameter, which a client may send in place of a parse mode. */
  static FormattedText withEntities(String text, JsonNode array) {
    var entities = new ArrayList<Entity>();
    for (var node : array) {
      var detail = node.isObject() ? ((ObjectNode) node).deepCopy().without(List.of("type", "offset", "length")) : Json.object();
      int offset = node.path("offset").asInt(-1);
      int length = node.path("length").asInt(-1);
      if (offset < 0 || length <= 0 || offset + length > text.length() || !node.path("type").isTextual()) {
        throw BotApiRefusal.badRequest("can't parse entities: entity at offset " + offset + " is out of the text");
      }
      entities.add(new Entity(node.path("type").asText(), offset, length, (ObjectNode) detail));
    }
    return new FormattedText(text, entities).tidy();
  }
}
