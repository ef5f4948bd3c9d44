package club.vafa.bot.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** One thing that goes wrong on the wire, in place of the proper answer. */
public sealed interface Fault {

  /** Whether the provider did the work before the answer was spoilt, so that the caller cannot know. */
  boolean accepted();

  /** The same fault after the work was done. */
  Fault afterAccepting();

  /** An answer of this status and body. */
  record Answer(int status, String contentType, String body, Map<String, String> headers, boolean accepted) implements Fault {
    @Override
    public Fault afterAccepting() {
      return new Answer(status, contentType, body, headers, true);
    }
  }

  /** No answer for this long, then a closed connection. */
  record Hang(Duration time, boolean accepted) implements Fault {
    @Override
    public Fault afterAccepting() {
      return new Hang(time, true);
    }
  }

  /** The connection closes without an answer. */
  record Drop(boolean accepted) implements Fault {
    @Override
    public Fault afterAccepting() {
      return new Drop(true);
    }
  }

  static Fault hang() {
    return new Hang(Duration.ofMinutes(10), false);
  }

  static Fault drop() {
    return new Drop(false);
  }

  /** What a proxy in front of a provider says when nothing behind it answers. */
  static Fault badGateway() {
    var page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n"
        + "<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n";
    return new Answer(502, "text/html", page, Map.of(), false);
  }

  /** Any other answer, in JSON. */
  static Fault json(int status, String body) {
    return new Answer(status, "application/json", body, Map.of(), false);
  }

  /** Telegram's envelope of a refusal. */
  static Fault telegram(int errorCode, String description) {
    return json(errorCode, BotApiRefusal.of(errorCode, description).envelope().toString());
  }

  /** Telegram's flood control. */
  static Fault telegramRetryAfter(int seconds) {
    return json(429, BotApiRefusal.retryAfter(seconds).envelope().toString());
  }

  /** Twilio's error body; the status is the HTTP one, the code Twilio's own. */
  static Fault twilio(int status, int code, String message) {
    return json(status, TwilioRefusal.of(status, code, message).body().toString());
  }

  /** The reply on the wire. */
  private HttpReply reply() {
    return switch (this) {
      case Answer a -> new HttpReply.Bytes(a.status(), a.contentType(), a.body().getBytes(StandardCharsets.UTF_8), a.headers());
      case Hang h -> new HttpReply.Silence(h.time().toMillis());
      case Drop _ -> new HttpReply.Drop();
    };
  }

  /** Carries a fault out around the work: before it, or after it with the proper answer thrown away. */
  static HttpReply around(Fault fault, LocalHttp.Handler work, HttpCall call) throws IOException, InterruptedException {
    if (fault.accepted()) {
      work.handle(call);
    }
    return fault.reply();
  }
}
