package club.vafa.tier;

import static club.vafa.tier.TierGivens.DECIDED;
import static club.vafa.tier.TierGivens.GOLD;
import static club.vafa.tier.TierGivens.WARNED;
import static club.vafa.tier.TierGivens.yearly;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Core;
import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.Member;
import club.vafa.notice.TierTold;
import club.vafa.value.Language;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The job of the reviews: killed, failing, several at once, and against sales.
class ReviewRunsTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final TestClub club = new TestClub(DATABASE);
  private final Core core = club.core();
  private final TierGivens given = new TierGivens(core, club.clock());

  private Member goldOf1405() {
    return given.goldOf1405(club.consenting(Language.FA, Channel.TELEGRAM));
  }

  @Test
  void aJobKilledInTheMiddleIsTakenUpAndWarnsEverybodyOnce() {
    given.programme(yearly());
    var members = Stream.generate(this::goldOf1405).limit(7).toList();
    given.on(WARNED);
    diesAt(4).run();
    assertThat(members.stream().mapToInt(given::warnings).sum()).isEqualTo(3);
    core.reviews.run();
    core.reviews.run();
    assertThat(members).allSatisfy(m -> assertThat(given.messages(m)).isOne()).allSatisfy(m -> assertThat(given.warnings(m)).isOne());
    given.on(DECIDED);
    diesAt(2).run();
    assertThat(members.stream().filter(m -> given.level(m).equals("bronze")).count()).isOne();
    core.reviews.run();
    assertThat(members).allSatisfy(m -> assertThat(given.outcomes(m)).containsExactly("LOWERED")).allSatisfy(m -> assertThat(given.messages(m)).isEqualTo(2));
  }

  /// The reviews of a process that dies while it tells the n-th member.
  private Runnable diesAt(int n) {
    var told = new AtomicInteger();
    var notice = new TierNotice() {
      @Override
      public Told warned(Handle h, Member member, Warning warning) {
        return last(h, member);
      }

      @Override
      public Told lowered(Handle h, Member member, Tier before, Tier now) {
        return last(h, member);
      }

      @Override
      public Told raised(Handle h, Member member, Tier before, Tier now) {
        return last(h, member);
      }

      private Told last(Handle h, Member member) {
        if (told.incrementAndGet() == n) {
          throw new Killed();
        }
        return new TierTold(core.clubs, core.reach, core.messages, core.clock).lowered(h, member, core.programmes.now().lowest(),
            core.programmes.now().lowest());
      }
    };
    var dying = new Reviews(core.db, core.tiers, core.clubs, new Reviewer(core.db, core.tiers, core.members, core.ledger, notice, core.clock), core.clock);
    return () -> {
      try {
        dying.run();
        throw new IllegalStateException("it lived");
      } catch (Killed expected) {
        assertThat(told).hasValue(n);
      }
    };
  }

  /// Nothing that the job catches.
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @Test
  void oneMemberWhoFailsHoldsUpNobodyAndIsTriedAgain() {
    given.programme(yearly());
    var members = Stream.generate(this::goldOf1405).limit(3).toList();
    given.on(WARNED);
    var first = new AtomicInteger();
    var notice = new TierNotice() {
      @Override
      public Told warned(Handle h, Member member, Warning warning) {
        if (first.getAndIncrement() == 0) {
          throw new IllegalStateException("a bad day");
        }
        return new Told(Optional.empty(), Optional.of("NO_REACH"));
      }

      @Override
      public Told lowered(Handle h, Member member, Tier before, Tier now) {
        return new Told(Optional.empty(), Optional.empty());
      }

      @Override
      public Told raised(Handle h, Member member, Tier before, Tier now) {
        return new Told(Optional.empty(), Optional.empty());
      }
    };
    var failing = new Reviews(core.db, core.tiers, core.clubs, new Reviewer(core.db, core.tiers, core.members, core.ledger, notice, core.clock), core.clock);
    assertThat(failing.run()).isEqualTo(new ReviewRun(2, 0, 0, 0, 1));
    assertThat(failing.run()).isEqualTo(ReviewRun.WARNED);
    assertThat(members).allSatisfy(m -> assertThat(given.warnings(m)).isOne());
  }

  @Test
  void severalProcessesReviewEverybodyOnce() {
    given.programme(yearly());
    var members = Stream.generate(this::goldOf1405).limit(10).toList();
    given.on(WARNED);
    Race.of(4, i -> core.reviews::run);
    assertThat(members).allSatisfy(m -> assertThat(given.messages(m)).isOne());
    given.on(DECIDED);
    var runs = Race.of(4, i -> core.reviews::run);
    assertThat(runs.stream().mapToInt(ReviewRun::lowered).sum()).isEqualTo(10);
    assertThat(members).allSatisfy(m -> assertThat(given.messages(m)).isEqualTo(2));
  }

  @Test
  void aSaleAtTheMomentOfTheDecisionIsNeverLost() {
    given.programme(yearly());
    var members = Stream.generate(this::goldOf1405).limit(12).toList();
    given.days(WARNED, WARNED);
    given.on(DECIDED);
    Race.of(4, i -> () -> {
      if (i == 0) {
        return core.reviews.run();
      }
      IntStream.range(0, members.size()).filter(n -> n % 3 == i - 1).forEach(n -> given.buys(members.get(n).id(), GOLD));
      return ReviewRun.NONE;
    });
    // Whichever came first: a sale before the decision keeps the level, one after it raises again.
    assertThat(members).allSatisfy(m -> assertThat(given.level(m)).isEqualTo("gold"));
    assertThat(members).allSatisfy(m -> assertThat(given.outcomes(m)).hasSize(1).allMatch(o -> List.of("KEPT", "LOWERED").contains(o)));
  }
}
