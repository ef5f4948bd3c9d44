package club.vafa.queue;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeaseTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  @Test
  void oneHoldsItUntilItGivesItBack() {
    var lease = new Lease(database.db(), "one", Duration.ofMinutes(1));
    assertThat(lease.hold("a")).isTrue();
    assertThat(lease.hold("b")).isFalse();
    assertThat(lease.hold("a")).isTrue();
    lease.giveBack("b");
    assertThat(lease.hold("b")).isFalse();
    lease.giveBack("a");
    assertThat(lease.hold("b")).isTrue();
  }

  @Test
  void whatHasRunOutIsTakenByAnother() {
    assertThat(new Lease(database.db(), "out", Duration.ofSeconds(-1)).hold("dead")).isTrue();
    assertThat(new Lease(database.db(), "out", Duration.ofMinutes(1)).hold("heir")).isTrue();
  }

  @Test
  void ofManyAtOnceOneIsElected() throws Exception {
    var lease = new Lease(database.db(), "race", Duration.ofMinutes(1));
    try (var pool = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> tries = IntStream.range(0, 16).<Callable<Boolean>>mapToObj(i -> () -> lease.hold("owner " + i)).toList();
      long elected = 0;
      for (var answer : pool.invokeAll(tries)) {
        elected += answer.get() ? 1 : 0;
      }
      assertThat(elected).isEqualTo(1);
    }
  }
}
