package club.vafa.bench;

import club.vafa.bot.local.ChatMessage;
import club.vafa.bot.local.Fault;
import club.vafa.bot.local.Faults;
import club.vafa.bot.local.LocalTelegram;
import club.vafa.bot.local.LocalTwilio;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/// The providers, in this process, which answer too often, refuse, break down after they have taken a message, and fall silent; each now and then, by
/// the seed. Their own record tells who got what.
final class SpoiltWires implements AutoCloseable {

  /// Whether a fault leaves the end of a message unknown, or refuses it for good, or only puts it off.
  enum Effect { UNKNOWN, REFUSED, PUT_OFF }

  private record Spoiling(String wire, String method, Fault fault, Effect effect, int weight) {}

  private static final Duration LATENCY = Duration.ofMillis(150);
  private static final Duration STATION = Duration.ofMillis(40);
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final int START_BATCH = 1_000;
  private static final String TEXT_TO = "create message";
  private static final String CHAT_TO = "sendMessage";
  private static final List<Spoiling> ALL = List.of(
      new Spoiling("telegram", CHAT_TO, Fault.telegramRetryAfter(1), Effect.PUT_OFF, 4),
      new Spoiling("telegram", CHAT_TO, Fault.telegram(403, "Forbidden: bot was blocked by the user"), Effect.REFUSED, 3),
      new Spoiling("telegram", CHAT_TO, Fault.badGateway().afterAccepting(), Effect.UNKNOWN, 3),
      new Spoiling("telegram", CHAT_TO, Fault.badGateway(), Effect.UNKNOWN, 2),
      new Spoiling("telegram", CHAT_TO, Fault.drop().afterAccepting(), Effect.UNKNOWN, 3),
      new Spoiling("telegram", CHAT_TO, new Fault.Hang(SILENCE, true), Effect.UNKNOWN, 2),
      new Spoiling("twilio", TEXT_TO, Fault.twilio(429, 20429, "Too Many Requests"), Effect.PUT_OFF, 1),
      new Spoiling("twilio", TEXT_TO, Fault.twilio(400, 21610, "Attempt to send to unsubscribed recipient"), Effect.REFUSED, 2),
      new Spoiling("twilio", TEXT_TO, Fault.twilio(500, 20500, "Internal Server Error").afterAccepting(), Effect.UNKNOWN, 3),
      new Spoiling("twilio", TEXT_TO, Fault.drop().afterAccepting(), Effect.UNKNOWN, 2),
      new Spoiling("twilio", TEXT_TO, new Fault.Hang(SILENCE, true), Effect.UNKNOWN, 2));

  private final LocalTelegram telegram = LocalTelegram.start();
  private final LocalTwilio twilio = LocalTwilio.start(LocalTwilio.Settings.forTests().withStep(STATION));
  private final Random random;
  private final Map<Effect, Integer> spoilt = new EnumMap<>(Effect.class);
  private volatile boolean fair;
  private Thread weather = Thread.ofVirtual().unstarted(() -> {});

  SpoiltWires(long seed) {
    random = new Random(seed);
    telegram.faults().latency(LATENCY);
    twilio.faults().latency(LATENCY);
  }

  Map<String, String> settings() {
    return Map.of("VAFA_TELEGRAM_TOKEN", telegram.token(), "VAFA_TELEGRAM_API", telegram.baseUrl(), "VAFA_TWILIO_ACCOUNT", twilio.accountSid(),
        "VAFA_TWILIO_TOKEN", twilio.authToken(), "VAFA_TWILIO_FROM", twilio.number(), "VAFA_TWILIO_API", twilio.baseUrl());
  }

  /// States of texts that are posted to this address are first shuffled, and some come twice.
  void callbacks(String publicUrl, Shuffle shuffle) {
    twilio.route(publicUrl, shuffle.baseUrl());
  }

  /// A chat that this person has opened.
  void chats(long first, int many) throws IOException, InterruptedException {
    for (int from = 0; from < many; from += START_BATCH) {
      for (int i = from; i < Math.min(many, from + START_BATCH); i++) {
        telegram.person(first + i, "عضو", "+98935" + (1_000_000 + i)).start("");
      }
      swallowUpdates();
    }
  }

  // The chats were opened before this club had a bot that listens.
  private void swallowUpdates() throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var base = telegram.baseUrl() + "/bot" + telegram.token() + "/getUpdates?limit=1&offset=";
      var last = http.send(HttpRequest.newBuilder(URI.create(base + "-1")).build(), HttpResponse.BodyHandlers.ofString()).body();
      var number = Pattern.compile("\"update_id\":\\s*(\\d+)").matcher(last);
      if (number.find()) {
        var after = URI.create(base + (Long.parseLong(number.group(1)) + 1));
        http.send(HttpRequest.newBuilder(after).build(), HttpResponse.BodyHandlers.ofString());
      }
    }
  }

  void spoil(Duration every) {
    weather = Thread.ofVirtual().start(() -> {
      while (!fair) {
        spoilOnce();
        try {
          Thread.sleep(Duration.ofMillis(1 + random.nextLong(2 * every.toMillis())));
        } catch (InterruptedException e) {
          return;
        }
      }
    });
  }

  private synchronized void spoilOnce() {
    int all = ALL.stream().mapToInt(Spoiling::weight).sum();
    int at = random.nextInt(all);
    for (var spoiling : ALL) {
      at -= spoiling.weight();
      if (at < 0) {
        faults(spoiling).next(spoiling.method(), 1, spoiling.fault());
        spoilt.merge(spoiling.effect(), 1, Integer::sum);
        return;
      }
    }
  }

  private Faults faults(Spoiling spoiling) {
    return spoiling.wire().equals("telegram") ? telegram.faults() : twilio.faults();
  }

  /// Everything goes well from now on.
  void clear() throws InterruptedException {
    fair = true;
    weather.join();
    // What nobody has met has spoilt nothing.
    for (var spoiling : ALL) {
      long left = faults(spoiling).left(spoiling.method()).stream().filter(fault -> fault == spoiling.fault()).count();
      synchronized (this) {
        spoilt.merge(spoiling.effect(), (int) -left, Integer::sum);
      }
    }
    telegram.faults().clear();
    twilio.faults().clear();
  }

  /// How many calls have met a fault of that effect.
  synchronized int spoilt(Effect effect) {
    return spoilt.getOrDefault(effect, 0);
  }

  /// How often this text stands in a chat.
  long inChat(long chat, String text) {
    return telegram.chat(chat).stream().filter(ChatMessage::fromBot).filter(message -> message.text().contains(text)).count();
  }

  long onPhone(String number, String text) {
    return twilio.phone(number).inbox().stream().filter(sms -> sms.body().contains(text)).count();
  }

  /// Calls that sent something, by wire.
  List<Long> calls() {
    return new ArrayList<>(List.of(telegram.log().count(CHAT_TO), twilio.log().count(TEXT_TO)));
  }

  @Override
  public void close() {
    telegram.close();
    twilio.close();
  }
}
