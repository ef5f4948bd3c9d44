package club.vafa.message;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.value.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sendings of unknown end, and how they are settled after all. */
class SettlingTest extends OnMessages {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();
  private static final String PHONE = "+989121111111";

  SettlingTest() {
    super(database);
  }

  @Test
  void aProviderThatTookItTellsAndItCountsAsSentWithItsCost() {
    var id = lost(PHONE);
    assertThat(outbox.unsettled(Channel.SMS, 10)).as("its own list may be behind").isEmpty();
    club.clock().advance(Duration.ofSeconds(31));
    var asked = outbox.unsettled(Channel.SMS, 10);
    assertThat(asked).singleElement().satisfies(one -> {
      assertThat(one.id()).isEqualTo(id);
      assertThat(one.address()).isEqualTo(PHONE);
      assertThat(one.content()).contains(Content.text("hello"));
    });
    assertThat(outbox.unsettled(Channel.SMS, 10)).as("another asker leaves it alone meanwhile").isEmpty();
    outbox.settle(asked.getFirst(), new Settling.Taken("SM9", 2, Optional.of(DeliveryStatus.DELIVERED)));
    assertThat(ending(id)).contains("SENT");
    long price = club.core().clubs.settings().smsSegmentPrice();
    assertThat(text("select provider_id || ' ' || parts || ' ' || cost || ' ' || delivery from message_done where id = :id", id))
        .contains("SM9 2 " + 2 * price + " DELIVERED");
    assertThat(delivery("SM9", DeliveryStatus.READ)).isEqualTo(new Noted.Newer(id));
  }

  @Test
  void aProviderThatNeverGotItTellsAndItHasFailedButIsNotSentAgain() {
    var id = lost(PHONE);
    club.clock().advance(Duration.ofSeconds(31));
    outbox.settle(outbox.unsettled(Channel.SMS, 10).getFirst(), new Settling.NotTaken("not in the list"));
    assertThat(ending(id)).contains("FAILED");
    assertThat(reason(id)).contains("not in the list");
    assertThat(openCount()).isZero();
    club.clock().advance(Duration.ofHours(1));
    assertThat(outbox.unsettled(Channel.SMS, 10)).isEmpty();
  }

  @Test
  void whatCannotBeToldYetIsAskedAgainMoreAndMoreSeldomAndForgottenAfterADay() {
    var id = lost(PHONE);
    int asked = 0;
    for (int minute = 0; minute < 60; minute++) {
      club.clock().advance(Duration.ofMinutes(1));
      for (var one : outbox.unsettled(Channel.SMS, 10)) {
        outbox.settle(one, new Settling.NotYet());
        asked++;
      }
    }
    assertThat(asked).isBetween(3, 6);
    club.clock().advance(Duration.ofDays(1));
    messages.forget();
    club.clock().advance(Duration.ofDays(1));
    assertThat(outbox.unsettled(Channel.SMS, 10)).isEmpty();
    assertThat(ending(id)).contains("UNKNOWN");
  }

  @Test
  void aLateCallbackSettlesTheOnlyMessageOfUnknownEndToItsAddress() {
    var id = lost(PHONE);
    assertThat(told("SM5", DeliveryStatus.SENT, "+989122222222")).as("to somebody else").isInstanceOf(Noted.UnknownMessage.class);
    assertThat(told("SM5", DeliveryStatus.DELIVERED, PHONE)).isEqualTo(new Noted.Newer(id));
    assertThat(ending(id)).contains("SENT");
    assertThat(told("SM5", DeliveryStatus.SENT, PHONE)).as("never back").isEqualTo(new Noted.Older(id));
  }

  @Test
  void aCallbackThatMayBelongToAnotherMessageSettlesNothing() {
    var first = lost(PHONE);
    var second = lost(PHONE);
    assertThat(told("SM5", DeliveryStatus.SENT, PHONE)).as("there are two").isInstanceOf(Noted.UnknownMessage.class);
    assertThat(List.of(ending(first), ending(second))).containsOnly(Optional.of("UNKNOWN"));
    nothingWaits();
    lost(PHONE);
    enqueue(Recipient.stranger(Channel.SMS, PHONE), Lane.SERVICE);
    outbox.begin(Channel.SMS, Share.QUICK, 1, "w");
    assertThat(told("SM6", DeliveryStatus.SENT, PHONE)).as("one is being sent there").isInstanceOf(Noted.UnknownMessage.class);
  }

  @Test
  void whatACrashLeftIsAskedAboutTooButTelegramCannotTell() {
    var bySms = enqueue(Recipient.stranger(Channel.SMS, PHONE), Lane.SERVICE);
    var inTelegram = enqueue(to("1"), Lane.SERVICE);
    outbox.begin(Channel.SMS, Share.QUICK, 1, "w");
    begin(Share.QUICK);
    leasesRunOut();
    outbox.sweep();
    assertThat(List.of(ending(bySms), ending(inTelegram))).containsOnly(Optional.of("UNKNOWN"));
    club.clock().advance(Duration.ofMinutes(1));
    assertThat(outbox.unsettled(Channel.SMS, 10)).singleElement().extracting(Unsettled::id).isEqualTo(bySms);
    assertThat(outbox.unsettled(Channel.TELEGRAM, 10)).isEmpty();
  }

  @Test
  void anAnswerThatComesAfterTheLeaseRanOutSettlesToo() {
    var id = enqueue(Recipient.stranger(Channel.SMS, PHONE), Lane.SERVICE);
    var attempt = outbox.begin(Channel.SMS, Share.QUICK, 1, "w").attempts().getFirst();
    leasesRunOut();
    outbox.sweep();
    outbox.end(attempt, new Sending.Sent("SM7", 1));
    assertThat(ending(id)).contains("SENT");
    club.clock().advance(Duration.ofMinutes(1));
    assertThat(outbox.unsettled(Channel.SMS, 10)).isEmpty();
    assertThat(delivery("SM7", DeliveryStatus.DELIVERED)).isEqualTo(new Noted.Newer(id));
  }

  private Noted told(String providerId, DeliveryStatus status, String address) {
    return club.core().db.transact(h -> Outcome.commit(messages.delivery(h, Channel.SMS, providerId, status, address)));
  }

  private MessageId lost(String phone) {
    var id = enqueue(Recipient.stranger(Channel.SMS, phone), Lane.SERVICE);
    outbox.end(outbox.begin(Channel.SMS, Share.QUICK, 1, "w").attempts().getFirst(), new Sending.Lost("time-out"));
    assertThat(ending(id)).contains("UNKNOWN");
    return id;
  }
}
