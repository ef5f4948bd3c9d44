package club.vafa.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.audit.Audit;
import club.vafa.audit.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes on one database, one killed with kill -9 while it posts: refunds, reservations and imports are asked for again under the same keys at the
 * other, and nothing is lost and nothing is done twice.
 */
class TwinsIT {

  private static final int MEMBERS = 12;
  private static final int ERRANDS = 240;
  private static final int TILLS = 8;
  private static final int KILL_AT = 80;
  private static final long START_POINTS = 10_000;
  private static final int STOCK = 1_000;
  private static final int LINES = 6_000;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(5);

  @TempDir
  private static Path data;
  private static TwinClub club;

  @BeforeAll
  static void start() throws InterruptedException {
    club = new TwinClub(data.resolve("club"));
    club.join(2 * MEMBERS);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    club.close();
  }

  @Test
  void refundsReservationsAndImportsGoOnAtTheOtherWithNothingLostAndNothingDoubled() throws Exception {
    try (var till = club.till(); var first = club.tillOfTheFirst(); var work = Executors.newFixedThreadPool(TILLS + 1)) {
      for (int i = 0; i < MEMBERS; i++) {
        till.record("start-" + i, """
          {"phone": "%s", "branch": "%s", "receipt": "s-%d", "paid": {"amount": %d, "currency": "IRR"}}
          """.formatted(TwinClub.phone(i), CrashClub.BRANCH, i, START_POINTS * TwinClub.RIALS_PER_POINT));
      }
      var reward = reward(till);
      var done = new AtomicInteger();
      List<Future<?>> errands = new ArrayList<>();
      for (int i = 0; i < ERRANDS; i++) {
        var errand = new Errand(i);
        errands.add(work.submit(() -> {
          errand.run(till, TwinClub.phone(errand.number() % MEMBERS), reward);
          return done.incrementAndGet();
        }));
      }
      await("the first errands", () -> done.get() >= KILL_AT || errands.stream().anyMatch(errand -> errand.state() == Future.State.FAILED));
      for (var errand : errands) {
        if (errand.state() == Future.State.FAILED) {
          errand.get();
        }
      }
      Future<?> upload = work.submit(() -> first.post("/imports?kind=members", "file", "text/csv", people()));
      await("the first lines of the file", () -> count("select coalesce(sum(lines), 0) from import_job") > 0);
      club.killTheFirst();

      assertThat(count("select sum(lines) from import_job where state = 'RUNNING'")).as("lines at the kill").isBetween(1L, LINES - 1L);
      for (var errand : errands) {
        errand.get(2, TimeUnit.MINUTES);
      }
      // Whoever was killed is taken for gone after a minute without a sign, which is not waited for here.
      club.db().jdbi().useHandle(h -> h.execute("update import_job set beat_at = beat_at - interval '2 minutes' where state = 'RUNNING'"));
      assertThat(till.read("/imports?kind=members", "file", "text/csv", people()).path("made").asInt()).isEqualTo(LINES);
      upload.cancel(true);
      checkErrands();
      assertThat(count("select count(*) from phone_claim where phone like '+98935%'")).isEqualTo(LINES);
      theBooksHold();
    }
  }

  private static String reward(Till till) throws InterruptedException {
    return till.read("/rewards", "reward", """
      {"code": "mug", "name": {"fa": "ماگ", "en": "Mug"}, "about": {"fa": "در شعبه", "en": "At the branch"}, "gift": {"kind": "goods"},
       "price": %d, "stock": %d, "reservedDays": 7, "from": "2020-01-01T00:00:00Z"}
      """.formatted(Errand.REWARD_POINTS, STOCK)).path("id").asText();
  }

  private static String people() {
    return "phone,name\n" + IntStream.range(0, LINES).mapToObj(i -> "0935%07d,مهمان تازه\n".formatted(i)).collect(Collectors.joining());
  }

  private static void checkErrands() {
    var errands = IntStream.range(0, ERRANDS).mapToObj(Errand::new).toList();
    for (int i = 0; i < MEMBERS; i++) {
      int member = i;
      var own = errands.stream().filter(errand -> errand.number() % MEMBERS == member).toList();
      var where = " from balance b join phone_claim p on p.member_id = b.holder_id where b.unit = 'POINTS' and p.phone = '" + TwinClub.phone(i) + "'";
      assertThat(count("select b.posted" + where)).as("posted").isEqualTo(START_POINTS + own.stream().mapToLong(Errand::posted).sum());
      assertThat(count("select b.held" + where)).as("held").isEqualTo(own.stream().mapToLong(Errand::held).sum());
      assertThat(count("select b.debt" + where)).as("debt").isZero();
    }
    assertThat(count("select count(*) from purchase where receipt like 'e-%'")).isEqualTo(ERRANDS);
    assertThat(count("select count(*) from refund")).isEqualTo(ERRANDS);
    assertThat(count("select count(*) from reward_redemption")).isEqualTo(ERRANDS);
    assertThat(count("select count(*) from hold")).isEqualTo(ERRANDS);
    for (var end : Errand.End.values()) {
      assertThat(count("select count(*) from reward_redemption where state = '" + end + "'")).as("%s", end)
        .isEqualTo(errands.stream().filter(errand -> errand.end() == end).count());
    }
    assertThat(count("select remaining from pool where amount = " + STOCK)).as("mugs left")
      .isEqualTo(STOCK - errands.stream().filter(errand -> errand.end() != Errand.End.REVERSED).count());
  }

  @Test
  void aFileThatIsKilledInItsMiddleOnTheCommandLineIsTakenToItsEndByTheNextRun() throws Exception {
    var file = sales(data.resolve("sales.csv"));
    var command = new String[] {"import", "purchases", file.toString(), "--log-file", data.resolve("import.log").toString()};
    try (var vafa = club.command(command)) {
      await("the first lines of the file", () -> count("select coalesce(sum(lines), 0) from import_job where kind = 'PURCHASES'") > 0);
      vafa.kill();
    }
    assertThat(count("select sum(lines) from import_job where kind = 'PURCHASES' and state = 'RUNNING'")).as("lines at the kill").isBetween(1L, LINES - 1L);
    club.db().jdbi().useHandle(h -> h.execute("update import_job set beat_at = beat_at - interval '2 minutes' where state = 'RUNNING'"));
    try (var vafa = club.command(command)) {
      assertThat(vafa.awaitEnd(SOON)).isZero();
      assertThat(vafa.output()).anyMatch(line -> line.contains(LINES + " new, 0 known, 0 refused"));
    }
    try (var vafa = club.command(command)) {
      assertThat(vafa.awaitEnd(SOON)).isZero();
      assertThat(vafa.output()).anyMatch(line -> line.contains("this file was imported before"));
    }
    assertThat(count("select count(*) from purchase where receipt like 'i-%'")).isEqualTo(LINES);
    assertThat(count("select count(*) from receipt where number like 'i-%'")).isEqualTo(LINES);
    assertThat(count("select sum(paid) from purchase where receipt like 'i-%'")).isEqualTo(IntStream.range(0, LINES).mapToLong(TwinsIT::paid).sum());
    theBooksHold();
  }

  private static Path sales(Path to) throws IOException {
    return Files.writeString(to, "phone,branch,receipt,at,paid\n" + IntStream.range(0, LINES)
      .mapToObj(i -> "%s,%s,i-%d,2026-03-%02dT10:00:00Z,%d\n".formatted(TwinClub.phone(MEMBERS + i % MEMBERS), CrashClub.BRANCH, i, 1 + i % 28, paid(i)))
      .collect(Collectors.joining()));
  }

  private static long paid(int line) {
    return 100_000L + 1_000L * line;
  }

  private static void theBooksHold() {
    assertThat(new Audit(club.db()).run()).hasSizeGreaterThanOrEqualTo(12).allMatch(Finding::holds);
  }

  private static long count(String sql) {
    return club.db().read(h -> Invariants.count(h, sql, Map.of()));
  }

  private static void await(String what, BooleanSupplier there) throws InterruptedException {
    long until = System.nanoTime() + SOON.toNanos();
    while (!there.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long for %s", what).isLessThan(until);
      Thread.sleep(PAUSE);
    }
  }
}
