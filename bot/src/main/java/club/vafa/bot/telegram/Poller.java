package club.vafa.bot.telegram;

import club.vafa.conversation.Incoming;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches updates by long polling. Each update is read for itself, so that one which cannot be read is put aside with its raw body and the
 * others go on; the offset moves only when all that came is stored in the inbox. Telegram forgets what lies before the offset, so a crash
 * in between brings the same updates again, which the inbox knows already.
 */
final class Poller {

  static final int BATCH_MAX = 100;
  private static final int POLL_SECONDS = 25;
  private static final int ANSWER_SECONDS_MORE = 10;
  private static final Duration BACK_OFF_FIRST = Duration.ofMillis(500);
  private static final Duration BACK_OFF_MAX = Duration.ofSeconds(15);
  private static final Duration RETRY_AFTER_MAX = Duration.ofMinutes(5);
  private static final Pattern UPDATE_ID = Pattern.compile("\"update_id\"\\s*:\\s*(\\d{1,18})");
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  private final TelegramApi api;
  private final String account;
  private final Consumer<List<Incoming>> inbox;
  private final ObjectMapper json = new ObjectMapper();

  private OptionalLong offset = OptionalLong.empty();
  private int limit = BATCH_MAX;
  private Duration backOff = BACK_OFF_FIRST;
  private volatile Optional<Long> answeredAtNanos = Optional.empty();

  Poller(TelegramApi api, String account, Consumer<List<Incoming>> inbox) {
    this.api = api;
    this.account = account;
    this.inbox = inbox;
  }

  /** How long ago Telegram last answered a poll of this process; empty before the first answer. */
  Optional<Duration> age() {
    return answeredAtNanos.map(at -> Duration.ofNanos(System.nanoTime() - at));
  }

  /** One poll; when it was no success, the answer says how long to wait before the next. */
  Duration poll() {
    String body;
    try {
      body = api.call("getUpdates", request(), Duration.ofSeconds(POLL_SECONDS + ANSWER_SECONDS_MORE));
    } catch (IOException e) {
      LOG.warn("Telegram does not answer polls: {}", e.getMessage());
      return grownBackOff();
    }
    JsonNode answer;
    try {
      answer = json.readTree(body);
    } catch (JsonProcessingException e) {
      return brokenBody(body);
    }
    if (!answer.path("ok").asBoolean() || !answer.path("result").isArray()) {
      return refused(answer);
    }
    take(answer.get("result"));
    answeredAtNanos = Optional.of(System.nanoTime());
    backOff = BACK_OFF_FIRST;
    limit = BATCH_MAX;
    return Duration.ZERO;
  }

  private ObjectNode request() {
    var request = json.createObjectNode().put("limit", limit).put("timeout", POLL_SECONDS);
    offset.ifPresent(at -> request.put("offset", at));
    TelegramSender.allowedUpdates().forEach(request.withArray("allowed_updates")::add);
    return request;
  }

  private void take(JsonNode updates) {
    var incoming = new ArrayList<Incoming>(updates.size());
    var next = offset;
    for (var update : updates) {
      incoming.add(Update.incoming(account, update));
      var id = Update.id(update);
      if (id.isPresent() && (next.isEmpty() || id.getAsLong() >= next.getAsLong())) {
        next = OptionalLong.of(id.getAsLong() + 1);
      }
    }
    if (!incoming.isEmpty()) {
      inbox.accept(incoming);
      offset = next;
    }
  }

  /** A body that is no JSON as a whole: updates are then fetched one by one, until the broken one is alone and can be stepped over. */
  private Duration brokenBody(String body) {
    var ids = UPDATE_ID.matcher(body).results().mapToLong(found -> Long.parseLong(found.group(1))).toArray();
    if (limit == 1 && ids.length == 1) {
      LOG.warn("update {} cannot be read and is put aside", ids[0]);
      inbox.accept(List.of(Update.unreadable(account, OptionalLong.of(ids[0]), body)));
      offset = OptionalLong.of(ids[0] + 1);
      return Duration.ZERO;
    }
    limit = 1;
    return grownBackOff();
  }

  private Duration refused(JsonNode answer) {
    int code = answer.path("error_code").asInt();
    LOG.warn("Telegram refuses polls: {} {}", code, answer.path("description").asText());
    if (code == 429) {
      var wait = Duration.ofSeconds(Math.max(1, answer.path("parameters").path("retry_after").asLong(1)));
      return wait.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : wait;
    }
    if (code == 409 && answer.path("description").asText().contains("webhook")) {
      forgetWebhook();
    }
    return grownBackOff();
  }

  /** Polls are refused for as long as updates are pushed somewhere. */
  void forgetWebhook() {
    try {
      api.call("deleteWebhook", json.createObjectNode(), Duration.ofSeconds(ANSWER_SECONDS_MORE));
    } catch (IOException e) {
      LOG.warn("Telegram does not answer deleteWebhook: {}", e.getMessage());
    }
  }

  private Duration grownBackOff() {
    var now = backOff;
    var doubled = backOff.multipliedBy(2);
    backOff = doubled.compareTo(BACK_OFF_MAX) > 0 ? BACK_OFF_MAX : doubled;
    return now;
  }
}
