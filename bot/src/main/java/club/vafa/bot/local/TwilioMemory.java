package club.vafa.bot.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What phones and carriers would still know after a restart: the threads, and which numbers are closed. */
final class TwilioMemory {

  private TwilioMemory() {}

  static ObjectNode save(TwilioNetwork network) {
    var saved = Json.object();
    var phones = saved.putArray("phones");
    for (var phone : network.phones()) {
      var node = phones.addObject().put("number", phone.number()).put("stopped", network.stopped(phone.number()));
      var thread = node.putArray("thread");
      for (var sms : phone.thread()) {
        thread.addObject().put("sid", sms.sid()).put("fromClub", sms.fromClub()).put("clubNumber", sms.clubNumber()).put("body", sms.body())
            .put("at", sms.at().toString());
      }
    }
    return saved;
  }

  static void restore(TwilioNetwork network, JsonNode saved) {
    for (var node : saved.path("phones")) {
      var phone = network.phone(node.path("number").asText());
      if (node.path("stopped").asBoolean()) {
        network.stop(phone.number());
      }
      for (var sms : node.path("thread")) {
        phone.add(sms.path("sid").asText(), sms.path("fromClub").asBoolean(), sms.path("clubNumber").asText(), sms.path("body").asText(),
            Instant.parse(sms.path("at").asText()));
      }
    }
  }
}
