package club.vafa.message;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.value.Language;
import club.vafa.value.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A message with two ways: Telegram first, SMS where Telegram certainly did not bring it, and always one message. */
class FallbackTest extends OnMessages {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();
  private static final String PHONE = "+989121111111";

  FallbackTest() {
    super(database);
  }

  @Test
  void aDefiniteFailureSendsItTheOtherWayAndItIsCountedOnce() {
    var id = message(club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS), Optional.empty());
    outbox.end(begin(Share.BULK).getFirst(), new Sending.Refused("400 bad request", false));
    assertThat(ending(id)).isEmpty();
    var bySms = outbox.begin(Channel.SMS, Share.BULK, 10, "w").attempts();
    assertThat(bySms).singleElement().satisfies(attempt -> {
      assertThat(attempt.message().id()).isEqualTo(id);
      assertThat(attempt.message().address()).isEqualTo(PHONE);
    });
    outbox.end(bySms.getFirst(), new Sending.Sent("SM1", 1));
    assertThat(ending(id)).contains("SENT");
    assertThat(text("select count(*) || ' ' || min(channel) from message_done where id = :id", id)).contains("1 SMS");
  }

  @Test
  void whatMayHaveArrivedGoesNowhereElse() {
    var id = message(club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS), Optional.of(club.clock().instant().plusSeconds(60)));
    outbox.end(begin(Share.BULK).getFirst(), new Sending.Lost("time-out"));
    club.clock().advance(Duration.ofMinutes(5));
    outbox.sweep();
    assertThat(outbox.begin(Channel.SMS, Share.BULK, 10, "w").attempts()).isEmpty();
    assertThat(ending(id)).contains("UNKNOWN");
  }

  @Test
  void whatHasNotBeenSentByTheDeadlineGoesTheOtherWayUnlessItIsBeingSent() {
    var deadline = Optional.of(club.clock().instant().plus(Duration.ofMinutes(10)));
    var waiting = message(club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS), deadline);
    var attempt = begin(Share.BULK).getFirst();
    club.clock().advance(Duration.ofMinutes(11));
    outbox.sweep();
    assertThat(outbox.begin(Channel.SMS, Share.BULK, 10, "w").attempts()).as("it is being sent").isEmpty();
    outbox.end(attempt, new Sending.NotReached("connection refused"));
    outbox.sweep();
    assertThat(outbox.begin(Channel.SMS, Share.BULK, 10, "w").attempts()).singleElement()
        .extracting(a -> a.message().id()).isEqualTo(waiting);
    club.clock().advance(Duration.ofMinutes(11));
    assertThat(begin(Share.BULK)).as("it has left Telegram").isEmpty();
  }

  @Test
  void beforeTheDeadlineItStaysWhereItIs() {
    message(club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS), Optional.of(club.clock().instant().plusSeconds(60)));
    club.clock().advance(Duration.ofSeconds(59));
    outbox.sweep();
    assertThat(outbox.begin(Channel.SMS, Share.BULK, 10, "w").attempts()).isEmpty();
    assertThat(begin(Share.BULK)).hasSize(1);
  }

  @Test
  void theSecondWayNeedsItsOwnConsent() {
    var id = message(club.consenting(Language.FA, Channel.TELEGRAM), Optional.empty());
    outbox.end(begin(Share.BULK).getFirst(), new Sending.Refused("403 blocked", true));
    assertThat(outbox.begin(Channel.SMS, Share.BULK, 10, "w").attempts()).isEmpty();
    assertThat(reason(id)).contains("NO_CONSENT");
  }

  @Test
  void consentWithdrawnOnTheFirstWaySendsItTheSecondWhereThatIsAgreedTo() {
    var member = club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS);
    var id = message(member, Optional.empty());
    club.core().db.transact(h -> {
      club.core().consents.withdraw(h, member.id(), Channel.TELEGRAM, ConsentKind.CLUB, How.KEYWORD, "STOP");
      return Outcome.commit(true);
    });
    assertThat(begin(Share.BULK)).isEmpty();
    assertThat(outbox.begin(Channel.SMS, Share.BULK, 10, "w").attempts()).singleElement().extracting(a -> a.message().id()).isEqualTo(id);
  }

  private MessageId message(Member member, Optional<Instant> deadline) {
    var to = telegramOf(member).or(new Fallback(Channel.SMS, PHONE, deadline));
    return enqueue(to, Lane.GREETING, Kind.CLUB);
  }
}
