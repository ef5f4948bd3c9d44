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
import java.util.stream.IntStream;

/** Every message of the account that is still kept, and their list in pages. */
final class TwilioMessages {

  /** The oldest are forgotten beyond this. */
  static final int MESSAGES_MAX = 100_000;
  static final int PAGE_DEFAULT = 50;
  static final int PAGE_MAX = 1_000;
  private static final String AFTER = "PA";
  private static final String BEFORE = "PB";

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

  /** The list resource, newest first. A page begins where its token says, so that what arrives meanwhile shifts nothing; its number is only told back. */
  ObjectNode list(Map<String, String> query) {
    int size = Math.clamp(number(query, "PageSize", PAGE_DEFAULT), 1, PAGE_MAX);
    int page = number(query, "Page", 0);
    var fitting = fitting(query);
    int from = begins(fitting, query.getOrDefault("PageToken", ""), size);
    int to = Math.min(fitting.size(), from + size);
    var uri = "/2010-04-01/Accounts/" + accountSid + "/Messages.json?";
    var json = Json.object().put("page", page).put("page_size", size).put("start", page * size).put("end", page * size + Math.max(0, to - from - 1))
        .put("uri", uri + page(query, size, page, query.getOrDefault("PageToken", ""))).put("first_page_uri", uri + page(query, size, 0, ""))
        .put("next_page_uri", to < fitting.size() ? uri + page(query, size, page + 1, AFTER + fitting.get(to - 1).sid()) : null)
        .put("previous_page_uri", from > 0 ? uri + page(query, size, Math.max(0, page - 1), BEFORE + fitting.get(from).sid()) : null);
    var array = json.putArray("messages");
    fitting.subList(from, to).forEach(message -> array.add(message.json(accountSid)));
    return json;
  }

  private static int begins(List<TwilioMessage> fitting, String token, int size) {
    if (token.isEmpty()) {
      return 0;
    }
    int known = IntStream.range(0, fitting.size()).filter(i -> token.endsWith(fitting.get(i).sid())).findFirst().orElse(-1);
    if (known < 0 || !token.startsWith(AFTER) && !token.startsWith(BEFORE)) {
      throw TwilioRefusal.of(400, 20001, "Invalid PageToken: " + token);
    }
    return token.startsWith(AFTER) ? known + 1 : Math.max(0, known - size);
  }

  private synchronized List<TwilioMessage> fitting(Map<String, String> query) {
    var all = new ArrayList<>(messages.values()).reversed();
    return all.stream().filter(m -> is(query, "To", m.to()) && is(query, "From", m.from()) && onDay(query, m)).toList();
  }

  private static boolean is(Map<String, String> query, String name, String value) {
    return query.getOrDefault(name, value).equals(value);
  }

  /** {@code DateSent}, {@code DateSent>} (on or after) and {@code DateSent<} (on or before), by days of GMT; what is not sent yet is on no day. */
  private static boolean onDay(Map<String, String> query, TwilioMessage message) {
    for (var name : List.of("DateSent", "DateSent>", "DateSent<")) {
      var given = query.getOrDefault(name, "");
      if (!given.isEmpty()) {
        var wanted = day(given);
        var order = message.sentAt().map(at -> at.atOffset(ZoneOffset.UTC).toLocalDate().compareTo(wanted));
        if (order.isEmpty() || (name.endsWith(">") ? order.get() < 0 : name.endsWith("<") ? order.get() > 0 : order.get() != 0)) {
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

  private static String page(Map<String, String> query, int size, int page, String token) {
    var next = new LinkedHashMap<>(query);
    next.put("PageSize", Integer.toString(size));
    next.put("Page", Integer.toString(page));
    next.remove("PageToken");
    if (!token.isEmpty()) {
      next.put("PageToken", token);
    }
    return next.entrySet().stream().map(e -> encode(e.getKey()) + "=" + encode(e.getValue())).collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
