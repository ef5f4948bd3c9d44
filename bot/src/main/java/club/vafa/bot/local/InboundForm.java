package club.vafa.bot.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters with which Twilio hands an inbound message over. */
final class InboundForm {

  private static final Map<String, String> COUNTRIES = Map.of("+98", "IR", "+1", "US", "+44", "GB", "+49", "DE", "+90", "TR", "+971",
      "AE", "+33", "FR",
      "+964", "IQ", "+93", "AF");

  private InboundForm() {}

  static Map<String, String> of(String accountSid, TwilioMessage message) {
    var form = new LinkedHashMap<String, String>();
    form.put("ToCountry", country(message.to()));
    form.put("ToState", "");
    form.put("ToCity", "");
    form.put("ToZip", "");
    form.put("FromCountry", country(message.from()));
    form.put("FromState", "");
    form.put("FromCity", "");
    form.put("FromZip", "");
    form.put("MessageSid", message.sid());
    form.put("SmsSid", message.sid());
    form.put("SmsMessageSid", message.sid());
    form.put("SmsStatus", "received");
    form.put("AccountSid", accountSid);
    form.put("From", message.from());
    form.put("To", message.to());
    form.put("Body", message.body());
    form.put("NumMedia", "0");
    form.put("NumSegments", Integer.toString(message.parts()));
    form.put("ApiVersion", "2010-04-01");
    return form;
  }

  private static String country(String number) {
    for (int length = Math.min(4, number.length()); length >= 2; length--) {
      var found = COUNTRIES.get(number.substring(0, length));
      if (found != null) {
        return found;
      }
    }
    return "";
  }
}
