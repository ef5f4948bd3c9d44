package club.vafa.bot.telegram;

import club.vafa.message.Sending;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.ResponseParameters;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;

/** What a failed call to the Bot API means for the message: the one place that knows Telegram's refusals. */
final class Ends {

  private static final Duration PAUSE_WHEN_NOT_SAID = Duration.ofSeconds(5);
  private static final Duration PAUSE_FOR_A_WRONG_TOKEN = Duration.ofSeconds(60);

  private Ends() {}

  static Sending of(TelegramApiException failure) {
    if (failure instanceof TelegramApiRequestException refusal && refusal.getErrorCode() != null && refusal.getErrorCode() != 0) {
      return refused(refusal.getErrorCode(), Optional.ofNullable(refusal.getApiResponse()).orElse(""), refusal.getParameters());
    }
    if (failure instanceof TelegramApiValidationException) {
      return new Sending.Refused("not a message that Telegram takes: " + failure.getMessage(), false);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BotApiCalls.NeverSent) {
        return new Sending.NotReached(cause.getMessage());
      }
    }
    return new Sending.Lost(Optional.ofNullable(failure.getCause()).map(cause ->
        cause.getClass().getSimpleName()).orElse("unreadable answer"));
  }

  private static Sending refused(int code, String said, @Nullable ResponseParameters parameters) {
    var reason = code + " " + said;
    return switch (code) {
      case 429 -> new Sending.Later(retryAfter(parameters), true);
      case 401, 404 -> new Sending.Later(PAUSE_FOR_A_WRONG_TOKEN, true);
      case 403 -> new Sending.Refused(reason, true);
      case 400 -> badRequest(reason, said.toLowerCase(Locale.ROOT));
      default -> code >= 500 ? new Sending.Lost(reason) : new Sending.Refused(reason, false);
    };
  }

  private static Sending badRequest(String reason, String said) {
    boolean nothingLeftToDo = said.contains("message is not modified") || said.contains("query is too old")
        || said.contains("query id is invalid");
    boolean nobodyThere = said.contains("chat not found") || said.contains("user is deactivated") || said.contains("peer_id_invalid");
    return nothingLeftToDo ? new Sending.Sent("", 1) : new Sending.Refused(reason, nobodyThere);
  }

  private static Duration retryAfter(@Nullable ResponseParameters parameters) {
    return parameters == null || parameters.getRetryAfter() == null || parameters.getRetryAfter() < 1
        ? PAUSE_WHEN_NOT_SAID : Duration.ofSeconds(parameters.getRetryAfter());
  }
}
