package club.vafa.bot.telegram;

import club.vafa.queue.Wakeup;
import club.vafa.queue.Worker;
import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Telegram how this bot works: where it pushes updates to, if it does, and which commands it lists, per language. Tried until it is
 * done, and said again now and then, so that a bot that was set up elsewhere meanwhile comes back to its own ways.
 */
final class TelegramSetup {

  private static final List<String> COMMANDS =
      List.of("start", "balance", "level", "statement", "why", "card", "giftcard", "offers", "rewards", "rules", "branches", "profile", "subscription", "play", "verify", "stop", "help");
  private static final Duration AGAIN = Duration.ofHours(1);
  private static final Duration RETRY = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final int CONNECTIONS_MAX = 40;
  private static final Logger LOG = LoggerFactory.getLogger(TelegramSetup.class);

  private final TelegramApi api;
  private final Optional<TelegramSettings.Webhook> webhook;
  private final Texts texts;
  private final Language main;
  private final ObjectMapper json = new ObjectMapper();
  private final Wakeup pause = new Wakeup();
  private final Worker worker = new Worker("telegram-setup", new Wakeup(), AGAIN, this::round);

  TelegramSetup(TelegramApi api, Optional<TelegramSettings.Webhook> webhook, Texts texts, Language main) {
    this.api = api;
    this.webhook = webhook;
    this.texts = texts;
    this.main = main;
  }

  void start() {
    worker.start();
  }

  void stop() throws InterruptedException {
    worker.stop(Duration.ZERO);
  }

  private boolean round() throws InterruptedException {
    try {
      if (webhook.isPresent()) {
        call("setWebhook", webhook(webhook.get()));
      }
      call("setMyCommands", commands(main));
      for (var language : Language.values()) {
        call("setMyCommands", commands(language).put("language_code", language.code()));
      }
      return false;
    } catch (IOException e) {
      LOG.warn("the bot could not be set up, next try in {} s: {}", RETRY.toSeconds(), e.getMessage());
      pause.await(RETRY);
      return true;
    }
  }

  private ObjectNode webhook(TelegramSettings.Webhook hook) {
    var parameters = json.createObjectNode().put("url", hook.url().toString()).put("secret_token", hook.secret()).put("max_connections",
        CONNECTIONS_MAX);
    TelegramSender.allowedUpdates().forEach(parameters.withArray("allowed_updates")::add);
    return parameters;
  }

  private ObjectNode commands(Language language) {
    var parameters = json.createObjectNode();
    var list = parameters.putArray("commands");
    COMMANDS.forEach(command -> list.addObject().put("command", command)
        .put("description", texts.render(Message.of("help.command." + command), language)));
    return parameters;
  }

  private void call(String method, ObjectNode parameters) throws IOException {
    var answer = json.readTree(api.call(method, parameters, ANSWER));
    if (!answer.path("ok").asBoolean()) {
      throw new IOException(method + ": " + answer.path("error_code").asInt() + " " + answer.path("description").asText());
    }
  }
}
