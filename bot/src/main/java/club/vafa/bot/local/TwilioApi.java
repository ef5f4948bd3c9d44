package club.vafa.bot.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Twilio's Messages resource: checks what the club asks for and hands it to the network. */
final class TwilioApi {

  static final int BODY_MAX = 1_600;
  private static final Pattern PATH = Pattern.compile("/2010-04-01/Accounts/([^/]+)/(Messages(?:/([SM]M[0-9a-f]{32}))?)\\.json");
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private final LocalTwilio.Settings settings;
  private final TwilioMessages messages;
  private final TwilioNetwork network;

  TwilioApi(LocalTwilio.Settings settings, TwilioMessages messages, TwilioNetwork network) {
    this.settings = settings;
    this.messages = messages;
    this.network = network;
  }

  /** What the log calls this request. */
  static String name(HttpCall call) {
    var path = PATH.matcher(call.path());
    if (!path.matches()) {
      return call.method() + " unknown";
    }
    return path.group(3) != null ? "fetch message" : call.method().equals("POST") ? "create message" : "list messages";
  }

  HttpReply handle(HttpCall call) {
    authenticate(call);
    var path = PATH.matcher(call.path());
    if (!path.matches() || !path.group(1).equals(settings.accountSid())) {
      throw notFound(call);
    }
    var sid = Optional.ofNullable(path.group(3));
    var known = sid.isEmpty() ? Optional.<TwilioMessage>empty() : Optional.of(messages.find(sid.get()).orElseThrow(() -> notFound(call)));
    return switch (call.method() + (sid.isEmpty() ? " list" : " message")) {
      case "POST list" -> HttpReply.json(201, create(HttpCall.form(call.bodyText())));
      case "GET list" -> HttpReply.json(200, messages.list(call.query()));
      case "GET message" -> HttpReply.json(200, known.orElseThrow().json(settings.accountSid()));
      default -> throw TwilioRefusal.of(405, 20004, "Method not allowed");
    };
  }

  private void authenticate(HttpCall call) {
    var wanted = "Basic " + Base64.getEncoder().encodeToString((settings.accountSid() + ":" + settings.authToken())
        .getBytes(StandardCharsets.UTF_8));
    var given = call.header("Authorization").orElse("");
    if (!MessageDigest.isEqual(wanted.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
      throw TwilioRefusal.of(401, 20003, "Authenticate");
    }
  }

  private static TwilioRefusal notFound(HttpCall call) {
    return TwilioRefusal.of(404, 20404, "The requested resource " + call.path() + " was not found");
  }

  private ObjectNode create(Map<String, String> form) {
    var to = form.getOrDefault("To", "");
    var body = form.getOrDefault("Body", "");
    if (to.isEmpty()) {
      throw TwilioRefusal.of(400, 21604, "A 'To' phone number is required.");
    }
    if (!E164.matcher(to).matches()) {
      throw TwilioRefusal.of(400, 21211, "Invalid 'To' Phone Number: " + to);
    }
    var serviceSid = Optional.ofNullable(form.get("MessagingServiceSid")).filter(sid -> !sid.isEmpty());
    var from = from(form.getOrDefault("From", ""), serviceSid);
    if (body.isBlank() && form.getOrDefault("MediaUrl", "").isEmpty()) {
      throw TwilioRefusal.of(400, 21602, "Message body is required.");
    }
    if (body.length() > BODY_MAX) {
      throw TwilioRefusal.of(400, 21617, "The concatenated message body exceeds the 1600 character limit.");
    }
    var callback = Optional.ofNullable(form.get("StatusCallback")).filter(url -> !url.isEmpty());
    if (callback.isPresent() && !callback.get().matches("https?://\\S+")) {
      throw TwilioRefusal.of(400, 21609, "The 'StatusCallback' URL " + callback.get() + " is not a valid URL.");
    }
    if (network.stopped(to)) {
      throw TwilioRefusal.of(400, 21610, "Attempt to send to unsubscribed recipient");
    }
    var message = messages.add(TwilioMessage.outbound(from, to, body, serviceSid, callback, settings.clock().instant()));
    network.deliver(message);
    return message.json(settings.accountSid());
  }

  private String from(String from, Optional<String> serviceSid) {
    if (serviceSid.isPresent()) {
      if (!serviceSid.equals(settings.serviceSid())) {
        throw TwilioRefusal.of(404, 20404, "The requested resource /Services/" + serviceSid.get() + " was not found");
      }
      return settings.number();
    }
    if (from.isEmpty()) {
      throw TwilioRefusal.of(400, 21603, "A 'From' phone number is required.");
    }
    if (!E164.matcher(from).matches()) {
      throw TwilioRefusal.of(400, 21212, "The 'From' number " + from
          + " is not a valid phone number, shortcode, or alphanumeric sender ID.");
    }
    if (!from.equals(settings.number())) {
      throw TwilioRefusal.of(400, 21606, "The 'From' phone number provided (" + from
          + ") is not a valid message-capable Twilio phone number for this destination.");
    }
    return from;
  }
}
