package club.vafa.bot.telegram;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * What every call to the Bot API passes through. It puts the method's name back into its published spelling (the library sends it in lower
 * case, which only Telegram's own server forgives) and below the configured base path, tells a failure before the request left from one
 * after, and gives an error page that is not JSON (from a proxy in between) the shape of a Bot API error with the page's status.
 */
final class BotApiCalls implements Interceptor {

  /** The request never left this machine, so nothing can have happened: repeating it is safe. */
  static final class NeverSent extends IOException {
    NeverSent(IOException cause) {
      super(cause.getClass().getSimpleName(), cause);
    }
  }

  private static final class AfterConnect extends IOException {
    AfterConnect(IOException cause) {
      super(cause.getClass().getSimpleName(), cause);
    }
  }

  private static final int ERROR_PAGE_BYTES_MAX = 100_000;
  private static final Map<String, String> SPELLING = Stream.of("getMe", "getUpdates", "setWebhook", "deleteWebhook", "setMyCommands",
          "sendMessage", "sendPhoto", "sendDice", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery")
      .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));

  private final HttpUrl base;

  BotApiCalls(HttpUrl base) {
    this.base = base;
  }

  /** Sits next to the connection: what fails here, fails after a connection stood. */
  static Response afterConnect(Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      throw new AfterConnect(e);
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    try {
      return readable(chain.proceed(addressed(chain.request())));
    } catch (AfterConnect e) {
      throw e;
    } catch (IOException e) {
      throw new NeverSent(e);
    }
  }

  private Request addressed(Request request) {
    var segments = new ArrayList<>(request.url().pathSegments());
    segments.replaceAll(segment -> SPELLING.getOrDefault(segment, segment));
    var url = base.newBuilder();
    segments.forEach(url::addPathSegment);
    return request.newBuilder().url(url.build()).build();
  }

  private static Response readable(Response response) throws IOException {
    if (response.isSuccessful() || response.code() < 400) {
      return response;
    }
    String page;
    try {
      page = response.peekBody(ERROR_PAGE_BYTES_MAX).string();
    } catch (IOException e) {
      throw new AfterConnect(e);
    }
    if (page.stripLeading().startsWith("{")) {
      return response;
    }
    response.close();
    var error = "{\"ok\":false,\"error_code\":" + response.code() + ",\"description\":\"not an answer of the Bot API\"}";
    return response.newBuilder().body(ResponseBody.create(error, MediaType.get("application/json"))).build();
  }
}
