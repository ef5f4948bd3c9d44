package club.vafa.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.StreamSupport;

/** Somebody of the staff at the admin API, with an own token. */
final class Admin {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** What came back. */
  record Answer(int status, JsonNode body) {}

  private final URI api;
  private final String token;

  Admin(URI api, String token) {
    this.api = api;
    this.token = token;
  }

  /** A person of the sample club's staff with this role, signed in with a token of the own. */
  Admin colleague(String role) {
    var person = StreamSupport.stream(get("/staff?limit=100").path("items").spliterator(), false)
      .filter(one -> one.path("roles").toString().contains("\"" + role + "\"")).findFirst().orElseThrow();
    return new Admin(api, post("/staff/" + person.path("id").asText() + "/tokens", "{\"name\":\"journey\"}").path("token").asText());
  }

  JsonNode get(String path) {
    return good(ask(request(path).GET().build()));
  }

  JsonNode post(String path, String json) {
    return good(ask(request(path).POST(HttpRequest.BodyPublishers.ofString(json)).build()));
  }

  JsonNode patch(String path, String json) {
    return good(ask(request(path).method("PATCH", HttpRequest.BodyPublishers.ofString(json)).build()));
  }

  /** As a till posts: with the key under which a repetition is known. */
  Answer post(String path, String key, String json) {
    return ask(request(path).header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofString(json)).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(api.resolve("/api/v1" + path)).timeout(SOON).header("Authorization", "Bearer " + token)
      .header("Content-Type", "application/json");
  }

  private static JsonNode good(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 299);
    return answer.body();
  }

  private static Answer ask(HttpRequest request) {
    try {
      var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
