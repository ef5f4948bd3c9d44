package club.vafa.journey;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Core;
import club.vafa.TestClub;
import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.db.Db;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Channel;
import club.vafa.member.Member;
import club.vafa.message.Sending;
import club.vafa.message.Share;
import club.vafa.purchase.Customer;
import club.vafa.purchase.Sale;
import club.vafa.request.RequestKey;
import club.vafa.template.TemplateText;
import club.vafa.trail.Actor;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A scheduler that dies before any one of the statements of a tick. */
class JourneyKillTest {
  private static final int MEMBERS = 6;
  private static final long GIFT = 7;

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  /** The process is no more: no statement of its after this one, and what it had not committed is rolled back. */
  private static final class Killed extends Error {}

  /** Counts statements, and kills before the one whose turn it is. */
  private static final class Killer implements SqlLogger {
    private int left = Integer.MAX_VALUE;

    @Override
    public void logBeforeExecution(StatementContext context) {
      if (left-- <= 0) {
        throw new Killed();
      }
    }
  }

  private final Killer killer = new Killer();
  private final TestClub club = new TestClub(dying(killer));
  private final Core core = club.core();

  private static Db dying(Killer killer) {
    var db = Db.over(database.dataSource());
    db.jdbi().getConfig(SqlStatements.class).setSqlLogger(killer);
    return db;
  }

  private static Plan follow(String gift) {
    var thanks = TemplateText.of(Optional.of("ممنون"), Optional.of("Thank you"));
    return new Plan(new Entry.OnEvent(Trigger.PURCHASED, Optional.empty()), Optional.empty(), Set.of(), List.of(
        new Step.Wait("a-day", new Until.After(Duration.ofDays(1)), Optional.empty()),
        new Step.Give(gift, Optional.of(GIFT), Optional.empty(), Optional.empty(), Optional.empty()),
        new Step.Send("thanks", Optional.empty(), Optional.of(thanks), Optional.empty()),
        new Step.Wait("an-hour", new Until.After(Duration.ofHours(1)), Optional.empty()),
        new Step.Send("again", Optional.empty(), Optional.of(thanks), Optional.empty())));
  }

  @Test
  void aTickThatDiesBetweenAnyTwoStatementsLeavesNobodyTwiceInAStepAndGivesNothingTwice() {
    assertThat(core.branches.add(Actor.SYSTEM, new NewBranch("tajrish", LocalText.same("Tajrish"), LocalText.same(""), "", Optional.empty(),
        Optional.empty()))).isInstanceOf(Branches.Adding.Added.class);
    core.db.jdbi().useHandle(h -> h.execute("update club set frequency_cap_per_week = 9"));
    for (var code : List.of("first", "second")) {
      var made = (Writing.Done) core.journeys.add(Actor.SYSTEM, new JourneyDraft(code, "A journey", follow(code)));
      assertThat(core.journeys.start(Actor.SYSTEM, made.journey().id())).isInstanceOf(Writing.Done.class);
    }
    var members = IntStream.range(0, MEMBERS).mapToObj(i -> club.consenting(Language.EN, Channel.TELEGRAM)).toList();
    members.forEach(this::buys);
    while (core.events.pump("test")) { }
    sent();
    var before = members.stream().map(this::points).toList();
    int kills = 0;
    for (var time : List.of(Duration.ofMinutes(1), Duration.ofDays(1), Duration.ofHours(1))) {
      club.clock().set(club.clock().instant().plus(time));
      kills += tickThroughKills();
    }
    assertThat(kills).as("each tick has died before each of its statements").isGreaterThan(15);
    var expected = before.stream().map(points -> points + 2 * GIFT).toList();
    assertThat(members.stream().map(this::points).toList()).as("one gift from each of both journeys").isEqualTo(expected);
    assertThat(sent()).as("two messages from each").hasSize(4 * MEMBERS).allSatisfy(to ->
        assertThat(members).extracting(Member::id).contains(to));
    assertThat(steps()).as("nobody twice in a step").allMatch(times -> times == 1);
    int inside = core.db.read(h -> h.createQuery("select count(*) from journey_visit").mapTo(Integer.class).one());
    assertThat(inside).as("nobody is left inside").isZero();
  }

  private int tickThroughKills() {
    int kills = 0;
    while (true) {
      killer.left = kills;
      try {
        core.journeyRuns.tick();
        return kills;
      } catch (Killed e) {
        kills++;
      } finally {
        killer.left = Integer.MAX_VALUE;
      }
    }
  }

  private List<Integer> steps() {
    return core.db.read(h -> h.createQuery("select count(*) from journey_path group by member_id, visit_id, step").mapTo(Integer.class).list());
  }

  private void buys(Member member) {
    core.purchases.record(new RequestKey("test", "sale " + member.id()), new Sale(new Customer.ById(member.id()), "tajrish", "1", "R" + member.id(),
        Optional.empty(), Optional.of(Money.rials(500_000)), List.of()), Optional.empty());
  }

  private long points(Member member) {
    return core.db.read(h -> core.ledger.balance(h, HolderId.of(member.id()), Unit.POINTS).available());
  }

  private List<MemberId> sent() {
    var to = new ArrayList<MemberId>();
    for (Share share : Share.values()) {
      for (var attempts = core.outbox.begin(Channel.TELEGRAM, share, 500, "test").attempts(); !attempts.isEmpty();
          attempts = core.outbox.begin(Channel.TELEGRAM, share, 500, "test").attempts()) {
        attempts.forEach(attempt -> {
          to.add(attempt.message().member().orElseThrow());
          core.outbox.end(attempt, new Sending.Sent("x", 1));
        });
      }
    }
    return to;
  }
}
