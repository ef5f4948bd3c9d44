package club.vafa.bot.kavenegar;

import club.vafa.bot.sms.SmsReading;
import club.vafa.conversation.Incoming;
import club.vafa.db.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import java.util.Optional;

/** Reads what Kavenegar has called with from what the inbox has kept. No word is the carrier's here: 11 and 12 are the club's to obey. */
public final class KavenegarReading {
  private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

  private KavenegarReading() {}

  public static boolean reads(Incoming incoming) {
    return incoming.kind().equals(KavenegarWebhook.TEXT) || incoming.kind().equals(KavenegarWebhook.STATUS);
  }

  public static SmsReading.Read read(Incoming incoming) {
    Map<String, String> parameters;
    try {
      parameters = Json.read(incoming.body(), PARAMETERS);
    } catch (IllegalArgumentException e) {
      return new SmsReading.Read.Poison("not the parameters of a call");
    }
    if (incoming.kind().equals(KavenegarWebhook.TEXT)) {
      return new SmsReading.Read.Text(parameters.getOrDefault("message", ""), Optional.empty(), false);
    }
    int state = Integer.parseInt(parameters.getOrDefault("status", "0"));
    return KavenegarCodes.state(state).<SmsReading.Read>map(status ->
        new SmsReading.Read.State(parameters.getOrDefault("messageid", ""), "", status, Optional.empty()))
        .orElse(new SmsReading.Read.Poison("an unknown state: " + state));
  }
}
