package club.vafa.bot.kavenegar;

import club.vafa.db.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One call to the API: a form out, and what came back. Nothing is repeated and nothing is followed. */
final class KavenegarHttp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** How a call went. */
  sealed interface Reply {
    /** Its own status counts, whatever the one of HTTP. */
    record Said(int status, List<JsonNode> entries) implements Reply {}

    /** The request never left this machine. */
    record NeverSent(String reason) implements Reply {}

    /** Nobody knows what became of it. */
    record Lost(String reason) implements Reply {}
  }

  private final KavenegarSettings settings;
  private final Duration answer;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).version(HttpClient.Version.HTTP_1_1)
      .followRedirects(HttpClient.Redirect.NEVER).build();

  KavenegarHttp(KavenegarSettings settings, Duration answer) {
    this.settings = settings;
    this.answer = answer;
  }

  Reply post(String method, Map<String, String> form) {
    var body = form.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
    var base = settings.api().toString().replaceAll("/+$", "");
    var request = HttpRequest.newBuilder(URI.create(base + "/v1/" + encoded(settings.key()) + "/sms/" + method + ".json")).timeout(answer)
        .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8").header("Accept", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    try {
      return read(client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (ConnectException | HttpConnectTimeoutException | UnresolvedAddressException e) {
      return new Reply.NeverSent(e.getClass().getSimpleName());
    } catch (IOException e) {
      return new Reply.Lost(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Lost("interrupted");
    }
  }

  private static Reply read(HttpResponse<String> response) {
    return json(response.body()).filter(tree -> tree.path("return").path("status").isInt())
        .<Reply>map(tree -> new Reply.Said(tree.path("return").path("status").intValue(), entries(tree.path("entries"))))
        .orElse(new Reply.Lost("HTTP " + response.statusCode() + ", not an answer of Kavenegar"));
  }

  private static Optional<JsonNode> json(String body) {
    try {
      return Optional.of(Json.read(body, JsonNode.class));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<JsonNode> entries(JsonNode entries) {
    var list = new ArrayList<JsonNode>();
    if (entries.isArray()) {
      entries.forEach(list::add);
    } else if (entries.isObject()) {
      list.add(entries);
    }
    return list;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
