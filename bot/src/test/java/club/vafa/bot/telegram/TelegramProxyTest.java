package club.vafa.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.bot.local.LocalTelegram;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramProxyTest {

  private final LocalTelegram telegram = LocalTelegram.start();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    telegram.close();
  }

  private String getMeThrough(String proxy, String host) throws IOException {
    var settings = new TelegramSettings(telegram.token(), URI.create("http://" + host + ":" + telegram.port()),
        Optional.of(TelegramProxy.of(proxy)),
        Optional.empty());
    try (var api = new TelegramApi(settings)) {
      return api.call("getMe", JsonNodeFactory.instance.objectNode(), Duration.ofSeconds(5));
    }
  }

  @Test
  void anHttpProxyWithALoginIsGoneThrough() throws Exception {
    var proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    proxy.createContext("/", call -> {
      var login = Optional.ofNullable(call.getRequestHeaders().getFirst("Proxy-Authorization")).orElse("");
      seen.add(login);
      if (login.isEmpty()) {
        call.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"proxy\"");
        call.sendResponseHeaders(407, -1);
      } else {
        try (var client = HttpClient.newHttpClient()) {
          var answer = client.send(HttpRequest.newBuilder(URI.create(telegram.baseUrl() + call.getRequestURI().getPath()))
              .POST(HttpRequest.BodyPublishers.ofString("{}")).header("Content-Type", "application/json").build(),
                  HttpResponse.BodyHandlers.ofByteArray());
          call.sendResponseHeaders(answer.statusCode(), answer.body().length);
          call.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      call.close();
    });
    proxy.start();
    assertThat(getMeThrough("http://user:secret@127.0.0.1:" + proxy.getAddress().getPort(), "telegram.invalid")).contains("\"ok\":true");
    assertThat(seen).last().isEqualTo("Basic dXNlcjpzZWNyZXQ=");
    proxy.stop(0);
  }

  @Test
  void aSocksProxyWithALoginIsGoneThroughAndResolvesNamesItself() throws Exception {
    try (var proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> socks(proxy));
      assertThat(getMeThrough("socks5://user:secret@127.0.0.1:" + proxy.getLocalPort(), "telegram.invalid")).contains("\"ok\":true");
      assertThat(seen).containsExactly("user:secret", "telegram.invalid");
    }
  }

  /** As much of RFC 1928 and 1929 as one connection needs. */
  private void socks(ServerSocket proxy) {
    try (var client = proxy.accept(); var server = new Socket(InetAddress.getLoopbackAddress(), telegram.port())) {
      var in = new DataInputStream(client.getInputStream());
      var out = client.getOutputStream();
      in.readByte();
      in.readNBytes(in.readUnsignedByte());
      out.write(new byte[] {5, 2});
      in.readByte();
      var user = text(in, in.readUnsignedByte());
      seen.add(user + ":" + text(in, in.readUnsignedByte()));
      out.write(new byte[] {1, 0});
      in.readNBytes(4);
      seen.add(text(in, in.readUnsignedByte()));
      in.readUnsignedShort();
      out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
      var back = Thread.ofVirtual().start(() -> copy(server, client));
      copy(client, server);
      back.join();
    } catch (IOException | InterruptedException e) {
      seen.add("failed: " + e);
    }
  }

  private static String text(DataInputStream in, int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // The other side has gone: there is nothing left to copy.
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost:8080", "ftp://a:1", "https://a:1", "http://host", "socks5://host:0", "http://", "a b"})
  void whatIsNoProxyIsRefusedWithWhatIsAccepted(String text) {
    assertThatThrownBy(() -> TelegramProxy.of(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("socks5://");
  }

  @Test
  void secretsAreNotPrinted() {
    assertThat(TelegramProxy.of("socks5://user:secret@10.0.0.1:1080").toString()).doesNotContain("secret");
    assertThat(new TelegramSettings("1:AAsecret", TelegramSettings.OFFICIAL_API, Optional.empty(),
        Optional.of(new TelegramSettings.Webhook(URI.create("https://shop.example/webhooks/telegram"),
            "secret"))).toString()).doesNotContain("secret");
  }
}
