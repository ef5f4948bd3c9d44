package club.vafa.bot.sms;

import club.vafa.conversation.Incoming;
import club.vafa.db.Json;
import club.vafa.member.Channel;
import com.twilio.security.RequestValidator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Takes what Twilio posts: texts that came in, and states of texts that went out. The signature is checked over the configured public
 * address, never the request's own, which proxies change; what is genuine is stored before the answer.
 */
public final class SmsWebhook {

  public static final String TEXT = "text";
  public static final String STATUS = "status";

  /** Says nothing back: replies are sent as messages of their own, and Twilio itself answers STOP, START and HELP. */
  public static final String EMPTY_TWIML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>";

  /** What the web answers: 200 with this TwiML, 403, or 400. */
  public sealed interface Answer {
    record Taken(String twiml) implements Answer {}

    record Forged() implements Answer {}

    /** Signed, but without what tells one message from another. */
    record Unreadable(String missing) implements Answer {}
  }

  private final TwilioSettings settings;
  private final RequestValidator validator;
  private final Consumer<List<Incoming>> inbox;

  public SmsWebhook(TwilioSettings settings, Consumer<List<Incoming>> inbox) {
    this.settings = settings;
    this.validator = new RequestValidator(settings.token());
    this.inbox = inbox;
  }

  /** A text came in; the headers' names may be in any case. */
  public Answer accept(Map<String, String> parameters, Map<String, String> headers) {
    if (forged(settings.incoming().toString(), parameters, headers)) {
      return new Answer.Forged();
    }
    var sid = present(parameters, "MessageSid").or(() -> present(parameters, "SmsSid"));
    var from = present(parameters, "From");
    if (sid.isEmpty() || from.isEmpty()) {
      return new Answer.Unreadable(sid.isEmpty() ? "MessageSid" : "From");
    }
    inbox.accept(List.of(new Incoming(Channel.SMS, settings.account(), sid.get(), from.get(), TEXT,
        Json.write(new TreeMap<>(parameters)))));
    return new Answer.Taken(EMPTY_TWIML);
  }

  /** A text that went out has a new state. One delivery of it is known by Twilio's idempotency token, else by message and state. */
  public Answer acceptStatus(Map<String, String> parameters, Map<String, String> headers) {
    if (forged(settings.status().toString(), parameters, headers)) {
      return new Answer.Forged();
    }
    var sid = present(parameters, "MessageSid").or(() -> present(parameters, "SmsSid"));
    var status = present(parameters, "MessageStatus").or(() -> present(parameters, "SmsStatus"));
    if (sid.isEmpty() || status.isEmpty()) {
      return new Answer.Unreadable(sid.isEmpty() ? "MessageSid" : "MessageStatus");
    }
    var providerId = header(headers, "I-Twilio-Idempotency-Token").orElse(sid.get() + ":" + status.get());
    // Its conversation is the message's own, so that a state which came too early never holds up what its receiver writes.
    inbox.accept(List.of(new Incoming(Channel.SMS, settings.account(), "status:" + providerId, sid.get(), STATUS,
        Json.write(new TreeMap<>(parameters)))));
    return new Answer.Taken(EMPTY_TWIML);
  }

  private boolean forged(String url, Map<String, String> parameters, Map<String, String> headers) {
    return header(headers, "X-Twilio-Signature").map(signature -> !validator.validate(url, parameters, signature)).orElse(true);
  }

  private static Optional<String> present(Map<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
  }

  private static Optional<String> header(Map<String, String> headers, String name) {
    return headers.entrySet().stream().filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getValue).findFirst();
  }
}
