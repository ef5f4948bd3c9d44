package club.vafa.bot.telegram;

import club.vafa.conversation.Incoming;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Takes updates that Telegram pushes. What is signed is stored before the answer; a body that cannot be read is kept too, or it would come
 * for ever.
 */
public final class TelegramWebhook {

  /** What the web answers: 200, 403 or 404. */
  public sealed interface Answer {
    record Taken() implements Answer {}

    /** The secret is missing or wrong. */
    record Forged() implements Answer {}

    /** The club polls, so nobody has a reason to push. */
    record NotInUse() implements Answer {}
  }

  private final Optional<TelegramSettings.Webhook> webhook;
  private final String account;
  private final Consumer<List<Incoming>> inbox;
  private final ObjectMapper json = new ObjectMapper();

  public TelegramWebhook(TelegramSettings settings, Consumer<List<Incoming>> inbox) {
    this.webhook = settings.webhook();
    this.account = settings.account();
    this.inbox = inbox;
  }

  /** Takes one update: {@code secret} is the header X-Telegram-Bot-Api-Secret-Token. */
  public Answer accept(Optional<String> secret, String body) {
    if (webhook.isEmpty()) {
      return new Answer.NotInUse();
    }
    if (secret.isEmpty() || !MessageDigest.isEqual(bytes(secret.get()), bytes(webhook.get().secret()))) {
      return new Answer.Forged();
    }
    inbox.accept(List.of(incoming(body)));
    return new Answer.Taken();
  }

  private Incoming incoming(String body) {
    try {
      return Update.incoming(account, json.readTree(body));
    } catch (JsonProcessingException e) {
      return Update.unreadable(account, OptionalLong.empty(), body);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
