package club.vafa.bot.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A message resource, either direction. A changed status makes a new record. */
record TwilioMessage(String sid, boolean outbound, String from, String to, String body, Optional<String> serviceSid,
    Optional<String> statusCallback, Instant created, Instant updated, Optional<Instant> sentAt, String status, OptionalInt errorCode) {

  private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss +0000", Locale.US)
      .withZone(ZoneOffset.UTC);
  static final String PRICE_PER_PART = "0.0079";

  TwilioMessage with(String newStatus, Instant at, OptionalInt newErrorCode) {
    var sent = sentAt.or(() -> sent(newStatus) ? Optional.of(at) : Optional.empty());
    return new TwilioMessage(sid, outbound, from, to, body, serviceSid, statusCallback, created, at, sent, newStatus, newErrorCode);
  }

  int parts() {
    return SmsParts.of(body);
  }

  /** One that is on its way to the network. */
  static TwilioMessage outbound(String from, String to, String body, Optional<String> serviceSid, Optional<String> statusCallback, Instant now) {
    return new TwilioMessage(TwilioNetwork.newSid(), true, from, to, body, serviceSid, statusCallback, now, now, Optional.empty(),
        serviceSid.isPresent() ? "accepted" : "queued", OptionalInt.empty());
  }

  /** One that has come from a phone. */
  static TwilioMessage inbound(String from, String to, String body, Instant now) {
    return new TwilioMessage(TwilioNetwork.newSid(), false, from, to, body, Optional.empty(), Optional.empty(), now, now, Optional.of(now), "received",
        OptionalInt.empty());
  }

  // Once the network has taken it, it has a date of sending and a price.
  private static boolean sent(String status) {
    return !status.equals("queued") && !status.equals("accepted") && !status.equals("sending");
  }

  ObjectNode json(String accountSid) {
    var uri = "/2010-04-01/Accounts/" + accountSid + "/Messages/" + sid;
    var json = Json.object().put("sid", sid).put("account_sid", accountSid).put("api_version", "2010-04-01").put("body", body)
        .put("from", from).put("to", to).put("direction", outbound ? "outbound-api" : "inbound").put("status", status)
        .put("num_segments", Integer.toString(parts())).put("num_media", "0")
        .put("messaging_service_sid", serviceSid.orElse(null)).put("price_unit", "USD").put("date_created", RFC_2822.format(created))
        .put("date_updated", RFC_2822.format(updated)).put("date_sent", sentAt.map(RFC_2822::format).orElse(null))
        .put("price", sentAt.isPresent() ? price() : null).put("uri", uri + ".json");
    if (errorCode.isPresent()) {
      json.put("error_code", errorCode.getAsInt()).put("error_message", "Delivery failed with error " + errorCode.getAsInt());
    } else {
      json.putNull("error_code").putNull("error_message");
    }
    json.putObject("subresource_uris").put("media", uri + "/Media.json");
    return json;
  }

  private String price() {
    return new BigDecimal(PRICE_PER_PART).multiply(BigDecimal.valueOf(parts())).negate().toPlainString();
  }
}
