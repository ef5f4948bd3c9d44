package club.vafa.bot.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Every message of the account that is still kept, and their list in pages. */
final class TwilioMessages {

  /** The oldest are forgotten beyond this. */
  static final int MESSAGES_MAX = 100_000;
  static final int PAGE_DEFAULT = 50;
  static final int PAGE_MAX = 1_000;

  private final String accountSid;
  private final InstantSource clock;
  private final LinkedHashMap<String, TwilioMessage> messages = new LinkedHashMap<>();

  TwilioMessages(String accountSid, InstantSource clock) {
    this.accountSid = accountSid;
    this.clock = clock;
  }

  synchronized TwilioMessage add(TwilioMessage message) {
    messages.put(message.sid(), message);
    if (messages.size() > MESSAGES_MAX) {
      messages.remove(messages.keySet().iterator().next());
    }
    return message;
  }

  synchronized Optional<TwilioMessage> find(String sid) {
    return Optional.ofNullable(messages.get(sid));
  }

  synchronized TwilioMessage status(TwilioMessage message, String status, OptionalInt errorCode) {
    var changed = message.with(status, clock.instant(), errorCode);
    messages.replace(message.sid(), changed);
    return changed;
  }

  /** The list resource, newest first. */
  ObjectNode list(Map<String, String> query) {
    int size = Math.clamp(number(query, "PageSize", PAGE_DEFAULT), 1, PAGE_MAX);
    int page = Math.max(0, number(query, "Page", 0));
    var fitting = fitting(query);
    int from = Math.min(fitting.size(), page * size);
    int to = Math.min(fitting.size(), from + size);
    var uri = "/2010-04-01/Accounts/" + accountSid + "/Messages.json?";
    var json = Json.object().put("page", page).put("page_size", size).put("start", from).put("end", Math.max(from, to - 1))
        .put("uri", uri + page(query, size, page)).put("first_page_uri", uri + page(query, size, 0))
        .put("next_page_uri", to < fitting.size() ? uri + page(query, size, page + 1) : null)
        .put("previous_page_uri", page > 0 ? uri + page(query, size, page - 1) : null);
    var array = json.putArray("messages");
    fitting.subList(from, to).forEach(message -> array.add(message.json(accountSid)));
    return json;
  }

  private synchronized List<TwilioMessage> fitting(Map<String, String> query) {
    var all = new ArrayList<>(messages.values()).reversed();
    return all.stream().filter(m -> is(query, "To", m.to()) && is(query, "From", m.from()) && onDay(query, m)).toList();
  }

  private static boolean is(Map<String, String> query, String name, String value) {
    return query.getOrDefault(name, value).equals(value);
  }

  /** {@code DateSent}, {@code DateSent>} (on or after) and {@code DateSent<} (on or before), by days of GMT. */
  private static boolean onDay(Map<String, String> query, TwilioMessage message) {
    var day = message.updated().atOffset(ZoneOffset.UTC).toLocalDate();
    for (var name : List.of("DateSent", "DateSent>", "DateSent<")) {
      var given = query.getOrDefault(name, "");
      if (!given.isEmpty()) {
        int order = day.compareTo(day(given));
        if (name.endsWith(">") ? order < 0 : name.endsWith("<") ? order > 0 : order != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static LocalDate day(String given) {
    try {
      return LocalDate.parse(given.substring(0, Math.min(given.length(), "2026-01-01".length())));
    } catch (DateTimeException e) {
      throw TwilioRefusal.of(400, 20001, "Invalid date: " + given);
    }
  }

  private static int number(Map<String, String> query, String name, int otherwise) {
    var value = query.getOrDefault(name, "");
    return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : otherwise;
  }

  private static String page(Map<String, String> query, int size, int page) {
    var next = new LinkedHashMap<>(query);
    next.put("PageSize", Integer.toString(size));
    next.put("Page", Integer.toString(page));
    return next.entrySet().stream().map(e -> encode(e.getKey()) + "=" + encode(e.getValue())).collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
