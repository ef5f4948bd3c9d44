package club.vafa.bot.local;

import static club.vafa.bot.local.BotApiRefusal.badRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts updates to the bot's address, one after another; one that is not answered with 2xx stays and is tried again. */
final class TelegramWebhook implements AutoCloseable {

  static final long FIRST_PAUSE_MILLIS = 200;
  static final long PAUSE_MAX_MILLIS = 10_000;
  private static final Duration ANSWER_TIME = Duration.ofSeconds(60);
  private static final Logger LOG = LoggerFactory.getLogger(TelegramWebhook.class);

  private record Target(URI url, String secret, int maxConnections) {}

  private final TelegramBot bot;
  private final WireLog log;
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10))
      .build();
  private Optional<TelegramMethods> methods = Optional.empty();
  private Optional<Target> target = Optional.empty();
  private Optional<Thread> poster = Optional.empty();
  private volatile String lastError = "";
  private volatile long lastErrorSecond;

  TelegramWebhook(TelegramBot bot, WireLog log) {
    this.bot = bot;
    this.log = log;
  }

  /** Whom a method call in the webhook's answer goes to. */
  void answeredBy(TelegramMethods known) {
    methods = Optional.of(known);
  }

  synchronized JsonNode set(Params params) {
    var url = params.text("url").strip();
    if (url.isEmpty()) {
      return delete(params);
    }
    var secret = params.text("secret_token");
    if (!secret.matches("[A-Za-z0-9_-]{0,256}")) {
      throw badRequest("secret token contains unallowed characters");
    }
    URI address = address(url).orElseThrow(() -> badRequest("bad webhook: invalid webhook URL specified"));
    stop();
    bot.updates.allow(params);
    target = Optional.of(new Target(address, secret, (int) params.number("max_connections", 40)));
    bot.updates.webhook(true, params.flag("drop_pending_updates"));
    var wanted = target.get();
    poster = Optional.of(Thread.ofVirtual().name("local-telegram-webhook").start(() -> post(wanted)));
    return BooleanNode.TRUE;
  }

  /** Telegram itself takes HTTPS only; a stand-in on the loopback must take HTTP too. */
  private static Optional<URI> address(String url) {
    try {
      var address = URI.create(url);
      return Optional.of(address).filter(uri -> uri.getHost() != null && Set.of("http", "https").contains(String.valueOf(uri.getScheme())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  synchronized JsonNode delete(Params params) {
    stop();
    target = Optional.empty();
    lastError = "";
    bot.updates.webhook(false, params.flag("drop_pending_updates"));
    return BooleanNode.TRUE;
  }

  synchronized JsonNode info(Params params) {
    ObjectNode info = Json.object().put("url", target.map(t -> t.url().toString()).orElse("")).put("has_custom_certificate", false)
        .put("pending_update_count", bot.updates.size());
    target.ifPresent(t -> info.put("max_connections", t.maxConnections()));
    if (!lastError.isEmpty()) {
      info.put("last_error_date", lastErrorSecond).put("last_error_message", lastError);
    }
    return info;
  }

  private void post(Target to) {
    long pause = FIRST_PAUSE_MILLIS;
    try {
      while (true) {
        var update = bot.updates.awaitFirst();
        if (update.isEmpty()) {
          return;
        }
        if (post(to, update.get())) {
          bot.updates.remove(update.get());
          pause = FIRST_PAUSE_MILLIS;
        } else {
          bot.updates.pause(pause);
          pause = Math.min(PAUSE_MAX_MILLIS, pause * 2);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("webhook stopped");
    }
  }

  private boolean post(Target to, ObjectNode update) throws InterruptedException {
    long started = System.nanoTime();
    var request = HttpRequest.newBuilder(to.url()).timeout(ANSWER_TIME).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(update.toString()));
    if (!to.secret().isEmpty()) {
      request.header("X-Telegram-Bot-Api-Secret-Token", to.secret());
    }
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      boolean taken = response.statusCode() / 100 == 2;
      if (taken) {
        answered(response.body());
      } else {
        failed("Wrong response from the webhook: " + response.statusCode());
      }
      log.add(WireCall.Direction.TO_CLUB, "webhook", response.statusCode(), started, taken ? "" : lastError);
      return taken;
    } catch (IOException e) {
      failed("Connection refused or timed out");
      log.add(WireCall.Direction.TO_CLUB, "webhook", 0, started, lastError);
      return false;
    }
  }

  private void failed(String reason) {
    lastError = reason;
    lastErrorSecond = bot.now();
  }

  /** A bot may call one method by the answer itself; it never learns the result. */
  private void answered(String body) throws InterruptedException {
    var call = Json.parse(body).filter(node -> node.path("method").isTextual());
    if (call.isPresent() && methods.isPresent()) {
      try {
        methods.get().call(call.get().path("method").asText(), Params.of(call.get()));
      } catch (BotApiRefusal refusal) {
        failed(refusal.description());
      }
    }
  }

  private void stop() {
    poster.ifPresent(Thread::interrupt);
    poster = Optional.empty();
  }

  @Override
  public synchronized void close() {
    stop();
    client.shutdownNow();
  }
}
