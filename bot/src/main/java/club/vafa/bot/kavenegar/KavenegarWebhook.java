package club.vafa.bot.kavenegar;

import club.vafa.conversation.Incoming;
import club.vafa.db.Json;
import club.vafa.member.Channel;
import club.vafa.value.Phone;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Takes what Kavenegar calls the club with: texts that came in, and states of texts that went out. Such a call carries no signature, so the
 * secret in its path has to be right, and its sender's address where the operator lists addresses; what is genuine is stored before the answer.
 */
public final class KavenegarWebhook {
  public static final String TEXT = "kavenegar-text";
  public static final String STATUS = "kavenegar-status";
  private static final String REGION = "IR";

  /** What the web answers: 200, 403, or 400. */
  public enum Answer { TAKEN, FORGED, UNREADABLE }

  private final KavenegarSettings settings;
  private final Consumer<List<Incoming>> inbox;

  public KavenegarWebhook(KavenegarSettings settings, Consumer<List<Incoming>> inbox) {
    this.settings = settings;
    this.inbox = inbox;
  }

  /** A text came in. */
  public Answer text(String secret, String caller, Map<String, String> parameters) {
    if (forged(secret, caller)) {
      return Answer.FORGED;
    }
    var id = number(parameters);
    var from = Optional.ofNullable(parameters.get("from")).filter(value -> !value.isBlank());
    if (id.isEmpty() || from.isEmpty()) {
      return Answer.UNREADABLE;
    }
    var address = Phone.parse(from.get(), REGION).map(Phone::e164).orElse(from.get());
    return stored(new Incoming(Channel.SMS, account(), id.get(), cut(address), TEXT, Json.write(new TreeMap<>(parameters))));
  }

  /** A text that went out has a new state. */
  public Answer status(String secret, String caller, Map<String, String> parameters) {
    if (forged(secret, caller)) {
      return Answer.FORGED;
    }
    var id = number(parameters);
    var status = Optional.ofNullable(parameters.get("status")).filter(value -> value.matches("[0-9]{1,5}"));
    if (id.isEmpty() || status.isEmpty()) {
      return Answer.UNREADABLE;
    }
    // Its conversation is the message's own, so that a state which came too early never holds up what its receiver writes.
    return stored(new Incoming(Channel.SMS, account(), "status:" + id.get() + ":" + status.get(), "kavenegar:" + id.get(), STATUS,
        Json.write(new TreeMap<>(parameters))));
  }

  private Answer stored(Incoming incoming) {
    inbox.accept(List.of(incoming));
    return Answer.TAKEN;
  }

  private boolean forged(String secret, String caller) {
    boolean known = MessageDigest.isEqual(settings.secret().getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    return !known || !settings.callers().isEmpty() && !settings.callers().contains(caller);
  }

  private String account() {
    return "kavenegar:" + settings.line();
  }

  private static Optional<String> number(Map<String, String> parameters) {
    return Optional.ofNullable(parameters.get("messageid")).filter(value -> value.matches("[0-9]{1,20}"));
  }

  private static String cut(String address) {
    return address.length() > 100 ? address.substring(0, 100) : address;
  }
}
