package club.vafa.app.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A till that records sales and, as a good till does, asks again with the same key until it is told. */
final class Till implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
  private final URI purchases;
  private final String token;

  Till(int port, String token) {
    this.purchases = URI.create("http://127.0.0.1:" + port + "/api/v1/purchases");
    this.token = token;
  }

  /** The answer to this sale, however often it has to be asked for. */
  String record(String key, String sale) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    String last = "no answer";
    while (System.nanoTime() < until) {
      try {
        HttpResponse<String> answer = http.send(request(key, sale), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 201) {
          return answer.body();
        }
        last = answer.statusCode() + " " + answer.body();
        // In flight under the same key, or the process is only just going down: ask again. Anything else is for good.
        if (answer.statusCode() < 500 && answer.statusCode() != 409) {
          throw new AssertionError("a sale was refused: " + last);
        }
      } catch (IOException e) {
        last = e.toString();
      }
      Thread.sleep(PAUSE);
    }
    throw new AssertionError("a sale was not answered in " + PATIENCE + "; last: " + last);
  }

  private HttpRequest request(String key, String sale) {
    return HttpRequest.newBuilder(purchases).timeout(Duration.ofSeconds(15)).header("Authorization", "Bearer " + token).header("Idempotency-Key", key)
      .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(sale)).build();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
