package club.vafa.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.TestClub;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.message.Content;
import club.vafa.message.Recipient;
import club.vafa.value.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InboxTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);
  private final Inbox inbox = club.core().inbox;

  @BeforeEach
  void emptyInbox() {
    club.core().db.jdbi().useHandle(h -> h.execute(
        "truncate inbox_open, inbox_claim, inbox_aside, inbox_done, conversation, message_open, message_done, message_chat"));
  }

  @Test
  void aSecondDeliveryChangesNothing() {
    assertThat(inbox.store(update(7, "chat", "hello"))).isEqualTo(Stored.STORED);
    assertThat(inbox.store(update(7, "chat", "hello"))).isEqualTo(Stored.SEEN);
    assertThat(inbox.work(10, counting())).isEqualTo(1);
    assertThat(inbox.store(update(7, "chat", "hello"))).as("not even after it was handled").isEqualTo(Stored.SEEN);
    assertThat(inbox.work(10, counting())).isZero();
    assertThat(conversation("chat").data()).containsEntry("count", "1");
  }

  @Test
  void oneBatchMayHoldTheSameDeliveryTwice() {
    assertThat(inbox.store(List.of(update(1, "a", "x"), update(2, "a", "y"), update(1, "a", "x"))))
        .containsExactly(Stored.STORED, Stored.STORED, Stored.SEEN);
  }

  @Test
  void theSameIdOfAnotherAccountOrChannelIsAnotherDelivery() {
    inbox.store(new Incoming(Channel.TELEGRAM, "bot", "1", "a", "update", "{}"));
    assertThat(inbox.store(new Incoming(Channel.TELEGRAM, "other bot", "1", "a", "update", "{}"))).isEqualTo(Stored.STORED);
    assertThat(inbox.store(new Incoming(Channel.SMS, "bot", "1", "a", "update", "{}"))).isEqualTo(Stored.STORED);
  }

  @Test
  void aThousandUpdatesAtOnceAreEachHandledOnceAndInOrderPerAddress() throws Exception {
    int addresses = 20;
    int each = 50;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var storing = new ArrayList<Future<?>>();
      for (int a = 0; a < addresses; a++) {
        int address = a;
        storing.add(threads.submit(() -> IntStream.range(0, each).forEach(i -> {
          var update = update(address * each + i, "chat " + address, Integer.toString(i));
          inbox.store(update);
          inbox.store(update);
        })));
      }
      var order = new ConcurrentHashMap<String, List<Integer>>();
      var working = new ArrayList<Future<?>>();
      var handled = new AtomicInteger();
      for (int w = 0; w < 8; w++) {
        working.add(threads.submit(() -> {
          while (handled.get() < addresses * each) {
            handled.addAndGet(inbox.work(20, (h, conversation, in) -> {
              order.computeIfAbsent(in.address(), k -> new ArrayList<>()).add(Integer.valueOf(in.body()));
              return counting().handle(h, conversation, in);
            }));
          }
        }));
      }
      for (var future : storing) {
        future.get();
      }
      for (var future : working) {
        future.get();
      }
      assertThat(handled).hasValue(addresses * each);
      assertThat(order).hasSize(addresses);
      assertThat(order.values()).allSatisfy(seen -> assertThat(seen).isEqualTo(IntStream.range(0, each).boxed().toList()));
    }
    assertThat(inbox.figures().depth()).isZero();
    assertThat(count("inbox_done")).isEqualTo(addresses * each);
    assertThat(count("message_open")).as("one reply each").isEqualTo(addresses * each);
  }

  @Test
  void aCrashBetweenStoringAndHandlingLosesNothing() {
    inbox.store(update(1, "chat", "x"));
    // Another process, of which nothing is left but the database.
    var afterwards = new TestClub(database).core().inbox;
    assertThat(afterwards.work(10, counting())).isEqualTo(1);
    assertThat(conversation("chat").data()).containsEntry("count", "1");
  }

  @Test
  void aCrashInTheMiddleOfHandlingLeavesNoHalf() {
    inbox.store(update(1, "chat", "x"));
    inbox.work(1, (h, conversation, in) -> {
      counting().handle(h, conversation, in);
      throw new IllegalStateException("the cable is cut here");
    });
    assertThat(count("message_open")).isZero();
    assertThat(count("conversation")).isZero();
    club.clock().advance(Duration.ofSeconds(2));
    assertThat(inbox.work(1, counting())).isEqualTo(1);
    assertThat(count("message_open")).isEqualTo(1);
  }

  @Test
  void whatCannotBeHandledIsSetAsideWithItsReasonAndHoldsUpNobodyElse() {
    inbox.store(List.of(update(1, "poisoned", "x"), update(2, "healthy", "y"), update(3, "poisoned", "z")));
    Handler handler = (h, conversation, in) -> {
      if (in.body().equals("x")) {
        throw new StackOverflowError();
      }
      return counting().handle(h, conversation, in);
    };
    var taken = new HashMap<Integer, Integer>();
    for (int round = 0; round < Inbox.ATTEMPTS_MAX; round++) {
      taken.put(round, inbox.work(10, handler));
      club.clock().advance(Duration.ofMinutes(1));
    }
    assertThat(taken).as("only the healthy address goes on at first").containsEntry(0, 2).containsEntry(1, 1);
    assertThat(taken).as("the poison is out of the way, and what its address sent later is taken").containsEntry(Inbox.ATTEMPTS_MAX - 1, 2);
    var aside = inbox.aside(PageRequest.first()).items();
    assertThat(aside).singleElement().satisfies(put -> {
      assertThat(put.attempts()).isEqualTo(Inbox.ATTEMPTS_MAX);
      assertThat(put.reason()).contains("StackOverflowError");
      assertThat(put.body()).contains("x");
    });
    assertThat(inbox.figures()).isEqualTo(new InboxFigures(0, Optional.empty(), 1));
    assertThat(inbox.retry(aside.getFirst().id())).isTrue();
    assertThat(inbox.work(10, counting())).isEqualTo(1);
    assertThat(inbox.figures().aside()).isZero();
    assertThat(inbox.retry(aside.getFirst().id())).isFalse();
  }

  @Test
  void aHandlerMaySetAsideAtOnceAndItsEffectsAreUndone() {
    inbox.store(update(1, "chat", "not json"));
    assertThat(inbox.work(10, (h, conversation, in) -> {
      counting().handle(h, conversation, in);
      return new Handled.Aside("no update can be read from it");
    })).isEqualTo(1);
    assertThat(inbox.aside(PageRequest.first()).items()).singleElement().satisfies(put -> assertThat(put.reason())
        .isEqualTo("no update can be read from it"));
    assertThat(count("message_open")).isZero();
  }

  @Test
  void theStateOfAConversationIsKeptWithWhateverPeopleType() {
    inbox.store(update(1, "chat", "x"));
    inbox.work(1, (h, conversation, in) -> new Handled.Went(conversation.at("join", "name").with("name",
        "\u0000 \uD83D\uDC69\u200D\uD83D\uDCBB \"}")));
    var kept = conversation("chat");
    assertThat(kept.dialog()).isEqualTo("join");
    assertThat(kept.step()).isEqualTo("name");
    assertThat(kept.data()).isEqualTo(Map.of("name", "\u0000 \uD83D\uDC69\u200D\uD83D\uDCBB \"}"));
  }

  @Test
  void rawBodiesAreForgottenAfterThirtyDaysAndClaimsMuchLater() {
    inbox.store(List.of(update(1, "chat", "private words"), update(2, "other", "unreadable")));
    inbox.work(10, (h, conversation, in) -> in.body().equals("unreadable") ? new Handled.Aside("unreadable") : counting().handle(h,
        conversation, in));
    club.clock().advance(Duration.ofDays(29));
    assertThat(inbox.forget()).isZero();
    club.clock().advance(Duration.ofDays(2));
    assertThat(inbox.forget()).isEqualTo(2);
    assertThat(count("inbox_done")).isZero();
    var aside = inbox.aside(PageRequest.first()).items().getFirst();
    assertThat(aside.body()).isEmpty();
    assertThat(inbox.retry(aside.id())).isFalse();
    assertThat(inbox.store(update(1, "chat", "private words"))).isEqualTo(Stored.SEEN);
    club.clock().advance(Duration.ofDays(90));
    inbox.forget();
    assertThat(count("inbox_claim")).isZero();
    assertThat(count("inbox_aside")).as("what nobody has put back").isZero();
  }

  @Test
  void whatComesTooEarlyWaitsLongerAndLongerAsOftenAsItsHandlerWishesAndIsThenSetAside() {
    inbox.store(List.of(update(1, "state", "x"), update(2, "chat", "y")));
    Handler handler = (h, conversation, in) -> in.body().equals("x") ? new Handled.Later("too early", 9) : counting().handle(h, conversation, in);
    assertThat(inbox.work(10, handler)).isEqualTo(2);
    var began = club.clock().instant();
    for (int attempt = 2; attempt <= 9; attempt++) {
      assertThat(inbox.figures().aside()).as("before attempt %d", attempt).isZero();
      club.clock().advance(Duration.ofSeconds(1L << (attempt - 2)));
      assertThat(inbox.work(10, handler)).isEqualTo(1);
    }
    assertThat(Duration.between(began, club.clock().instant())).as("longer than a dead sender's lease").isGreaterThan(Duration.ofMinutes(4));
    assertThat(inbox.aside(PageRequest.first()).items()).singleElement().satisfies(put -> assertThat(put.reason()).isEqualTo("too early"));
  }

  @Test
  void aBatchThatCannotBeStoredIsNotStoredInPart() {
    assertThatThrownBy(() -> inbox.store(List.of(update(1, "chat", "x"), new Incoming(Channel.TELEGRAM, "bot", "2", "chat", "update",
        "\u0000"))))
        .isInstanceOf(RuntimeException.class);
    assertThat(inbox.figures().depth()).isZero();
  }

  private Handler counting() {
    return (h, conversation, in) -> {
      club.core().messages.reply(h, Recipient.stranger(in.channel(), in.address()), Content.text("got " + in.body()));
      int before = Integer.parseInt(conversation.data().getOrDefault("count", "0"));
      return new Handled.Went(conversation.with("count", Integer.toString(before + 1)));
    };
  }

  private static Incoming update(int id, String address, String body) {
    return new Incoming(Channel.TELEGRAM, "bot", Integer.toString(id), address, "update", body);
  }

  private Conversation conversation(String address) {
    return club.core().db.read(h -> club.core().conversations.at(h, Channel.TELEGRAM, address));
  }

  private int count(String table) {
    return club.core().db.read((Handle h) -> h.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }
}
