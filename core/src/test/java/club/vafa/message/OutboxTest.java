package club.vafa.message;

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
import club.vafa.value.Language;
import club.vafa.value.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboxTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);
  private final Messages messages = club.core().messages;
  private final Outbox outbox = club.core().outbox;

  @BeforeEach
  void nothingWaits() {
    club.core().db.jdbi().useHandle(h -> {
      h.execute("truncate message_open, message_done, message_chat, message_once, message_provider");
      h.execute("update message_channel set paused_until = null");
    });
  }

  @Test
  void aMessageIsSentAndThenStandsInTheHistoryOnly() {
    var id = enqueue(to("1"), Lane.REPLY);
    var attempt = begin(Share.QUICK).getFirst();
    assertThat(attempt.message().id()).isEqualTo(id);
    assertThat(attempt.message().content()).isEqualTo(Content.text("hello"));
    assertThat(begin(Share.QUICK)).as("while it is being sent, nobody else gets it").isEmpty();
    outbox.end(attempt, new Sending.Sent("42", 1));
    assertThat(ending(id)).contains("SENT");
    assertThat(openCount()).isZero();
  }

  @Test
  void codesGoBeforeRepliesAndRepliesBeforeNotices() {
    var notice = enqueue(to("1"), Lane.SERVICE);
    var reply = enqueue(to("2"), Lane.REPLY);
    var code = enqueue(to("3"), Lane.CODE);
    assertThat(begin(Share.QUICK).stream().map(a -> a.message().id())).containsExactly(code, reply, notice);
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
  void whatIsSentInOneSecondIsSharedByAllProcesses() throws Exception {
    pace(new Pace(30, 28, Duration.ZERO, 1));
    for (int i = 0; i < 300; i++) {
      enqueue(to("chat " + i), Lane.REPLY);
    }
    long from = System.nanoTime();
    var attempts = inThreads(8, () -> outbox.begin(Channel.TELEGRAM, Share.QUICK, 500, "process " + Thread.currentThread().threadId()).attempts());
    double seconds = (System.nanoTime() - from) / 1e9;
    assertThat(attempts.size()).isBetween(30, 30 + (int) Math.ceil(30 * seconds));
    assertThat(attempts.stream().map(a -> a.message().id()).toList()).doesNotHaveDuplicates();
  }

  @Test
  void withinOneChatNoLaterReplyOvertakesAnEarlierOne() {
    var first = enqueue(to("1"), Lane.REPLY);
    var second = enqueue(to("1"), Lane.REPLY);
    var other = enqueue(to("2"), Lane.REPLY);
    var begun = begin(Share.QUICK);
    assertThat(begun.stream().map(a -> a.message().id())).containsExactlyInAnyOrder(first, other);
    assertThat(begin(Share.QUICK)).isEmpty();
    outbox.end(attemptFor(begun, first), new Sending.NotReached("connection refused"));
    assertThat(begin(Share.QUICK)).as("the first waits to be tried again, and the second behind it").isEmpty();
    club.clock().advance(Duration.ofSeconds(5));
    begun = begin(Share.QUICK);
    assertThat(begun.stream().map(a -> a.message().id())).containsExactly(first);
    outbox.end(begun.getFirst(), new Sending.Sent("1", 1));
    assertThat(begin(Share.QUICK).stream().map(a -> a.message().id())).containsExactly(second);
  }

  @Test
  void orderWithinAChatIsKeptByManyWorkersAtOnce() throws Exception {
    var order = new ArrayList<MessageId>();
    for (int i = 0; i < 60; i++) {
      order.add(enqueue(to("chat"), Lane.REPLY));
      enqueue(to("other " + i), Lane.REPLY);
    }
    var sent = Collections.synchronizedList(new ArrayList<MessageId>());
    inThreads(6, () -> {
      var mine = new ArrayList<Attempt>();
      while (sent.size() < 120) {
        for (var attempt : outbox.begin(Channel.TELEGRAM, Share.QUICK, 5, "w" + Thread.currentThread().threadId()).attempts()) {
          sent.add(attempt.message().id());
          outbox.end(attempt, new Sending.Sent("x", 1));
        }
      }
      return mine;
    });
    assertThat(sent).doesNotHaveDuplicates();
    assertThat(sent.stream().filter(order::contains)).containsExactlyElementsOf(order);
  }

  @Test
  void aCodeWaitsForNothingInItsChat() {
    enqueue(to("1"), Lane.REPLY);
    begin(Share.QUICK);
    var code = enqueue(to("1"), Lane.CODE);
    assertThat(begin(Share.QUICK).stream().map(a -> a.message().id())).containsExactly(code);
  }

  @Test
  void whatACrashLeftBeingSentIsUnknownAndNotSentAgain() {
    var id = enqueue(to("1"), Lane.REPLY);
    begin(Share.QUICK);
    assertThat(outbox.sweep()).as("a lease that still runs is left alone").isZero();
    leasesRunOut();
    assertThat(outbox.sweep()).isEqualTo(1);
    assertThat(ending(id)).contains("UNKNOWN");
    assertThat(reason(id)).contains("LEASE_EXPIRED");
    assertThat(begin(Share.QUICK)).isEmpty();
  }

  @Test
  void aOneTimeCodeOfUnknownEndIsSentAgainButNotForEver() {
    var id = enqueue(to("1"), Lane.CODE);
    for (int attempt = 1; attempt <= Ends.CODE_ATTEMPTS_MAX; attempt++) {
      assertThat(begin(Share.QUICK)).singleElement().extracting(Attempt::number).isEqualTo(attempt);
      leasesRunOut();
      outbox.sweep();
    }
    assertThat(begin(Share.QUICK)).isEmpty();
    assertThat(ending(id)).contains("UNKNOWN");
  }

  @Test
  void aLostCallIsUnknownAndAnAnswerThatComesAfterAllIsBelieved() {
    var id = enqueue(to("1"), Lane.SERVICE);
    var attempt = begin(Share.QUICK).getFirst();
    outbox.end(attempt, new Sending.Lost("time-out"));
    assertThat(ending(id)).contains("UNKNOWN");
    outbox.end(attempt, new Sending.Sent("7", 1));
    assertThat(ending(id)).contains("SENT");
    outbox.end(attempt, new Sending.Refused("too late a no", false));
    assertThat(ending(id)).as("what was sent stays sent").contains("SENT");
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
  void aProviderThatIsNotReachedIsTriedAgainLaterAndLaterAndThenNoMore() {
    var id = enqueue(to("1"), Lane.REPLY);
    var pauses = new ArrayList<Duration>();
    for (int i = 1; i <= Ends.ATTEMPTS_MAX; i++) {
      outbox.end(begin(Share.QUICK).getFirst(), new Sending.NotReached("connection refused"));
      pauses.add(Ends.backOff(i));
      club.clock().advance(Ends.backOff(i).minusMillis(1));
      assertThat(begin(Share.QUICK)).isEmpty();
      club.clock().advance(Duration.ofMillis(1));
    }
    assertThat(begin(Share.QUICK)).isEmpty();
    assertThat(ending(id)).contains("FAILED");
    assertThat(pauses).isSorted().last().isEqualTo(Duration.ofSeconds(256));
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
  void theFrequencyCapCountsAllChannelsAndIsNotExceededByTwoAtOnce() throws Exception {
    int people = 20;
    int each = 6;
    var members = IntStream.range(0, people).mapToObj(i -> club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS)).toList();
    for (int i = 0; i < each; i++) {
      for (var member : members) {
        for (var channel : Channel.values()) {
          enqueue(Recipient.of(member.id(), channel, "address " + i + " of " + member.id().toString().substring(0, 8)), Lane.CAMPAIGN, Kind.CLUB);
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

  @Test
  void underOneKeyOneMessageIsQueuedHoweverManyTryAtOnce() throws Exception {
    var answers = inThreads(8, () -> List.of(club.core().db.<Enqueued>transact(h -> Outcome.commit(
        messages.enqueue(h, Outgoing.reply(club.clock(), to("1"), Content.text("happy birthday")).once("greeting 1 1405"))))));
    assertThat(answers.stream().filter(Enqueued.Waiting.class::isInstance)).hasSize(1);
    assertThat(new HashSet<>(answers.stream().map(Enqueued::id).toList())).hasSize(1);
    assertThat(openCount()).isEqualTo(1);
  }

  @Test
  void deliveryStatusesNeverGoBack() {
    var id = enqueue(Recipient.stranger(Channel.SMS, "+989121111111"), Lane.SERVICE);
    assertThat(delivery("SM1", DeliveryStatus.SENT)).as("it overtook the answer to the call").isInstanceOf(Noted.UnknownMessage.class);
    outbox.end(outbox.begin(Channel.SMS, Share.QUICK, 10, "w").attempts().getFirst(), new Sending.Sent("SM1", 2));
    assertThat(delivery("SM1", DeliveryStatus.DELIVERED)).isEqualTo(new Noted.Newer(id));
    assertThat(delivery("SM1", DeliveryStatus.SENT)).isEqualTo(new Noted.Older(id));
    assertThat(delivery("SM1", DeliveryStatus.DELIVERED)).isEqualTo(new Noted.Older(id));
    assertThat(delivery("SM1", DeliveryStatus.READ)).isEqualTo(new Noted.Newer(id));
    assertThat(text("select delivery from message_done where id = :id", id)).contains("READ");
  }

  @Test
  void theCostOfEverySegmentIsCounted() {
    var id = enqueue(Recipient.stranger(Channel.SMS, "+989121111111"), Lane.SERVICE);
    outbox.end(outbox.begin(Channel.SMS, Share.QUICK, 10, "w").attempts().getFirst(), new Sending.Sent("SM1", 3));
    long price = club.core().clubs.settings().smsSegmentPrice();
    assertThat(text("select parts || ' ' || cost from message_done where id = :id", id)).contains("3 " + 3 * price);
  }

  @Test
  void aMessageWhoseWordsCannotBeReadFailsAloneAndNotItsBatch() {
    var broken = enqueue(to("1"), Lane.REPLY);
    club.core().db.jdbi().useHandle(h -> h.execute("update message_open set content = '{\"type\":\"no such\"}'"));
    var healthy = enqueue(to("2"), Lane.REPLY);
    assertThat(begin(Share.QUICK).stream().map(a -> a.message().id())).containsExactly(healthy);
    assertThat(ending(broken)).contains("FAILED");
  }

  @Test
  void keysAndProviderIdsAreKeptAsLongAsTheyMustAndNotLonger() {
    club.core().db.transact(h -> Outcome.commit(messages.enqueue(h,
        new Outgoing(new MessageId(UUID.randomUUID()), Recipient.stranger(Channel.SMS, "+989121111111"), Lane.GREETING, Kind.SERVICE, Content.text("x"),
            new Outgoing.Timing(club.clock().instant(), Optional.empty()), Outgoing.Origin.NONE).once("greeting"))));
    outbox.end(outbox.begin(Channel.SMS, Share.BULK, 10, "w").attempts().getFirst(), new Sending.Sent("SM1", 1));
    club.clock().advance(Duration.ofDays(Messages.PROVIDER_ID_KEPT_DAYS - 1));
    assertThat(messages.forget()).isZero();
    club.clock().advance(Duration.ofDays(2));
    assertThat(messages.forget()).isEqualTo(1);
    assertThat(delivery("SM1", DeliveryStatus.DELIVERED)).isInstanceOf(Noted.UnknownMessage.class);
    club.clock().advance(Duration.ofDays(Messages.KEY_KEPT_DAYS));
    assertThat(messages.forget()).isEqualTo(1);
  }

  @Test
  void everyKindOfContentIsKeptAsItWas() {
    var keyboard = new Keyboard.Inline(List.of(List.of(new Button("یک", "1"), new Button("دو", "2"))));
    List<Content> contents = List.of(
        new Content.Text("\u0000 < & \uD83C\uDFA1", new Keyboard.AskContact("share", List.of(List.of("back")))),
        new Content.Photo(PhotoKind.CARD_QR, "QR", "caption", new Keyboard.Reply(List.of(List.of("a"), List.of("b", "c")))),
        new Content.Frames(List.of("1", "2"), Duration.ofMillis(700), "last", keyboard), new Content.Edit("17", "body", keyboard),
        new Content.Toast("callback", "text"), new Content.Text("x", new Keyboard.Remove()));
    for (int i = 0; i < contents.size(); i++) {
      var message = Outgoing.reply(club.clock(), to("chat " + i), contents.get(i));
      club.core().db.transact(h -> Outcome.commit(messages.enqueue(h, message)));
    }
    assertThat(begin(Share.QUICK).stream().map(a -> a.message().content())).containsExactlyElementsOf(contents);
  }

  private Noted delivery(String providerId, DeliveryStatus status) {
    return club.core().db.transact(h -> Outcome.commit(messages.delivery(h, Channel.SMS, providerId, status)));
  }

  private Member consenting() {
    var member = club.member();
    club.core().db.transact(h -> {
      club.core().consents.grant(h, member.id(), Channel.TELEGRAM, ConsentKind.CLUB, How.TELEGRAM, "yes");
      return Outcome.commit(true);
    });
    return member;
  }

  private Recipient telegramOf(Member member) {
    var address = club.core().db.read(h -> h.createQuery("select address from chat_link where member_id = :id and channel = 'TELEGRAM'")
        .bind("id", member.id()).mapTo(String.class).one());
    return Recipient.of(member.id(), Channel.TELEGRAM, address);
  }

  private static Recipient to(String chat) {
    return Recipient.stranger(Channel.TELEGRAM, chat);
  }

  private MessageId enqueue(Recipient to, Lane lane) {
    return enqueue(to, lane, Kind.SERVICE);
  }

  private MessageId enqueue(Recipient to, Lane lane, Kind kind) {
    return club.core().db.transact(h -> Outcome.commit(
        messages.enqueue(h, Outgoing.now(club.clock(), to, lane, kind, Content.text("hello"))).id()));
  }

  private Outgoing message(MessageId id) {
    return new Outgoing(id, to("any"), Lane.SERVICE, Kind.SERVICE, Content.text("hello"),
        new Outgoing.Timing(club.clock().instant(), Optional.empty()), Outgoing.Origin.NONE);
  }

  private List<Attempt> begin(Share share) {
    return begin(share, 100);
  }

  private List<Attempt> begin(Share share, int max) {
    return outbox.begin(Channel.TELEGRAM, share, max, "worker").attempts();
  }

  private static Attempt attemptFor(List<Attempt> begun, MessageId id) {
    return begun.stream().filter(a -> a.message().id().equals(id)).findFirst().orElseThrow();
  }

  private void pace(Pace pace) {
    messages.pace(Channel.TELEGRAM, pace);
  }

  private void leasesRunOut() {
    club.core().db.jdbi().useHandle(h ->
        h.execute("update message_open set leased_until = clock_timestamp() - interval '1 second' where leased_until is not null"));
  }

  private Optional<String> ending(MessageId id) {
    return text("select ending from message_done where id = :id", id);
  }

  private Optional<String> reason(MessageId id) {
    return text("select reason from message_done where id = :id", id);
  }

  private Optional<String> text(String sql, MessageId id) {
    return club.core().db.read(h -> h.createQuery(sql).bind("id", id).mapTo(String.class).findOne());
  }

  private int endings(String ending, String reason) {
    return club.core().db.read(h -> h.createQuery("select count(*) from message_done where ending = :ending and reason = :reason")
        .bind("ending", ending).bind("reason", reason).mapTo(Integer.class).one());
  }

  private int openCount() {
    return club.core().db.read(h -> h.createQuery("select count(*) from message_open").mapTo(Integer.class).one());
  }

  private static <T> List<T> inThreads(int threads, Callable<List<T>> work) throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<List<T>>>();
      for (int i = 0; i < threads; i++) {
        futures.add(executor.submit(work));
      }
      var all = new ArrayList<T>();
      for (var future : futures) {
        all.addAll(future.get());
      }
      return all;
    }
  }
}
