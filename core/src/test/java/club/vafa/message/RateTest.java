package club.vafa.message;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rate of a channel, shared by several processes: here outboxes of their own over one database, measured on the database's clock. */
class RateTest extends OnMessages {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();
  private static final int PROCESSES = 4;
  private static final int PER_SECOND = 50;
  private static final int BULK_PER_SECOND = 40;

  RateTest() {
    super(database);
  }

  @AfterEach
  void unlimited() {
    pace(Pace.UNLIMITED);
  }

  @Test
  void inNoWindowOfOneSecondMoreGoesThanTheRateAndOnTheWholeNearlyAllOfIt() throws Exception {
    pace(new Pace(PER_SECOND, BULK_PER_SECOND, Duration.ZERO, 1));
    for (int i = 0; i < 300; i++) {
      enqueue(to("chat " + i), Lane.REPLY);
    }
    run(Share.QUICK, Duration.ofMillis(3_200));
    keptWithin(PER_SECOND);
  }

  @Test
  void bulkMessagesKeepToTheirOwnSmallerRate() throws Exception {
    pace(new Pace(PER_SECOND, BULK_PER_SECOND, Duration.ZERO, 1));
    for (int i = 0; i < 300; i++) {
      enqueue(to("chat " + i), Lane.GREETING);
    }
    run(Share.BULK, Duration.ofMillis(3_200));
    keptWithin(BULK_PER_SECOND);
  }

  @Test
  void nothingIsSentWhileTheProviderHasAskedForAPause() throws Exception {
    pace(new Pace(PER_SECOND, BULK_PER_SECOND, Duration.ZERO, 1));
    for (int i = 0; i < 200; i++) {
      enqueue(to("chat " + i), Lane.REPLY);
    }
    var first = outbox.begin(Channel.TELEGRAM, Share.QUICK, 1, "first").attempts().getFirst();
    outbox.end(first, new Sending.Later(Duration.ofMillis(900), true));
    double pausedUntil = seconds("select extract(epoch from paused_until) from message_channel where channel = 'TELEGRAM'").getFirst();
    run(Share.QUICK, Duration.ofMillis(1_500));
    assertThat(grants()).isNotEmpty().allSatisfy(at -> assertThat(at).isGreaterThanOrEqualTo(pausedUntil));
    assertThat(club.core().db.<Integer>read(h -> h.createQuery("select max(attempts) from message_open").mapTo(Integer.class).one()))
        .as("the one that was told to wait has not lost an attempt").isEqualTo(1);
  }

  private static final class NoRuns implements Runs {
    @Override
    public List<RunId> running(Handle h) {
      return List.of();
    }

    @Override
    public Map<RunId, RunState> states(Handle h, Collection<RunId> runs) {
      return Map.of();
    }

    @Override
    public Map<MessageId, Content> contents(Handle h, List<Wanted> wanted) {
      return Map.of();
    }
  }

  private void run(Share share, Duration time) throws Exception {
    long until = System.nanoTime() + time.toNanos();
    inThreads(PROCESSES, () -> {
      var process = new Outbox(club.core().db, club.clock(), club.core().clubs,
          new Crossing(club.core().consents, club.core().reach, new NoRuns()), messages);
      while (System.nanoTime() < until) {
        var begun = process.begin(Channel.TELEGRAM, share, 100, "process " + Thread.currentThread().threadId());
        TimeUnit.NANOSECONDS.sleep(begun.attempts().isEmpty() ? Math.min(begun.pause().toNanos(), 50_000_000) : 0);
      }
      return List.of();
    });
  }

  private void keptWithin(int rate) {
    var grants = grants();
    for (int from = 0; from < grants.size(); from++) {
      int to = from;
      while (to < grants.size() && grants.get(to) < grants.get(from) + 1) {
        to++;
      }
      assertThat(to - from).as("in the second from the " + from + "th on").isLessThanOrEqualTo(rate);
    }
    double took = grants.getLast() - grants.getFirst();
    assertThat((grants.size() - 1) / took).as("on the whole").isGreaterThanOrEqualTo(0.9 * rate);
  }

  private List<Double> grants() {
    return seconds("select extract(epoch from leased_until) - " + Outbox.LEASE_SECONDS + " from message_open where leased_until is not null order by 1");
  }

  private List<Double> seconds(String sql) {
    return new ArrayList<>(club.core().db.<List<Double>>read(h -> h.createQuery(sql).mapTo(Double.class).list()));
  }
}
