package club.vafa.message;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.value.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboxTest extends OnMessages {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  OutboxTest() {
    super(database);
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
        new Outgoing(new MessageId(UUID.randomUUID()), Recipient.stranger(Channel.SMS, "+989121111111"), Lane.GREETING, Kind.SERVICE,
            Content.text("x"),
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
}
