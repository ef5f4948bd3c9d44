package club.vafa.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.bot.local.ChatMessage;
import club.vafa.bot.local.TelegramPerson;
import club.vafa.message.Lane;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 in the middle of a thousand purchases and a thousand updates, with fsync on: nothing is lost and nothing is done twice. */
class CrashIT {

  private static final int MEMBERS = 50;
  private static final int PURCHASES = 1_000;
  private static final int UPDATES = 1_000;
  private static final int TILLS = 8;
  private static final int FIRST_KILL_AT = 250;
  private static final int SECOND_KILL_AT = 600;
  private static final Duration DRAINED = Duration.ofSeconds(120);
  private static final Duration PAUSE = Duration.ofMillis(100);

  @TempDir
  private Path data;

  private long greeted;
  private final AtomicInteger answered = new AtomicInteger();
  private final Map<String, String> answers = new ConcurrentHashMap<>();

  @Test
  void theInvariantsHoldThroughTwoKills() throws Exception {
    try (CrashClub club = new CrashClub(data); Till till = new Till(club.port(), CrashClub.OWNER_TOKEN);
         ExecutorService work = Executors.newFixedThreadPool(TILLS + 1)) {
      club.join(MEMBERS);
      greeted = greet(club);
      var sales = IntStream.range(0, PURCHASES).mapToObj(i -> work.submit(() -> sell(till, i))).toList();
      Future<?> talk = work.submit(() -> talk(club));

      await("the first purchases", () -> answered.get() >= FIRST_KILL_AT);
      club.kill();
      club.startAgain();
      await("more purchases", () -> answered.get() >= SECOND_KILL_AT);
      club.cutThePower();
      club.startAgain();
      for (var sale : sales) {
        sale.get(5, TimeUnit.MINUTES);
      }
      talk.get(1, TimeUnit.MINUTES);

      try (HikariDataSource pool = club.pool()) {
        Jdbi jdbi = Jdbi.create(pool);
        await("all updates to be handled", () -> count(jdbi, "select count(*) from inbox_claim") == MEMBERS + UPDATES && count(jdbi, "select count(*) from inbox_open") == 0);
        // What a killed process had taken up is taken up again at the end of its lease, which is not waited for here.
        jdbi.useHandle(h -> h.execute("update event_work set leased_until = clock_timestamp() where lease_owner is not null"));
        await("all purchases to be told", () -> count(jdbi, "select count(*) from event_work") == 0);
        await("all messages that nobody was sending to be sent", () -> count(jdbi, "select count(*) from message_open where lease_owner is null") == 0);
        check(club, jdbi, till);
      }
    }
  }

  private void check(CrashClub club, Jdbi jdbi, Till till) throws InterruptedException {
    Invariants.hold(jdbi);
    assertThat(count(jdbi, "select count(*) from purchase")).isEqualTo(PURCHASES);
    assertThat(count(jdbi, "select count(*) from receipt")).isEqualTo(PURCHASES);
    assertThat(count(jdbi, "select count(*) from inbox_aside")).as("updates put aside").isZero();
    assertThat(count(jdbi, "select count(*) from inbox_done")).as("updates handled").isEqualTo(MEMBERS + UPDATES);
    for (int i = 0; i < PURCHASES; i += PURCHASES / 20) {
      assertThat(till.record(key(i), sale(i))).as("the first answer, again").isEqualTo(answers.get(key(i)));
    }
    assertThat(count(jdbi, "select count(*) from purchase")).isEqualTo(PURCHASES);

    // One reply for each update and one notice for each purchase, whatever became of them.
    assertThat(planned(jdbi, Lane.REPLY)).isEqualTo(greeted + UPDATES);
    assertThat(planned(jdbi, Lane.SERVICE)).isEqualTo(PURCHASES);
    // What was being sent when the process died has an end that nobody knows; it comes with the end of its lease, which is not waited for here.
    jdbi.useHandle(h -> {
      h.execute("update message_open set leased_until = clock_timestamp() where lease_owner is not null");
      h.execute("update message_lease set leased_until = clock_timestamp()");
    });
    await("the sends that were cut off to become unknown", () -> count(jdbi, "select count(*) from message_open") == 0);
    assertThat(count(jdbi, "select count(*) from message_done where ending not in ('SENT', 'UNKNOWN')")).isZero();
    assertThat(count(jdbi, "select count(*) from message_done")).isEqualTo(greeted + UPDATES + PURCHASES);
    long sent = count(jdbi, "select count(*) from message_done where ending = 'SENT'");
    long arrived = club.people().stream().map(TelegramPerson::chat).flatMap(chat -> chat.stream().filter(ChatMessage::fromBot)).count();
    assertThat(arrived).as("messages in the chats").isBetween(sent, greeted + UPDATES + PURCHASES);
  }

  /** Everybody opens the chat first, as Telegram demands before a bot may write; gives back how many messages that brought. */
  private long greet(CrashClub club) throws InterruptedException {
    club.people().forEach(person -> person.start(""));
    try (HikariDataSource pool = club.pool()) {
      Jdbi jdbi = Jdbi.create(pool);
      await("the chats to be opened", () -> count(jdbi, "select count(*) from inbox_done") == MEMBERS && count(jdbi, "select count(*) from message_open") == 0);
      return count(jdbi, "select count(*) from message_done where ending = 'SENT'");
    }
  }

  private static long planned(Jdbi jdbi, Lane lane) {
    return jdbi.withHandle(h -> Invariants.count(h, "select (select count(*) from message_done where lane = :lane) + (select count(*) from message_open where lane = :lane)",
      Map.of("lane", lane.ordinal())));
  }

  private Void sell(Till till, int number) throws InterruptedException {
    answers.put(key(number), till.record(key(number), sale(number)));
    answered.incrementAndGet();
    return null;
  }

  /** Everybody asks for the balance again and again, a little ahead of the purchases, so that each kill meets updates on their way. */
  private Void talk(CrashClub club) throws InterruptedException {
    for (int i = 0; i < UPDATES; i++) {
      int ahead = i - UPDATES / 10;
      while (answered.get() < ahead * PURCHASES / UPDATES) {
        Thread.sleep(Duration.ofMillis(5));
      }
      club.people().get(i % MEMBERS).sendText("موجودی");
    }
    return null;
  }

  private static String key(int number) {
    return "till-1:" + number;
  }

  private static String sale(int number) {
    return """
      {"phone": "+98912%d", "branch": "%s", "receipt": "r-%d", "paid": {"amount": %d, "currency": "IRR"}}
      """.formatted(2_000_000 + number % MEMBERS, CrashClub.BRANCH, number, 1_000_000 + 10_000L * number);
  }

  private static long count(Jdbi jdbi, String sql) {
    return jdbi.withHandle(h -> Invariants.count(h, sql, Map.of()));
  }

  private static void await(String what, BooleanSupplier there) throws InterruptedException {
    long until = System.nanoTime() + DRAINED.toNanos();
    while (!there.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long for %s", what).isLessThan(until);
      Thread.sleep(PAUSE);
    }
  }
}
