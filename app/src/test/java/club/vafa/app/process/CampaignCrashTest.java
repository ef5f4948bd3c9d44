package club.vafa.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.bot.local.Fault;
import club.vafa.message.RunTally;
import club.vafa.value.CampaignId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A campaign that two processes start and send, of which one after the other is killed, while the provider answers 429, 502 after it has taken a
 * message, or not at all: nobody is skipped, nobody gets it twice, and the ends sum to what was planned.
 */
@Timeout(180)
class CampaignCrashTest {
  private static final int MEMBERS = 2_000;
  private static final int KILLS = 3;
  private static final int BATCH_MAX = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir
  private Path folder;

  @Test
  void nobodyIsSkippedAndNobodyGetsItTwiceThroughKillsAndFaults() throws Exception {
    var random = new Random(11);
    try (var club = new SwarmClub(folder)) {
      club.join(MEMBERS);
      faults(club);
      club.startProcess();
      club.startProcess();
      var id = club.campaign(10);
      for (int kill = 1; kill <= KILLS; kill++) {
        long mark = (long) kill * MEMBERS / (KILLS + 2);
        await("message " + mark, () -> ended(tally(club, id)) >= mark);
        club.killAndReplace(random.nextInt(club.processes()));
      }
      await("all that nobody is sending", () -> count(club, "select count(*) from message_open where lease_owner is null") == 0);
      // What was being sent at a kill has an end that nobody knows; its lease is not waited for here.
      club.killAll();
      club.core().db.jdbi().useHandle(h -> {
        h.execute("update message_open set leased_until = clock_timestamp() where lease_owner is not null");
        h.execute("update message_lease set leased_until = clock_timestamp()");
      });
      while (club.core().outbox.sweep() > 0) { }
      club.core().campaignRuns.tend();
      await("the run's end", () -> club.core().campaignResults.of(id).orElseThrow().run().orElseThrow().endedAt().isPresent());

      var run = club.core().campaignResults.of(id).orElseThrow().run().orElseThrow();
      assertThat(run.planned() + run.control()).as("everybody, once").isEqualTo(MEMBERS);
      assertThat(count(club, "select count(*) from campaign_run")).as("one run, though both start it").isEqualTo(1);
      assertThat(run.tally().planned()).as("the sum of all ends").isEqualTo(run.planned());
      assertThat(run.tally().open()).isZero();
      var chats = club.messagesPerChat();
      assertThat(chats).as("nobody twice").allMatch(messages -> messages <= 1);
      long arrived = chats.stream().mapToLong(Long::longValue).sum();
      assertThat(arrived).isBetween(run.tally().sent(), run.tally().sent() + run.tally().unknown());
      assertThat(run.tally().failed() + run.tally().suppressed() + run.tally().cancelled()).as("nobody skipped").isZero();
      assertThat(run.tally().unknown()).as("at most what was in flight").isLessThanOrEqualTo((long) BATCH_MAX * (KILLS + 2) + 40);
    }
  }

  private static void faults(SwarmClub club) {
    var faults = club.telegram().faults();
    faults.latency(Duration.ofMillis(5));
    faults.next("sendMessage", 3, Fault.telegramRetryAfter(1));
    faults.next("sendMessage", 10, Fault.badGateway().afterAccepting());
    faults.next("sendMessage", 10, Fault.drop().afterAccepting());
  }

  private static RunTally tally(SwarmClub club, CampaignId id) {
    return club.core().campaignResults.of(id).orElseThrow().run().map(run -> run.tally()).orElse(new RunTally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  private static long ended(RunTally tally) {
    return tally.planned() - tally.open();
  }

  private static long count(SwarmClub club, String sql) {
    return club.core().db.read(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  private static void await(String what, BooleanSupplier there) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!there.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long for %s", what).isLessThan(until);
      Thread.sleep(Duration.ofMillis(100));
    }
  }
}
