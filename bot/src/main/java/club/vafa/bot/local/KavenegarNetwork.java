package club.vafa.bot.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** What happens behind Kavenegar's API: the way of a message to its phone, and the calls by which the club hears of states and of texts. */
final class KavenegarNetwork implements AutoCloseable {
  private static final int SENT = 4;
  private static final int DELIVERED = 10;
  private static final int UNDELIVERED = 11;
  private static final Duration ANSWER_TIME = Duration.ofSeconds(15);

  /** Where the club wants to be called; nowhere where an address is empty. */
  record Calls(String messages, String status) {}

  private final String line;
  private final InstantSource clock;
  private final Duration step;
  private final WireLog log;
  private final ExecutorService carrier = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
  private volatile Calls calls = new Calls("", "");

  KavenegarNetwork(String line, InstantSource clock, Duration step, WireLog log) {
    this.line = line;
    this.clock = clock;
    this.step = step;
    this.log = log;
  }

  void calls(Calls wanted) {
    calls = wanted;
  }

  /** The way of a message that was taken, with a call at each station. */
  void deliver(LocalKavenegar.Taken message, LocalPhone phone, IntConsumer station) {
    carrier.execute(() -> {
      try {
        Thread.sleep(step);
        reached(message, SENT, station);
        Thread.sleep(step);
        if (phone.failure().isPresent()) {
          reached(message, UNDELIVERED, station);
        } else {
          phone.add(Long.toString(message.id()), true, line, message.text(), clock.instant());
          reached(message, DELIVERED, station);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private void reached(LocalKavenegar.Taken message, int status, IntConsumer station) throws InterruptedException {
    station.accept(status);
    call("state " + status, calls.status(), Map.of("messageid", Long.toString(message.id()), "status", Integer.toString(status)));
  }

  /** A text from a phone to the line. */
  void receive(LocalPhone from, long id, String body) {
    from.add(Long.toString(id), false, line, body, clock.instant());
    carrier.execute(() -> {
      try {
        call("receive", calls.messages(), Map.of("messageid", Long.toString(id), "from", from.number(), "to", line, "message", body));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private void call(String name, String address, Map<String, String> parameters) throws InterruptedException {
    if (address.isEmpty()) {
      return;
    }
    var query = new TreeMap<>(parameters).entrySet().stream().map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    long started = System.nanoTime();
    try {
      var answer = client.send(HttpRequest.newBuilder(URI.create(address + "?" + query)).timeout(ANSWER_TIME).GET().build(),
          HttpResponse.BodyHandlers.discarding());
      log.add(WireCall.Direction.TO_CLUB, name, answer.statusCode(), started, "");
    } catch (IOException e) {
      log.add(WireCall.Direction.TO_CLUB, name, 0, started, "no answer");
    }
  }

  @Override
  public void close() {
    carrier.shutdownNow();
    client.shutdownNow();
  }
}
