package club.vafa.bench;

import club.vafa.bot.local.LocalTelegram;
import club.vafa.bot.local.TelegramChange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// The local Bot API server in a process of its own, with its people; some of them ask for their balance while the benchmark wants it. It is told what
/// to do in lines, and answers in lines.
final class BotApiProcess implements AutoCloseable {
  private static final int ANSWER_SECONDS_MAX = 60;
  private static final String QUESTION = "موجودی";

  /// How long the answers to the questions took, from when each was due, in the order of time.
  record Answers(List<Long> sortedNanos, long skipped) {
    double millisAt(double quantile) {
      return sortedNanos.isEmpty() ? Double.NaN : sortedNanos.get((int) Math.min(sortedNanos.size() - 1, (long) (sortedNanos.size() * quantile))) / 1e6;
    }
  }

  private final Process process;
  private final BufferedReader said;
  private final String baseUrl;
  private final String token;

  private BotApiProcess(Process process) throws IOException {
    this.process = process;
    this.said = process.inputReader(StandardCharsets.UTF_8);
    var ready = line().split(" ");
    this.baseUrl = ready[0];
    this.token = ready[1];
  }

  /// Starts it with so many people from this chat on, and as many who ask from that one on.
  static BotApiProcess start(long firstChat, int people, long firstAsker, int askers, int latencyMillis) throws IOException {
    var command = List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:+UseCompactObjectHeaders", "-Xmx1500m", "-XX:+UseParallelGC",
        "-Duser.timezone=UTC", "-cp", System.getProperty("java.class.path"), BotApiProcess.class.getName(), Long.toString(firstChat),
        Integer.toString(people), Long.toString(firstAsker), Integer.toString(askers), Integer.toString(latencyMillis));
    var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new BotApiProcess(process);
  }

  String baseUrl() {
    return baseUrl;
  }

  String token() {
    return token;
  }

  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// From now on so many questions a second are asked, whether or not they are answered in time.
  void ask(int perSecond) throws IOException {
    tell("ask " + perSecond);
  }

  /// No more questions; how the answers came.
  Answers answers() throws IOException {
    tell("answers");
    var numbers = List.of(line().split(" ")).stream().map(Long::parseLong).toList();
    return new Answers(numbers.subList(1, numbers.size()), numbers.getFirst());
  }

  private void tell(String what) throws IOException {
    process.getOutputStream().write((what + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  private String line() throws IOException {
    var line = said.readLine();
    if (line == null) {
      throw new IOException("the local Bot API server has ended");
    }
    return line;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  /// The process itself.
  public static void main(String[] args) throws Exception {
    long firstAsker = Long.parseLong(args[2]);
    int askers = Integer.parseInt(args[3]);
    try (var telegram = LocalTelegram.start(); var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      wantsNothing(telegram);
      started(telegram, Long.parseLong(args[0]), Integer.parseInt(args[1]));
      started(telegram, firstAsker, askers);
      telegram.faults().latency(Duration.ofMillis(Long.parseLong(args[4])));
      var asking = new Asking(telegram, firstAsker, askers);
      System.out.println(telegram.baseUrl() + " " + telegram.token());
      for (var order = orders.readLine(); order != null; order = orders.readLine()) {
        if (order.startsWith("ask ")) {
          asking.begin(Integer.parseInt(order.substring(4)));
        } else {
          System.out.println(asking.end());
        }
      }
    }
  }

  /// A bot that wants no messages is not told that all these people have started it.
  private static void wantsNothing(LocalTelegram telegram) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      client.send(HttpRequest.newBuilder(URI.create(telegram.baseUrl() + "/bot" + telegram.token() + "/getUpdates?allowed_updates=%5B%22poll%22%5D")).build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }

  private static void started(LocalTelegram telegram, long first, int people) {
    for (long id = first; id < first + people; id++) {
      telegram.person(id, "عضو", "+98935" + id).start("");
    }
  }

  /// People who ask, each again only when answered.
  private static final class Asking {
    private final LocalTelegram telegram;
    private final ConcurrentLinkedQueue<Long> idle = new ConcurrentLinkedQueue<>();
    private final Map<Long, Long> dueNanos = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private volatile boolean on;
    private volatile long skipped;
    private Thread thread = new Thread(() -> {});

    Asking(LocalTelegram telegram, long first, int askers) {
      this.telegram = telegram;
      for (long id = first; id < first + askers; id++) {
        idle.add(id);
      }
      telegram.onChange(this::changed);
    }

    void begin(int perSecond) {
      nanos.clear();
      skipped = 0;
      on = true;
      thread = Thread.ofPlatform().start(() -> ask(TimeUnit.SECONDS.toNanos(1) / perSecond));
    }

    private void ask(long gapNanos) {
      for (long due = System.nanoTime(); on; due += gapNanos) {
        long wait = due - System.nanoTime();
        try {
          if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
          }
        } catch (InterruptedException e) {
          return;
        }
        var person = idle.poll();
        if (person == null) {
          skipped++;
        } else {
          dueNanos.put(person, due);
          telegram.person(person).orElseThrow().sendText(QUESTION);
        }
      }
    }

    /// Nobody else writes to them: a message of the bot is the answer.
    private void changed(TelegramChange change) {
      if (change instanceof TelegramChange.Messages(long id, long _) && dueNanos.containsKey(id)
          && telegram.person(id).orElseThrow().chat().getLast().fromBot()) {
        var due = dueNanos.remove(id);
        if (due != null) {
          nanos.add(System.nanoTime() - due);
          idle.add(id);
        }
      }
    }

    /// How many could not ask since nobody was idle, and the times. What is not answered in the end counts as long as it has been waited for.
    String end() throws InterruptedException {
      on = false;
      thread.join();
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_SECONDS_MAX);
      while (!dueNanos.isEmpty() && System.nanoTime() < until) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      dueNanos.values().forEach(due -> nanos.add(System.nanoTime() - due));
      var line = new ArrayList<>(nanos.stream().sorted().map(String::valueOf).toList());
      line.addFirst(Long.toString(skipped));
      return String.join(" ", line);
    }
  }
}
