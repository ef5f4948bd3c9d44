package club.vafa.message;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.value.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;

/** What tests of messages stand on: a club in which nothing waits. */
abstract class OnMessages {
  final TestClub club;
  final Messages messages;
  final Outbox outbox;

  OnMessages(TestDatabase database) {
    club = new TestClub(database);
    messages = club.core().messages;
    outbox = club.core().outbox;
  }

  @BeforeEach
  void nothingWaits() {
    club.core().db.jdbi().useHandle(h -> {
      h.execute("truncate message_open, message_done, message_lease, message_unknown, message_chat, message_once, message_provider");
      h.execute("update message_channel set paused_until = null");
    });
  }

  Noted delivery(String providerId, DeliveryStatus status) {
    return club.core().db.transact(h -> Outcome.commit(messages.delivery(h, Channel.SMS, providerId, status)));
  }

  Member consenting() {
    var member = club.member();
    club.core().db.transact(h -> {
      club.core().consents.grant(h, member.id(), Channel.TELEGRAM, ConsentKind.CLUB, How.TELEGRAM, "yes");
      return Outcome.commit(true);
    });
    return member;
  }

  Recipient telegramOf(Member member) {
    var address = club.core().db.read(h -> h.createQuery("select address from chat_link where member_id = :id and channel = 'TELEGRAM'")
        .bind("id", member.id()).mapTo(String.class).one());
    return Recipient.of(member.id(), Channel.TELEGRAM, address);
  }

  static Recipient to(String chat) {
    return Recipient.stranger(Channel.TELEGRAM, chat);
  }

  MessageId enqueue(Recipient to, Lane lane) {
    return enqueue(to, lane, Kind.SERVICE);
  }

  MessageId enqueue(Recipient to, Lane lane, Kind kind) {
    return club.core().db.transact(h -> Outcome.commit(
        messages.enqueue(h, Outgoing.now(club.clock(), to, lane, kind, Content.text("hello"))).id()));
  }

  Outgoing message(MessageId id) {
    return new Outgoing(id, to("any"), Lane.SERVICE, Kind.SERVICE, Content.text("hello"),
        new Outgoing.Timing(club.clock().instant(), Optional.empty()), Outgoing.Origin.NONE);
  }

  List<Attempt> begin(Share share) {
    return begin(share, 100);
  }

  List<Attempt> begin(Share share, int max) {
    return outbox.begin(Channel.TELEGRAM, share, max, "worker").attempts();
  }

  static Attempt attemptFor(List<Attempt> begun, MessageId id) {
    return begun.stream().filter(a -> a.message().id().equals(id)).findFirst().orElseThrow();
  }

  void pace(Pace pace) {
    messages.pace(Channel.TELEGRAM, pace);
  }

  void leasesRunOut() {
    club.core().db.jdbi().useHandle(h -> {
      h.execute("update message_open set leased_until = clock_timestamp() - interval '1 second' where leased_until is not null");
      h.execute("update message_lease set leased_until = clock_timestamp() - interval '1 second'");
    });
  }

  Optional<String> ending(MessageId id) {
    return text("select ending from message_done where id = :id", id);
  }

  Optional<String> reason(MessageId id) {
    return text("select reason from message_done where id = :id", id);
  }

  Optional<String> text(String sql, MessageId id) {
    return club.core().db.read(h -> h.createQuery(sql).bind("id", id).mapTo(String.class).findOne());
  }

  int endings(String ending, String reason) {
    return club.core().db.read(h -> h.createQuery("select count(*) from message_done where ending = :ending and reason = :reason")
        .bind("ending", ending).bind("reason", reason).mapTo(Integer.class).one());
  }

  int openCount() {
    return club.core().db.read(h -> h.createQuery("select count(*) from message_open").mapTo(Integer.class).one());
  }

  static <T> List<T> inThreads(int threads, Callable<List<T>> work) throws Exception {
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
