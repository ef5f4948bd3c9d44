package club.vafa;

import club.vafa.club.Start;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.NewMember;
import club.vafa.member.PhoneProof;
import club.vafa.message.Pace;
import club.vafa.secret.Secrets;
import club.vafa.staff.PredefinedRole;
import club.vafa.staff.Session;
import club.vafa.trail.Actor;
import club.vafa.value.Currency;
import club.vafa.value.Language;
import club.vafa.value.Phone;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A club of a test: the real rooms on a real database, with a clock that the test moves and a seeded randomness that threads may share.
public final class TestClub {

  public static final Instant START = Instant.parse("2026-06-01T08:00:00Z");
  public static final ZoneId ZONE = ZoneId.of("Asia/Tehran");

  // Clubs on one database must not draw the same codes.
  private static final AtomicLong SEEDS = new AtomicLong(42);

  private static final AtomicInteger PEOPLE = new AtomicInteger();

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
    // The clock of a test stands still, so a chat that has to wait would wait for ever. Tests about rates set their own.
    for (Channel channel : Channel.values()) {
      core.messages.pace(channel, Pace.UNLIMITED);
    }
  }

  public Core core() {
    return core;
  }

  public MovableClock clock() {
    return clock;
  }

  /// A new member of the club, joined in Telegram with an own phone and without consent to club messages.
  public Member member() {
    int number = PEOPLE.incrementAndGet();
    return core.db.transact(h -> {
      var wish = new NewMember(Optional.of(phone(number)), Optional.of(PhoneProof.TELEGRAM_CONTACT), Optional.of(ChatAddress.telegram(number)),
          "سارا محمدی", Language.FA, How.TELEGRAM, Optional.of(1), Optional.empty());
      return Outcome.commit(core.members.join(h, wish).member());
    });
  }

  /// A mobile number of Iran that no other given has.
  public Phone freshPhone() {
    return phone(PEOPLE.incrementAndGet());
  }

  private static Phone phone(int number) {
    return new Phone("+98912" + (1_000_000 + number));
  }

  /// Somebody of the staff in that role, and what a call with that person's token may do.
  public Session staff(PredefinedRole role) {
    var issued = core.db.transact(h -> {
      var person = core.staff.setUp(h, role.code(), role, Set.of());
      return Outcome.commit(core.tokens.issue(h, Actor.SYSTEM, person.id(), role.code()));
    });
    return core.tokens.authenticate(issued.secret()).orElseThrow();
  }
}
