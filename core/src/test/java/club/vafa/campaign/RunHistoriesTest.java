package club.vafa.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.ReachLoss;
import club.vafa.message.Attempt;
import club.vafa.message.Outgoing;
import club.vafa.message.RunTally;
import club.vafa.message.Sending;
import club.vafa.message.Share;
import club.vafa.segment.Audience;
import club.vafa.trail.Actor;
import club.vafa.value.CampaignId;
import club.vafa.value.Language;
import club.vafa.value.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planned = sent + failed + suppressed + unknown + cancelled + open, always: whatever happens in whatever order. */
class RunHistoriesTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final int MEMBERS = 30;
  private static final int STEPS = 60;

  private final TestClub club = new TestClub(database);
  private final Map<MessageId, AtomicInteger> arrived = new ConcurrentHashMap<>();

  @BeforeEach
  void nobodyYet() {
    club.core().db.jdbi().useHandle(h -> {
      h.execute("truncate message_open, message_done, campaign, campaign_run, campaign_delivery, member, chat_link, phone_claim, "
          + "consent_now, reach_lost cascade");
      h.execute("update message_channel set paused_until = null");
    });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void thePlannedAreAlwaysTheSumOfTheirEnds(long seed) {
    var random = new Random(seed);
    var members = IntStream.range(0, MEMBERS).mapToObj(i -> club.consenting(i % 3 == 0 ? Language.EN : Language.FA,
        i % 5 == 0 ? Channel.values() : new Channel[] {random.nextBoolean() ? Channel.TELEGRAM : Channel.SMS})).toList();
    var id = started(10);
    var inFlight = new ArrayList<Attempt>();
    for (int step = 0; step < STEPS; step++) {
      step(random, id, members, inFlight);
      holds(id, "seed " + seed + ", step " + step);
    }
    finish(id, inFlight);
    holds(id, "seed " + seed + ", at the end");
    assertThat(tally(id).open()).isZero();
    assertThat(arrived.values()).as("nobody got it twice").allSatisfy(times -> assertThat(times).hasValueLessThanOrEqualTo(1));
  }

  private void step(Random random, CampaignId id, List<Member> members, List<Attempt> inFlight) {
    var core = club.core();
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> inFlight.addAll(begin(random.nextBoolean() ? Channel.TELEGRAM : Channel.SMS, 1 + random.nextInt(8)));
      case 3, 4, 5 -> {
        if (!inFlight.isEmpty()) {
          var attempt = inFlight.remove(random.nextInt(inFlight.size()));
          core.outbox.end(attempt, outcome(random, attempt.message()));
        }
      }
      case 6 -> {
        // Everybody who is sending has died; some calls were made and some not, and nobody will ever tell.
        core.db.jdbi().useHandle(h -> {
          h.execute("update message_open set leased_until = clock_timestamp() - interval '1 s' where leased_until is not null");
          h.execute("update message_lease set leased_until = clock_timestamp() - interval '1 s'");
        });
        if (random.nextBoolean()) {
          inFlight.clear();
        }
        core.outbox.sweep();
      }
      case 7 -> core.campaigns.pause(Actor.SYSTEM, id);
      case 8 -> core.campaigns.resume(Actor.SYSTEM, id);
      case 9 -> club.clock().advance(Duration.ofMinutes(random.nextInt(400)));
      case 10 -> withdrawOrBlock(random, members.get(random.nextInt(members.size())));
      default -> {
        if (random.nextInt(12) == 0) {
          core.campaigns.cancel(Actor.SYSTEM, id);
        }
        core.campaignRuns.tend();
      }
    }
  }

  private Sending outcome(Random random, Outgoing message) {
    return switch (random.nextInt(6)) {
      case 0 -> new Sending.Refused("400", random.nextBoolean());
      case 1 -> new Sending.NotReached("refused");
      case 2 -> new Sending.Later(Duration.ofMillis(1), random.nextBoolean());
      case 3 -> {
        arrives(message);
        yield new Sending.Lost("time-out");
      }
      default -> {
        arrives(message);
        yield new Sending.Sent("id " + message.id(), 1);
      }
    };
  }

  private void withdrawOrBlock(Random random, Member member) {
    var core = club.core();
    core.db.transact(h -> {
      var chats = h.createQuery("select channel, address from chat_link where member_id = :id").bind("id", member.id())
          .mapTo(ChatAddress.class).list();
      for (var chat : chats) {
        if (random.nextBoolean()) {
          core.consents.withdraw(h, member.id(), chat.channel(), ConsentKind.CLUB, How.KEYWORD, "STOP");
        } else {
          core.reach.lost(h, chat, ReachLoss.BLOCKED);
        }
      }
      return Outcome.commit(true);
    });
  }

  private void finish(CampaignId id, List<Attempt> inFlight) {
    var core = club.core();
    inFlight.forEach(attempt -> core.outbox.end(attempt, new Sending.Lost("over")));
    core.campaigns.resume(Actor.SYSTEM, id);
    core.db.jdbi().useHandle(h -> h.execute("update message_channel set paused_until = null"));
    for (int day = 0; day < 20 && core.campaignRuns.tend() == 0; day++) {
      // Another noon in Tehran, whatever was deferred or is to be tried again.
      club.clock().advance(Duration.ofMinutes(397));
      for (Channel channel : Channel.values()) {
        begin(channel, 100).forEach(attempt -> {
          arrives(attempt.message());
          core.outbox.end(attempt, new Sending.Sent("id " + attempt.message().id(), 1));
        });
      }
    }
  }

  @Test
  void pausedAndResumedUnderManyWorkersEverybodyGetsItOnce() throws Exception {
    int members = 300;
    IntStream.range(0, members).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM));
    var id = started(0);
    var over = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var workers = new ArrayList<Future<?>>();
      for (int w = 0; w < 6; w++) {
        workers.add(threads.submit(() -> {
          while (!over.get()) {
            for (var attempt : begin(Channel.TELEGRAM, 5)) {
              arrives(attempt.message());
              club.core().outbox.end(attempt, new Sending.Sent("x", 1));
            }
          }
        }));
      }
      for (int i = 0; i < 20; i++) {
        club.core().campaigns.pause(Actor.SYSTEM, id);
        holds(id, "paused");
        club.core().campaigns.resume(Actor.SYSTEM, id);
        holds(id, "resumed");
      }
      while (club.core().campaignRuns.tend() == 0) {
        holds(id, "running");
      }
      over.set(true);
      for (var worker : workers) {
        worker.get();
      }
    }
    assertThat(arrived).hasSize(members);
    assertThat(arrived.values()).allSatisfy(times -> assertThat(times).hasValue(1));
    assertThat(tally(id).sent()).isEqualTo(members);
  }

  private void arrives(Outgoing message) {
    arrived.computeIfAbsent(message.id(), k -> new AtomicInteger()).incrementAndGet();
  }

  private void holds(CampaignId id, String when) {
    var run = club.core().campaignResults.of(id).orElseThrow().run().orElseThrow();
    assertThat(run.tally().planned()).as(when).isEqualTo(run.planned());
    assertThat(run.tally().open() == 0 || run.endedAt().isEmpty()).as("a run ends only when nothing is open; %s", when).isTrue();
  }

  private CampaignId started(int controlPercent) {
    var draft = new CampaignDraft("c", Audience.EVERYBODY, List.of(Channel.TELEGRAM, Channel.SMS), Optional.of("سلام {name}"),
        Optional.empty(),
        controlPercent);
    var core = club.core();
    var id = ((Saving.Saved) core.campaigns.create(Actor.SYSTEM, draft)).campaign().id();
    core.campaigns.schedule(Actor.SYSTEM, id, club.clock().instant());
    assertThat(core.campaignRuns.start(id, core.campaigns.byId(id).orElseThrow().scheduledFor().orElseThrow()))
        .isInstanceOf(Starting.Started.class);
    return id;
  }

  private RunTally tally(CampaignId id) {
    return club.core().campaignResults.of(id).orElseThrow().run().orElseThrow().tally();
  }

  private List<Attempt> begin(Channel channel, int max) {
    return club.core().outbox.begin(channel, Share.BULK, max, "worker").attempts();
  }
}
