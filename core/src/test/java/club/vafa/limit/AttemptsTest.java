package club.vafa.limit;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AttemptsTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final AttemptLimit THREE_AN_HOUR = new AttemptLimit("three", 3, Duration.ofHours(1));

  private TestClub club;
  private Attempts attempts;
  private final String subject = UUID.randomUUID().toString();

  @BeforeEach
  void open() {
    club = new TestClub(database);
    attempts = club.core().attempts;
  }

  @Test
  void theFourthOfThreeIsOneTooManyUntilTheWindowEnds() {
    assertThat(attempts.allow(THREE_AN_HOUR, subject)).isEqualTo(new Allowance.Allowed(2));
    club.clock().advance(Duration.ofMinutes(20));
    assertThat(attempts.allow(THREE_AN_HOUR, subject)).isEqualTo(new Allowance.Allowed(1));
    assertThat(attempts.allow(THREE_AN_HOUR, subject)).isEqualTo(new Allowance.Allowed(0));
    assertThat(attempts.allow(THREE_AN_HOUR, subject)).isEqualTo(new Allowance.TooMany(TestClub.START.plus(Duration.ofHours(1))));
    club.clock().advance(Duration.ofMinutes(40));
    assertThat(attempts.allow(THREE_AN_HOUR, subject)).isEqualTo(new Allowance.Allowed(2));
  }

  @Test
  void subjectsAndLimitsAreCountedApart() {
    for (int i = 0; i < 4; i++) {
      attempts.allow(THREE_AN_HOUR, subject);
    }
    assertThat(attempts.allow(THREE_AN_HOUR, subject + "2")).isInstanceOf(Allowance.Allowed.class);
    assertThat(attempts.allow(new AttemptLimit("another", 3, Duration.ofHours(1)), subject)).isInstanceOf(Allowance.Allowed.class);
  }

  @Test
  void lookingCountsNothing() {
    for (int i = 0; i < 10; i++) {
      assertThat(attempts.look(THREE_AN_HOUR, subject)).isEqualTo(new Allowance.Allowed(2));
    }
    for (int i = 0; i < 3; i++) {
      attempts.allow(THREE_AN_HOUR, subject);
    }
    assertThat(attempts.look(THREE_AN_HOUR, subject)).isInstanceOf(Allowance.TooMany.class);
  }

  @Test
  void anAttemptCountedBeforeStaysCountedWhenWhatWasAttemptedIsRolledBack() {
    attempts.allow(THREE_AN_HOUR, subject);
    club.core().db.transact(h -> Outcome.refuse("no"));
    assertThat(attempts.look(THREE_AN_HOUR, subject)).isEqualTo(new Allowance.Allowed(1));
  }

  @Test
  void ofManyAtOnceNoMoreThanTheLimitAreAllowed() {
    var ten = new AttemptLimit("ten", 10, Duration.ofHours(1));
    var allowed = Race.of(40, i -> () -> attempts.allow(ten, subject)).stream().filter(Allowance.Allowed.class::isInstance).count();
    assertThat(allowed).isEqualTo(10);
  }

  @Test
  void whatHasEndedIsSweptAndTheSubjectIsNotReadable() {
    attempts.allow(THREE_AN_HOUR, "+989121234567");
    var stored = club.core().db.read(h -> h.createQuery("select encode(subject, 'escape') from attempt").mapTo(String.class).list());
    assertThat(stored).isNotEmpty().noneMatch(text -> text.contains("9121234567"));
    club.clock().advance(Duration.ofHours(2));
    assertThat(attempts.sweep()).isPositive();
    var left = club.core().db.read(h -> h.createQuery("select count(*) from attempt where ends_at <= :now")
        .bind("now", club.clock().instant())
        .mapTo(Long.class).one());
    assertThat(left).isZero();
  }
}
