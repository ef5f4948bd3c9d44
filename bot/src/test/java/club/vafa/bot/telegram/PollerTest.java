package club.vafa.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.bot.local.Fault;
import club.vafa.bot.local.LocalTelegram;
import club.vafa.conversation.Incoming;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollerTest {

  private final LocalTelegram telegram = LocalTelegram.start();
  private final TelegramApi api =
      new TelegramApi(new TelegramSettings(telegram.token(), URI.create(telegram.baseUrl()), Optional.empty(), Optional.empty()));
  private final List<Incoming> stored = new ArrayList<>();
  private final Poller poller = new Poller(api, "1", stored::addAll);

  @AfterEach
  void close() {
    api.close();
    telegram.close();
  }

  @Test
  void theOffsetMovesOnlyOnceAllIsStored() {
    telegram.person(1, "Ali", "+989121234567").start("");
    var failing = new Poller(api, "1", batch -> {
      throw new IllegalStateException("the database is away");
    });
    assertThatThrownBy(failing::poll).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(failing::poll).isInstanceOf(IllegalStateException.class);
    assertThat(poller.poll()).isZero();
    assertThat(stored).singleElement().satisfies(incoming -> assertThat(incoming.kind()).isEqualTo(Update.MESSAGE));
    telegram.person(1).orElseThrow().sendText("next");
    assertThat(poller.poll()).isZero();
    assertThat(telegram.openUpdates()).isEqualTo(1);
    assertThat(stored).hasSize(2);
  }

  @Test
  void anAnswerThatIsNoJsonAsAWholeIsSteppedOverUpdateByUpdate() {
    long id = telegram.injectUnreadable();
    telegram.person(1, "Ali", "+989121234567").start("");
    telegram.faults().next("getUpdates", 2,
        Fault.json(200, "{\"ok\":true,\"result\":[{\"update_id\":" + id + ",\"message\":{\"text\":\"broken"));
    assertThat(poller.poll()).isPositive();
    assertThat(poller.poll()).isZero();
    assertThat(stored).singleElement().satisfies(incoming -> {
      assertThat(incoming.kind()).isEqualTo(Update.UNREADABLE);
      assertThat(incoming.providerId()).isEqualTo(String.valueOf(id));
      assertThat(incoming.body()).endsWith("broken");
    });
    assertThat(poller.poll()).isZero();
    assertThat(stored).hasSize(2);
  }

  @Test
  void floodControlIsWaitedForAndOtherRefusalsBackOffUpToABound() {
    telegram.faults().next("getUpdates", 1, Fault.telegramRetryAfter(7));
    assertThat(poller.poll()).isEqualTo(Duration.ofSeconds(7));
    telegram.faults().next("getUpdates", 10, Fault.telegram(409, "Conflict: terminated by other getUpdates request"));
    var waits = new ArrayList<Duration>();
    for (int i = 0; i < 10; i++) {
      waits.add(poller.poll());
    }
    assertThat(waits).isSorted();
    assertThat(waits.getLast()).isLessThanOrEqualTo(Duration.ofSeconds(15));
    telegram.faults().next("getUpdates", 1, Fault.badGateway());
    assertThat(poller.poll()).isPositive();
    telegram.faults().next("getUpdates", 1, Fault.drop());
    assertThat(poller.poll()).isPositive();
    assertThat(poller.age()).isEmpty();
    telegram.person(1, "Ali", "+989121234567").start("");
    assertThat(poller.poll()).isZero();
    assertThat(poller.age()).isPresent();
  }

  @Test
  void aWebhookSetBySomebodyIsTakenAway() {
    telegram.faults().next("getUpdates", 1,
        Fault.telegram(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook"));
    assertThat(poller.poll()).isPositive();
    assertThat(telegram.log().count("deleteWebhook")).isEqualTo(1);
  }

  @Test
  void eachUpdateIsKnownByItsNumberAndGroupsAreNotForTheClub() {
    telegram.person(1, "Ali", "+989121234567").start("");
    poller.poll();
    assertThat(stored.getFirst().address()).isEqualTo("1");
    assertThat(Long.parseLong(stored.getFirst().providerId())).isPositive();
    var group = club.vafa.db.Json.read("{\"message_id\":1,\"chat\":{\"id\":-5,\"type\":\"group\"},\"from\":{\"id\":1},\"text\":\"hi\"}",
        com.fasterxml.jackson.databind.JsonNode.class);
    telegram.inject("message", group);
    poller.poll();
    assertThat(stored.getLast().kind()).isEqualTo(Update.OTHER);
  }
}
