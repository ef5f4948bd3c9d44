package club.vafa.bot.local;

import club.vafa.bot.local.FormattedText.Entity;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A marked-up text while it is read: the plain text so far, finished entities, and those that are still open, innermost last. */
final class TextUnderWay {

  /** An entity that has begun; {@code name} is the tag's or the type's, {@code at} the place of its mark in the source. */
  record Open(String type, String name, ObjectNode detail, int at, int from) {}

  final String source;
  final StringBuilder text = new StringBuilder();
  private final List<Entity> entities = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();

  TextUnderWay(String source) {
    this.source = source;
  }

  void begin(String type, String name, ObjectNode detail, int at) {
    open.addLast(new Open(type, name, detail, at, text.length()));
  }

  boolean nested() {
    return !open.isEmpty();
  }

  Open innermost() {
    return open.getLast();
  }

  boolean isOpen(String type) {
    return open.stream().anyMatch(entity -> entity.type().equals(type));
  }

  /** Ends the innermost entity; one without any text, or with an empty type, leaves no trace. */
  void end(String type, ObjectNode detail) {
    var begun = open.removeLast();
    if (text.length() > begun.from() && !type.isEmpty()) {
      entities.add(new Entity(type, begun.from(), text.length() - begun.from(), detail));
    }
  }

  /** Telegram's messages count bytes of UTF-8. */
  int byteOffset(int at) {
    return source.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
  }

  /** Whether Telegram makes a link of it; what is none stays plain text. */
  static boolean isLink(String url) {
    return url.matches("(?i)(https?|tg|mailto|tel|ton)(://|:)\\S+|[\\w-]+(\\.[\\w-]+)+(/\\S*)?");
  }

  BotApiRefusal refusal(String reason) {
    return BotApiRefusal.badRequest("can't parse entities: " + reason);
  }

  FormattedText done() {
    return new FormattedText(text.toString(), List.copyOf(entities));
  }
}
