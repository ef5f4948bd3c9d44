package club.vafa.text;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text yet to be put into words: its key, whose first word names the room's bundle ("join.welcome"), and what the pattern needs.
 * Arguments may be numbers, Points, Money, LocalDate, LocalTime, Instant, CalendarDate, LocalText, Code, another Message, an enum (for
 * select), or words.
 */
public record Message(String key, Map<String, Object> args) {
  public Message {
    if (key.indexOf('.') < 1) {
      throw new IllegalArgumentException("a message's key begins with its room and a dot: " + key);
    }
    args = Map.copyOf(args);
  }

  public static Message of(String key) {
    return new Message(key, Map.of());
  }

  public static Message of(String key, String name, Object value) {
    return new Message(key, Map.of(name, value));
  }

  public static Message of(String key, String name1, Object value1, String name2, Object value2) {
    return new Message(key, Map.of(name1, value1, name2, value2));
  }

  public static Message of(String key, String name1, Object value1, String name2, Object value2, String name3, Object value3) {
    return new Message(key, Map.of(name1, value1, name2, value2, name3, value3));
  }

  public static Message of(
      String key, String name1, Object value1, String name2, Object value2, String name3, Object value3, String name4, Object value4) {
    return new Message(key, Map.of(name1, value1, name2, value2, name3, value3, name4, value4));
  }

  /** The same message with one argument more (or another value for it). */
  public Message with(String name, Object value) {
    var more = new LinkedHashMap<>(args);
    more.put(name, value);
    return new Message(key, more);
  }

  /** The first word of the key: the room whose bundle holds the pattern. */
  public String room() {
    return key.substring(0, key.indexOf('.'));
  }
}
