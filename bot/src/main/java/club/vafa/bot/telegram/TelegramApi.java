package club.vafa.bot.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** The club's connection to the Bot API server: TelegramBots' client for all that is sent, and raw calls for updates. */
final class TelegramApi implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
  private static final int CALLS_AT_ONCE_MAX = 160;
  private static final int IDLE_SECONDS = 20;
  private static final MediaType JSON = MediaType.get("application/json");

  private final TelegramSettings settings;
  private final OkHttpClient http;
  private final TelegramClient client;
  private final ObjectMapper json = new ObjectMapper();

  TelegramApi(TelegramSettings settings) {
    this(settings, ANSWER_TIMEOUT);
  }

  TelegramApi(TelegramSettings settings, Duration answerWithin) {
    this.settings = settings;
    var base = HttpUrl.get(settings.api());
    var calls = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
    calls.setMaxRequests(CALLS_AT_ONCE_MAX);
    calls.setMaxRequestsPerHost(CALLS_AT_ONCE_MAX);
    var builder = new OkHttpClient.Builder()
        .dispatcher(calls)
        .connectionPool(new ConnectionPool(CALLS_AT_ONCE_MAX, IDLE_SECONDS, TimeUnit.SECONDS))
        .connectTimeout(CONNECT_TIMEOUT)
        .readTimeout(answerWithin)
        .writeTimeout(answerWithin)
        // A repeated POST could be a message sent twice: whether to repeat is decided above, never here.
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .addInterceptor(new BotApiCalls(base))
        .addNetworkInterceptor(BotApiCalls::afterConnect);
    settings.proxy().ifPresent(proxy -> through(proxy, builder));
    this.http = builder.build();
    this.client = new OkHttpTelegramClient(http, settings.token(), new TelegramUrl(base.scheme(), base.host(), base.port(), false));
  }

  TelegramClient client() {
    return client;
  }

  /** Calls a method with a JSON body and gives back the body of the answer as it came. */
  String call(String method, JsonNode parameters, Duration answerWithin) throws IOException {
    var url = new HttpUrl.Builder().scheme("http").host("localhost").addPathSegment("bot" + settings.token()).addPathSegment(method).build();
    var request = new Request.Builder().url(url).post(RequestBody.create(json.writeValueAsBytes(parameters), JSON)).build();
    var patient = http.newBuilder().readTimeout(answerWithin).build();
    try (var answer = patient.newCall(request).execute()) {
      return answer.body() == null ? "" : answer.body().string();
    }
  }

  private static void through(TelegramProxy proxy, OkHttpClient.Builder builder) {
    builder.proxy(proxy.toProxy());
    proxy.login().ifPresent(login -> {
      if (proxy.kind() == TelegramProxy.Kind.HTTP) {
        builder.proxyAuthenticator((route, refused) -> refused.request().header("Proxy-Authorization") != null ? null
            : refused.request().newBuilder().header("Proxy-Authorization", Credentials.basic(login.user(), login.password())).build());
      } else {
        Authenticator.setDefault(new SocksLogin(proxy, login, Authenticator.getDefault()));
      }
    });
  }

  /** The JDK asks for a SOCKS proxy's login through its one default authenticator; this answers for our proxy alone. */
  private static final class SocksLogin extends Authenticator {
    private final TelegramProxy proxy;
    private final TelegramProxy.Login login;
    private final Authenticator others;

    SocksLogin(TelegramProxy proxy, TelegramProxy.Login login, Authenticator others) {
      this.proxy = proxy;
      this.login = login;
      this.others = others;
    }

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      if (getRequestingPort() == proxy.port() && proxy.host().equals(getRequestingHost())) {
        return new PasswordAuthentication(login.user(), login.password().toCharArray());
      }
      return others == null ? null : others.requestPasswordAuthenticationInstance(getRequestingHost(), getRequestingSite(),
          getRequestingPort(), getRequestingProtocol(), getRequestingPrompt(), getRequestingScheme(), getRequestingURL(),
              getRequestorType());
    }
  }

  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
