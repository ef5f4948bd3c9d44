package club.vafa.bot.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;

/** A call that the Bot API refuses, in its own words. Thrown from deep inside a parser, turned into the envelope in one place. */
final class BotApiRefusal extends RuntimeException {

  private final int errorCode;
  private final OptionalInt retryAfterSeconds;

  private BotApiRefusal(int errorCode, String description, OptionalInt retryAfterSeconds) {
    super(description, null, false, false);
    this.errorCode = errorCode;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  static BotApiRefusal of(int errorCode, String description) {
    return new BotApiRefusal(errorCode, description, OptionalInt.empty());
  }

  static BotApiRefusal badRequest(String reason) {
    return of(400, "Bad Request: " + reason);
  }

  static BotApiRefusal retryAfter(int seconds) {
    return new BotApiRefusal(429, "Too Many Requests: retry after " + seconds, OptionalInt.of(seconds));
  }

  int errorCode() {
    return errorCode;
  }

  String description() {
    return getMessage();
  }

  ObjectNode envelope() {
    var envelope = Json.object().put("ok", false).put("error_code", errorCode).put("description", getMessage());
    retryAfterSeconds.ifPresent(seconds -> envelope.putObject("parameters").put("retry_after", seconds));
    return envelope;
  }
}
