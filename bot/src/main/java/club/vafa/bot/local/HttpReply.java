package club.vafa.bot.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes back over the socket: bytes, a stream that stays open, or nothing at all. */
sealed interface HttpReply {

  /** The status that the wire log shows; 0 where no answer was written. */
  int status();

  void write(HttpExchange exchange) throws IOException, InterruptedException;

  static HttpReply json(int status, JsonNode node) {
    try {
      return new Bytes(status, "application/json", Json.MAPPER.writeValueAsBytes(node), Map.of());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static HttpReply text(int status, String text) {
    return new Bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  record Bytes(int status, String contentType, byte[] body, Map<String, String> headers) implements HttpReply {
    @Override
    public void write(HttpExchange exchange) throws IOException {
      exchange.getResponseHeaders().set("Content-Type", contentType);
      headers.forEach(exchange.getResponseHeaders()::set);
      var bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
      if (!bodiless) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  /** A body of unknown length, written for as long as the writer runs. */
  record Stream(String contentType, StreamWriter writer) implements HttpReply {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public void write(HttpExchange exchange) throws IOException, InterruptedException {
      exchange.getResponseHeaders().set("Content-Type", contentType);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(200, 0);
      writer.write(exchange.getResponseBody());
    }
  }

  /** Never answers; the connection stays open until the server closes or the time is up. */
  record Silence(long millis) implements HttpReply {
    @Override
    public int status() {
      return 0;
    }

    @Override
    public void write(HttpExchange exchange) throws InterruptedException {
      Thread.sleep(millis);
      exchange.close();
    }
  }

  /** Closes the connection without a byte. */
  record Drop() implements HttpReply {
    @Override
    public int status() {
      return 0;
    }

    @Override
    public void write(HttpExchange exchange) {
      exchange.close();
    }
  }

  interface StreamWriter {
    void write(OutputStream out) throws IOException, InterruptedException;
  }
}
