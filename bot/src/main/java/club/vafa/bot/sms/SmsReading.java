package club.vafa.bot.sms;

import club.vafa.conversation.Incoming;
import club.vafa.db.Json;
import club.vafa.message.DeliveryStatus;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what Twilio has posted from what the inbox has kept. */
public final class SmsReading {

  /** What a post is about. */
  public sealed interface Read {
    /**
     * A text; {@code carriers} when Twilio acts on the word by itself and closes or opens the number. Where the account has its own answers
     * for these words, Twilio says so and {@code answeredByCarrier} holds.
     */
    record Text(String body, Optional<CarrierWord> carriers, boolean answeredByCarrier) implements Read {}

    /** The new state of a text that went out. */
    record State(String sid, String to, DeliveryStatus status, Optional<Integer> errorCode) implements Read {}

    record Poison(String reason) implements Read {}
  }

  public enum CarrierWord { STOP, START, HELP }

  private static final Set<String> STOPS = Set.of("STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL");
  private static final Set<String> STARTS = Set.of("START", "YES", "UNSTOP");
  private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

  private SmsReading() {}

  public static Read read(Incoming incoming) {
    Map<String, String> parameters;
    try {
      parameters = Json.read(incoming.body(), PARAMETERS);
    } catch (IllegalArgumentException e) {
      return new Read.Poison("not the parameters of a post");
    }
    return switch (incoming.kind()) {
      case SmsWebhook.TEXT -> text(parameters);
      case SmsWebhook.STATUS -> state(parameters);
      default -> new Read.Poison("an unknown kind: " + incoming.kind());
    };
  }

  private static Read text(Map<String, String> parameters) {
    var body = parameters.getOrDefault("Body", "");
    var told = optOutType(parameters);
    return new Read.Text(body, told.or(() -> carriersWord(body)), told.isPresent());
  }

  /** Told by Twilio where the account has its advanced opt-out. */
  private static Optional<CarrierWord> optOutType(Map<String, String> parameters) {
    return switch (parameters.getOrDefault("OptOutType", "").toUpperCase(Locale.ROOT)) {
      case "STOP" -> Optional.of(CarrierWord.STOP);
      case "START" -> Optional.of(CarrierWord.START);
      case "HELP" -> Optional.of(CarrierWord.HELP);
      default -> Optional.empty();
    };
  }

  /** Without it, these words as the whole message are Twilio's. */
  private static Optional<CarrierWord> carriersWord(String body) {
    var word = body.strip().toUpperCase(Locale.ROOT);
    if (STOPS.contains(word)) {
      return Optional.of(CarrierWord.STOP);
    }
    if (STARTS.contains(word)) {
      return Optional.of(CarrierWord.START);
    }
    return word.equals("HELP") || word.equals("INFO") ? Optional.of(CarrierWord.HELP) : Optional.empty();
  }

  private static Read state(Map<String, String> parameters) {
    var sid = Optional.ofNullable(parameters.get("MessageSid")).orElse(parameters.getOrDefault("SmsSid", ""));
    var told = Optional.ofNullable(parameters.get("MessageStatus")).orElse(parameters.getOrDefault("SmsStatus", ""));
    var code = Optional.ofNullable(parameters.get("ErrorCode")).filter(c -> c.matches("[0-9]{1,6}")).map(Integer::valueOf);
    return status(told).<Read>map(status ->
        new Read.State(sid, parameters.getOrDefault("To", ""), status, code)).orElse(new Read.Poison("an unknown status: " + told));
  }

  /** A state in Twilio's words. */
  static Optional<DeliveryStatus> status(String told) {
    return switch (told.toLowerCase(Locale.ROOT)) {
      case "accepted", "scheduled" -> Optional.of(DeliveryStatus.ACCEPTED);
      case "queued" -> Optional.of(DeliveryStatus.QUEUED);
      case "sending" -> Optional.of(DeliveryStatus.SENDING);
      case "sent" -> Optional.of(DeliveryStatus.SENT);
      case "delivered" -> Optional.of(DeliveryStatus.DELIVERED);
      case "undelivered" -> Optional.of(DeliveryStatus.UNDELIVERED);
      case "failed", "canceled" -> Optional.of(DeliveryStatus.FAILED);
      case "read" -> Optional.of(DeliveryStatus.READ);
      default -> Optional.empty();
    };
  }
}
