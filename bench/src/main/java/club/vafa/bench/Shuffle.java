package club.vafa.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between a provider and the club's web process, takes every callback at once, and passes it on later: each after a time of its own, so that they
/// arrive in another order, and some of them twice. What the club does not acknowledge comes again.
final class Shuffle implements AutoCloseable {

  private static final int DELAY_MILLIS_MAX = 3_000;
  private static final int TWICE_PERCENT = 5;
  private static final int TRIES_MAX = 20;
  private static final int AT_ONCE_MAX = 50;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
  private final Semaphore atOnce = new Semaphore(AT_ONCE_MAX);
  private final AtomicInteger under = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final String to;
  private final Random random;

  Shuffle(int port, long seed) throws IOException {
    to = "http://127.0.0.1:" + port;
    random = new Random(seed);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// How many callbacks have not been passed on yet.
  int underWay() {
    return under.get();
  }

  /// How many the club did not take however often they came.
  int lost() {
    return lost.get();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var request = HttpRequest.newBuilder(URI.create(to + exchange.getRequestURI())).timeout(Duration.ofSeconds(15))
          .POST(HttpRequest.BodyPublishers.ofByteArray(body));
      exchange.getRequestHeaders().forEach((name, values) -> {
        if (name.startsWith("X-") || name.startsWith("I-") || name.equals("Content-type")) {
          values.forEach(value -> request.header(name, value));
        }
      });
      int copies = chance() < TWICE_PERCENT ? 2 : 1;
      for (int i = 0; i < copies; i++) {
        under.incrementAndGet();
        threads.execute(() -> pass(request.build()));
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private synchronized int chance() {
    return random.nextInt(100);
  }

  private synchronized int delay() {
    return random.nextInt(DELAY_MILLIS_MAX);
  }

  private void pass(HttpRequest request) {
    try {
      for (int i = 0; i < TRIES_MAX; i++) {
        Thread.sleep(delay());
        if (taken(request)) {
          return;
        }
      }
      lost.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      under.decrementAndGet();
    }
  }

  private boolean taken(HttpRequest request) throws InterruptedException {
    atOnce.acquire();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 300;
    } catch (IOException e) {
      return false;
    } finally {
      atOnce.release();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }
}
