package club.vafa.message;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.value.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GateTest extends OnMessages {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  GateTest() {
    super(database);
  }

  @Test
  void aBroadcastNeverDelaysAReply() {
    var member = consenting();
    for (int i = 0; i < 200; i++) {
      enqueue(Recipient.of(member.id(), Channel.TELEGRAM, "bulk " + i), Lane.CAMPAIGN, Kind.CLUB);
    }
    pace(new Pace(30, 28, Duration.ZERO, 1));
    int bulk = outbox.begin(Channel.TELEGRAM, Share.BULK, 500, "bulk worker").attempts().size();
    assertThat(bulk).as("of a second's tokens bulk leaves some").isLessThanOrEqualTo(28);
    var reply = enqueue(to("somebody"), Lane.REPLY);
    assertThat(begin(Share.QUICK).stream().map(a -> a.message().id())).containsExactly(reply);
  }

  @Test
  void tooManyRequestsPauseTheChannelAndCostNoAttempt() {
    enqueue(to("1"), Lane.REPLY);
    enqueue(to("2"), Lane.REPLY);
    var first = begin(Share.QUICK, 1).getFirst();
    outbox.end(first, new Sending.Later(Duration.ofSeconds(30), true));
    club.clock().advance(Duration.ofMinutes(1));
    assertThat(begin(Share.QUICK)).as("everybody waits").isEmpty();
    club.core().db.jdbi().useHandle(h -> h.execute("update message_channel set paused_until = clock_timestamp() - interval '1 ms'"));
    assertThat(begin(Share.QUICK)).hasSize(2).allSatisfy(a -> assertThat(a.number()).isEqualTo(1));
  }

  @Test
  void whoBlockedTheBotIsNotWrittenToAgain() {
    var member = club.member();
    var to = telegramOf(member);
    enqueue(to, Lane.SERVICE);
    var later = enqueue(to, Lane.SERVICE);
    outbox.end(begin(Share.QUICK).getFirst(), new Sending.Refused("403 bot was blocked by the user", true));
    assertThat(begin(Share.QUICK)).isEmpty();
    assertThat(reason(later)).contains("NO_REACH");
  }

  @Test
  void aClubMessageNeedsConsentOnItsChannelAtTheMomentOfSending() {
    var member = consenting();
    var allowed = enqueue(telegramOf(member), Lane.CAMPAIGN, Kind.CLUB);
    var onAnotherChannel = enqueue(Recipient.of(member.id(), Channel.SMS, "+989120000000"), Lane.CAMPAIGN, Kind.CLUB);
    assertThat(begin(Share.BULK).stream().map(a -> a.message().id())).containsExactly(allowed);
    outbox.begin(Channel.SMS, Share.BULK, 10, "w");
    assertThat(reason(onAnotherChannel)).contains("NO_CONSENT");
    var queuedBefore = enqueue(telegramOf(member), Lane.GREETING, Kind.CLUB);
    club.core().db.jdbi().useHandle(h -> h.execute("update message_open set leased_until = null, lease_owner = null"));
    club.core().db.transact(h -> {
      club.core().consents.withdraw(h, member.id(), Channel.TELEGRAM, ConsentKind.CLUB, How.KEYWORD, "STOP");
      return Outcome.commit(true);
    });
    assertThat(begin(Share.BULK)).isEmpty();
    assertThat(reason(queuedBefore)).contains("NO_CONSENT");
  }

  @Test
  void inQuietHoursClubMessagesAreDeferredNotDroppedAndServiceGoesOn() {
    var member = consenting();
    club.clock().set(Instant.parse("2026-06-01T20:00:00Z"));
    var greeting = enqueue(telegramOf(member), Lane.GREETING, Kind.CLUB);
    var notice = enqueue(telegramOf(member), Lane.SERVICE);
    assertThat(begin(Share.BULK)).as("23:30 in Tehran").isEmpty();
    assertThat(begin(Share.QUICK).stream().map(a -> a.message().id())).containsExactly(notice);
    outbox.end(new Attempt(message(notice), 1, "worker"), new Sending.Sent("1", 1));
    club.clock().set(Instant.parse("2026-06-02T05:29:59Z"));
    assertThat(begin(Share.BULK)).isEmpty();
    club.clock().set(Instant.parse("2026-06-02T05:30:00Z"));
    assertThat(begin(Share.BULK).stream().map(a -> a.message().id())).containsExactly(greeting);
  }

  @Test
  void aWholeBatchIsPutOffAtOnceHoweverSlowTheChannelIs() {
    var member = consenting();
    IntStream.range(0, 200).forEach(i -> enqueue(Recipient.of(member.id(), Channel.TELEGRAM, "a" + i), Lane.CAMPAIGN, Kind.CLUB));
    messages.pace(Channel.TELEGRAM, new Pace(1, 1, Duration.ZERO, 1));
    club.clock().set(Instant.parse("2026-06-01T20:00:00Z"));
    assertThat(begin(Share.BULK, 5)).isEmpty();
    int putOff = club.core().db.read(h ->
        h.createQuery("select count(*) from message_open where waiting = 'QUIET'").mapTo(Integer.class).one());
    assertThat(putOff).isEqualTo(200);
  }

  @Test
  void theFrequencyCapCountsAllChannelsAndIsNotExceededByTwoAtOnce() throws Exception {
    int people = 20;
    int each = 6;
    var members = IntStream.range(0, people).mapToObj(i -> club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS)).toList();
    for (int i = 0; i < each; i++) {
      for (var member : members) {
        for (var channel : Channel.values()) {
          enqueue(Recipient.of(member.id(), channel, "address " + i + " of " + member.id().toString().substring(0, 8)), Lane.CAMPAIGN,
              Kind.CLUB);
        }
      }
    }
    var workers = new AtomicInteger();
    var attempts = inThreads(8, () -> {
      var channel = Channel.values()[workers.getAndIncrement() % 2];
      var mine = new ArrayList<Attempt>();
      for (var begun = outbox.begin(channel, Share.BULK, 20, "w"); begun.more() || !begun.attempts().isEmpty();
          begun = outbox.begin(channel, Share.BULK, 20, "w")) {
        mine.addAll(begun.attempts());
      }
      return mine;
    });
    int cap = club.core().clubs.settings().frequencyCapPerWeek();
    var perMember = attempts.stream().collect(Collectors.groupingBy(a -> a.message().member().orElseThrow(), Collectors.counting()));
    assertThat(perMember).hasSize(people).allSatisfy((member, had) -> assertThat(had).isEqualTo(cap));
    attempts.forEach(a -> outbox.end(a, new Sending.Sent("x", 1)));
    assertThat(endings("SUPPRESSED", "FREQUENCY_CAP")).isEqualTo(people * (2 * each - cap));
    club.clock().advance(Duration.ofDays(8));
    enqueue(telegramOf(members.getFirst()), Lane.CAMPAIGN, Kind.CLUB);
    assertThat(begin(Share.BULK)).as("a week later").hasSize(1);
  }

  @Test
  void aMessageThatComesTooLateIsSuppressed() {
    var late = club.core().db.transact(h -> Outcome.commit(messages.enqueue(h,
        Outgoing.reply(club.clock(), to("1"), Content.text("x")).expiresAt(club.clock().instant().plusSeconds(60))).id()));
    club.clock().advance(Duration.ofSeconds(60));
    assertThat(begin(Share.QUICK)).isEmpty();
    assertThat(reason(late)).contains("EXPIRED");
  }

  @Test
  void oneChatIsSparedAfterABurst() {
    pace(new Pace(1_000, 1_000, Duration.ofSeconds(3_600), 3));
    for (int i = 0; i < 5; i++) {
      enqueue(to("1"), Lane.REPLY);
    }
    int sent = 0;
    for (int round = 0; round < 5; round++) {
      for (var attempt : begin(Share.QUICK)) {
        outbox.end(attempt, new Sending.Sent("x", 1));
        sent++;
      }
    }
    assertThat(sent).isEqualTo(3);
    assertThat(openCount()).as("the others wait").isEqualTo(2);
  }
}
