package club.vafa;

import club.vafa.club.Start;
import club.vafa.db.Db;
import club.vafa.db.TestDatabase;
import club.vafa.secret.Secrets;
import club.vafa.value.Currency;
import club.vafa.value.Language;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// A club of a test: the real rooms on a real database, with a clock that the test moves and a seeded randomness that threads may share.
public final class TestClub {

  public static final Instant START = Instant.parse("2026-06-01T08:00:00Z");
  public static final ZoneId ZONE = ZoneId.of("Asia/Tehran");

  // Clubs on one database must not draw the same codes.
  private static final AtomicLong SEEDS = new AtomicLong(42);

  private final MovableClock clock = new MovableClock(START);
  private final Core core;

  public TestClub(TestDatabase database) {
    this(database.db());
  }

  public TestClub(Db db) {
    core = new Core(db, clock, new Random(SEEDS.incrementAndGet()), new Secrets("a key for tests only, 32 bytes..".getBytes(StandardCharsets.UTF_8)));
    if (!(core.clubs.start(ZONE, Language.FA, Currency.of("IRR")) instanceof Start.Started)) {
      throw new IllegalStateException("the test's club contradicts itself");
    }
  }

  public Core core() {
    return core;
  }

  public MovableClock clock() {
    return clock;
  }
}
