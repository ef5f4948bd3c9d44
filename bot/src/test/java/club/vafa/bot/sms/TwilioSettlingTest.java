package club.vafa.bot.sms;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.bot.local.Fault;
import club.vafa.bot.local.LocalPhone;
import club.vafa.bot.local.LocalTwilio;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.message.Content;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.message.Share;
import club.vafa.value.MessageId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Texts whose call Twilio never answered, found in its list after all; the list over HTTP. */
class TwilioSettlingTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final Duration SOON = Duration.ofSeconds(10);

  private final TestClub club = new TestClub(database);
  private final LocalTwilio twilio = LocalTwilio.start(LocalTwilio.Settings.forTests().withClock(club.clock()));
  private final LocalPhone phone = twilio.phone("+989121111111");
  private final TwilioHttp http = new TwilioHttp(URI.create(twilio.baseUrl()));
  private final TwilioSender sender = new TwilioSender(new TwilioSettings(twilio.accountSid(), twilio.authToken(), twilio.number(),
      URI.create(twilio.baseUrl()), URI.create("http://127.0.0.1:1/in"), URI.create("http://127.0.0.1:1/status")), http, club.clock());

  @BeforeEach
  void nothingWaits() {
    club.core().db.jdbi().useHandle(h -> {
      h.execute("truncate message_open, message_done, message_lease, message_unknown, message_chat, message_once, message_provider");
      h.execute("update message_channel set paused_until = null");
    });
  }

  @AfterEach
  void close() {
    http.close();
    twilio.close();
  }

  private MessageId queued(Lane lane, String words) {
    var message = Outgoing.now(club.clock(), Recipient.stranger(Channel.SMS, phone.number()), lane, Kind.SERVICE, Content.text(words));
    club.core().db.transact(h -> Outcome.commit(club.core().messages.enqueue(h, message)));
    return message.id();
  }

  private MessageId sent(String words) {
    var id = queued(Lane.SERVICE, words);
    club.core().outbox.begin(Channel.SMS, Share.QUICK, 1, "w").attempts()
        .forEach(attempt -> club.core().outbox.end(attempt, sender.send(attempt.message())));
    return id;
  }

  /** Twilio takes it, and its answer is lost. */
  private MessageId takenAndLost(String words) {
    twilio.faults().next("create message", 1, Fault.drop().afterAccepting());
    return sent(words);
  }

  private void neverTaken(String words) {
    twilio.faults().next("create message", 1, Fault.drop());
    sent(words);
  }

  private void settle() {
    club.core().outbox.unsettled(Channel.SMS, 100).forEach(message -> club.core().outbox.settle(message, sender.settle(message)));
  }

  private void settleAfter(Duration wait) {
    club.clock().advance(wait);
    settle();
  }

  private void arrived(int texts) throws InterruptedException {
    phone.awaitSms(sms -> phone.inbox().size() == texts, SOON);
  }

  private List<String> ends() {
    return club.core().db.read(h -> h.createQuery("select ending || coalesce(' ' || delivery, '') from message_done order by id").mapTo(String.class).list());
  }

  private List<String> sids() {
    return club.core().db.read(h -> h.createQuery("select distinct provider_id from message_done where ending = 'SENT'").mapTo(String.class).list());
  }

  @Test
  void whatTwilioTookIsFoundByItsReceiverWordsAndTime() throws Exception {
    var id = takenAndLost("سلام ".repeat(20));
    assertThat(ends()).containsExactly("UNKNOWN");
    arrived(1);
    settleAfter(Duration.ofSeconds(31));
    assertThat(ends()).containsExactly("SENT DELIVERED");
    assertThat(sids()).containsExactly(phone.inbox().getFirst().sid());
    assertThat(club.core().db.<Integer>read(h -> h.createQuery("select parts from message_done where id = :id").bind("id", id).mapTo(Integer.class).one()))
        .isEqualTo(2);
  }

  @Test
  void theSameWordsToTheSameNumberAreEachFoundOnce() throws Exception {
    sent("hello");
    takenAndLost("hello");
    takenAndLost("hello");
    neverTaken("hello");
    arrived(3);
    settleAfter(Duration.ofSeconds(31));
    assertThat(ends()).containsExactlyInAnyOrder("SENT", "SENT DELIVERED", "SENT DELIVERED", "UNKNOWN");
    assertThat(sids()).as("each its own").hasSize(3);
  }

  @Test
  void whatIsNotListedHasFailedOnlyWhenItCannotBeInTwiliosQueueAnyMore() {
    neverTaken("hello");
    settleAfter(Duration.ofSeconds(31));
    settleAfter(Duration.ofHours(9));
    assertThat(ends()).containsExactly("UNKNOWN");
    settleAfter(TwilioList.QUEUED_MAX);
    assertThat(ends()).as("and is not sent again").containsExactly("FAILED");
    assertThat(twilio.log().count("create message")).isEqualTo(1);
  }

  @Test
  void otherWordsAndOtherTimesAreOtherMessages() throws Exception {
    sent("something else");
    club.clock().advance(Duration.ofHours(1));
    neverTaken("hello");
    club.clock().advance(Duration.ofHours(1));
    sent("hello");
    arrived(2);
    settle();
    assertThat(ends()).containsExactly("SENT", "UNKNOWN", "SENT");
  }

  @Test
  void whatACrashLeftIsFoundByItsTimeAloneWhereItsWordsAreGone() throws Exception {
    queued(Lane.SERVICE, "hello");
    var attempt = club.core().outbox.begin(Channel.SMS, Share.QUICK, 1, "w").attempts().getFirst();
    sender.send(attempt.message());
    arrived(1);
    club.core().db.jdbi().useHandle(h -> {
      h.execute("update message_open set leased_until = clock_timestamp()");
      h.execute("update message_lease set leased_until = clock_timestamp()");
    });
    club.core().outbox.sweep();
    club.core().db.jdbi().useHandle(h -> h.execute("update message_unknown set content = null"));
    settleAfter(Duration.ofSeconds(31));
    assertThat(ends()).as("something else may just be being sent there").containsExactly("UNKNOWN");
    settleAfter(Duration.ofMinutes(4));
    assertThat(ends()).containsExactly("SENT DELIVERED");
  }

  @Test
  void aLongListIsReadPageByPage() throws Exception {
    takenAndLost("the first");
    for (int i = 0; i < 230; i++) {
      sent("n" + i);
    }
    arrived(231);
    settleAfter(Duration.ofSeconds(31));
    assertThat(ends().stream().filter("UNKNOWN"::equals)).isEmpty();
    assertThat(twilio.log().count("list messages")).isEqualTo(3);
  }

  @Test
  void aTwilioThatDoesNotAnswerLeavesItUnknown() {
    takenAndLost("hello");
    club.clock().advance(TwilioList.QUEUED_MAX);
    twilio.faults().next("list messages", 1, Fault.twilio(404, 20404, "The requested resource was not found"));
    settle();
    assertThat(ends()).containsExactly("UNKNOWN");
    twilio.faults().next("list messages", 1, Fault.badGateway());
    settleAfter(Duration.ofMinutes(5));
    assertThat(ends()).containsExactly("UNKNOWN");
  }
}
