package club.vafa.request;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RequestsTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  record Answer(int n) {}

  private final TestClub club = new TestClub(DATABASE);
  private final Requests requests = club.core().requests;
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void theSameKeyIsTheSameRequestAndIsDoneOnce() {
    assertThat(ask("a", Map.of("amount", 1))).isEqualTo(new Keyed.First<>(new Answer(1)));
    assertThat(ask("a", Map.of("amount", 1))).isEqualTo(new Keyed.Again<>(new Answer(1)));
    assertThat(ask("a", Map.of("amount", 2))).isEqualTo(new Keyed.OtherContent<>());
    assertThat(done).hasValue(1);
  }

  @Test
  void callersHaveKeysOfTheirOwn() {
    assertThat(requests.once(new RequestKey("one", "k"), 1, Answer.class, h -> Outcome.commit(new Answer(1)))).isInstanceOf(Keyed.First.class);
    assertThat(requests.once(new RequestKey("two", "k"), 1, Answer.class, h -> Outcome.commit(new Answer(2)))).isInstanceOf(Keyed.First.class);
  }

  @Test
  void aRefusalIsNotStored() {
    var key = new RequestKey("till", "refused");
    assertThat(requests.once(key, 1, Answer.class, h -> Outcome.refuse(new Answer(0)))).isEqualTo(new Keyed.First<>(new Answer(0)));
    assertThat(requests.once(key, 1, Answer.class, h -> Outcome.commit(new Answer(7)))).isEqualTo(new Keyed.First<>(new Answer(7)));
  }

  @Test
  void whileTheFirstIsUnderWayTheSecondIsToldSoWithoutWaiting() throws Exception {
    var began = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var key = new RequestKey("till", "slow");
    try (var threads = Executors.newSingleThreadExecutor()) {
      var first = threads.submit(() -> requests.once(key, 1, Answer.class, h -> {
        began.countDown();
        wait(mayEnd);
        return Outcome.commit(new Answer(1));
      }));
      began.await();
      assertThat(requests.once(key, 1, Answer.class, h -> Outcome.commit(new Answer(2)))).isEqualTo(new Keyed.InFlight<>());
      mayEnd.countDown();
      assertThat(first.get()).isEqualTo(new Keyed.First<>(new Answer(1)));
    }
  }

  @Test
  void aKeyIsKeptForNinetyDaysAndThenForgotten() {
    ask("old", 1);
    club.clock().advance(Duration.ofDays(Requests.KEPT_DAYS - 1));
    requests.forget();
    assertThat(ask("old", 1)).isInstanceOf(Keyed.Again.class);
    club.clock().advance(Duration.ofDays(2));
    assertThat(requests.forget()).isPositive();
    assertThat(ask("old", 1)).isInstanceOf(Keyed.First.class);
  }

  private Keyed<Answer> ask(String key, Object command) {
    return requests.once(new RequestKey("till", key), command, Answer.class, h -> Outcome.commit(new Answer(done.incrementAndGet())));
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
