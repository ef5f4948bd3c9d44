package club.vafa.app.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** A till that tells the club what happened and, as a good till does, asks again with the same key until it is told; where it knows two processes, at the other. */
final class Till implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
  private final List<Integer> ports;
  private final String token;

  /** All these ports lead to the same club. */
  Till(List<Integer> ports, String token) {
    this.ports = List.copyOf(ports);
    this.token = token;
  }

  Till(int port, String token) {
    this(List.of(port), token);
  }

  /** The answer to this sale, however often it has to be asked for. */
  String record(String key, String sale) throws InterruptedException {
    return post("/purchases", key, sale);
  }

  JsonNode read(String path, String key, String body) throws InterruptedException {
    return read(path, key, "application/json", body);
  }

  JsonNode read(String path, String key, String type, String body) throws InterruptedException {
    try {
      return JSON.readTree(post(path, key, type, body));
    } catch (IOException e) {
      throw new AssertionError("no JSON was answered", e);
    }
  }

  /** The answer to what is posted there. Which process is asked first goes by the key, so that all of them have something to do. */
  String post(String path, String key, String body) throws InterruptedException {
    return post(path, key, "application/json", body);
  }

  String post(String path, String key, String type, String body) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    String last = "no answer";
    for (int i = Math.floorMod(key.hashCode(), ports.size()); System.nanoTime() < until; i++) {
      try {
        HttpResponse<String> answer = http.send(request(ports.get(i % ports.size()), path, key, type, body), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 201 || answer.statusCode() == 200) {
          return answer.body();
        }
        last = answer.statusCode() + " " + answer.body();
        // In flight under the same key, or the process is only just going down: ask again. Anything else is for good.
        if (answer.statusCode() < 500 && !last.contains("in-flight")) {
          throw new AssertionError(path + " was refused: " + last);
        }
      } catch (IOException e) {
        last = e.toString();
      }
      Thread.sleep(PAUSE);
    }
    throw new AssertionError(path + " was not answered in " + PATIENCE + "; last: " + last);
  }

  private HttpRequest request(int port, String path, String key, String type, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path)).timeout(Duration.ofSeconds(15)).header("Authorization", "Bearer " + token)
      .header("Idempotency-Key", key).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)).build();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
