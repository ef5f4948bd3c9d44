package club.vafa.bot.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDK's HTTP server, one virtual thread per exchange, with one function from call to reply. */
final class LocalHttp implements AutoCloseable {

  static final int BODY_MAX_BYTES = 20_000_000;
  private static final int BACKLOG_CONNECTIONS = 1_024;
  private static final long CLOSE_WAIT_SECONDS = 2;
  private static final Logger LOG = LoggerFactory.getLogger(LocalHttp.class);

  static {
    // Without this the JDK's server leaves Nagle's algorithm on, and every small answer takes 40 ms.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  interface Handler {
    HttpReply handle(HttpCall call) throws IOException, InterruptedException;
  }

  private final String host;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  LocalHttp(String host, int port, Handler handler) {
    this.host = host;
    try {
      server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG_CONNECTIONS);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, handler));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String baseUrl() {
    var name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port();
  }

  private static void serve(HttpExchange exchange, Handler handler) {
    try (exchange) {
      reply(exchange, handler).write(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The other side has gone, which tests and closing browsers do on purpose.
      LOG.debug("exchange ended early: {}", e.getMessage());
    }
  }

  private static HttpReply reply(HttpExchange exchange, Handler handler) throws IOException, InterruptedException {
    var body = exchange.getRequestBody().readNBytes(BODY_MAX_BYTES + 1);
    if (body.length > BODY_MAX_BYTES) {
      return HttpReply.text(413, "Request Entity Too Large");
    }
    try {
      return handler.handle(HttpCall.of(exchange, body));
    } catch (RuntimeException e) {
      LOG.error("local server failed on {} {}", exchange.getRequestMethod(), exchange.getHttpContext().getPath(), e);
      return HttpReply.text(500, "Internal Server Error");
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    try {
      threads.awaitTermination(CLOSE_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
