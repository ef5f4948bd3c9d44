package club.vafa.bot.local;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A call that Twilio refuses: its own code, the HTTP status, and a sentence. */
final class TwilioRefusal extends RuntimeException {

  private final int status;
  private final int code;

  private TwilioRefusal(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static TwilioRefusal of(int status, int code, String message) {
    return new TwilioRefusal(status, code, message);
  }

  int status() {
    return status;
  }

  String note() {
    return code + " " + getMessage();
  }

  ObjectNode body() {
    return Json.object().put("code", code).put("message", getMessage())
        .put("more_info", "https://www.twilio.com/docs/errors/" + code).put("status", status);
  }
}
