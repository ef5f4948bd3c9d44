package club.vafa.bot.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts forms to the club, signed as Twilio signs them: over the public address, even where another one leads there. */
final class TwilioHooks implements AutoCloseable {

  static final int TRIES_MAX = 2;
  private static final Duration ANSWER_TIME = Duration.ofSeconds(15);

  /** What the club answered. */
  record HookAnswer(int status, String contentType, String body) {}

  private final String authToken;
  private final WireLog log;
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5))
      .build();
  private volatile Route route = new Route("", "");

  /** Addresses that begin with the public base are reached at the other one. */
  private record Route(String publicBase, String reachableBase) {}

  TwilioHooks(String authToken, WireLog log) {
    this.authToken = authToken;
    this.log = log;
  }

  void route(String publicBase, String reachableBase) {
    route = new Route(publicBase, reachableBase);
  }

  /** Empty where nobody answered, the second time neither. */
  Optional<HookAnswer> post(String name, String publicUrl, Map<String, String> form) throws InterruptedException {
    var idempotencyToken = UUID.randomUUID().toString();
    for (int attempt = 1; attempt <= TRIES_MAX; attempt++) {
      long started = System.nanoTime();
      try {
        var response = client.send(request(publicUrl, form, idempotencyToken), HttpResponse.BodyHandlers.ofString());
        log.add(WireCall.Direction.TO_CLUB, name, response.statusCode(), started, "");
        var type = response.headers().firstValue("Content-Type").orElse("");
        return Optional.of(new HookAnswer(response.statusCode(), type, response.body()));
      } catch (IOException | IllegalArgumentException e) {
        log.add(WireCall.Direction.TO_CLUB, name, 0, started, "11200 HTTP retrieval failure");
      }
    }
    return Optional.empty();
  }

  private HttpRequest request(String publicUrl, Map<String, String> form, String idempotencyToken) {
    var to = route;
    var address = !to.publicBase().isEmpty() && publicUrl.startsWith(to.publicBase())
        ? to.reachableBase() + publicUrl.substring(to.publicBase().length()) : publicUrl;
    var body = form.entrySet().stream().map(e -> encode(e.getKey()) + "=" + encode(e.getValue())).collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(URI.create(address)).timeout(ANSWER_TIME)
        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8").header("User-Agent", "TwilioProxy/1.1")
        .header("Accept", "*/*")
        .header("X-Twilio-Signature", signature(authToken, publicUrl, form)).header("I-Twilio-Idempotency-Token", idempotencyToken)
        .POST(HttpRequest.BodyPublishers.ofString(body)).build();
  }

  /** The address and then every parameter's name and value, in the order of their names, HMAC-SHA1 under the auth token. */
  static String signature(String authToken, String url, Map<String, String> form) {
    var signed = new StringBuilder(url);
    new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
