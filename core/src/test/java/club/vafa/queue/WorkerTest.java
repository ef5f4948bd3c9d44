package club.vafa.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerTest {

  @Test
  void aRoundThatThrowsAnErrorDoesNotEndTheLoop() throws Exception {
    var rounds = new AtomicInteger();
    var third = new CountDownLatch(3);
    var wakeup = new Wakeup();
    var worker = new Worker("test", wakeup, () -> {
      third.countDown();
      wakeup.signal();
      if (rounds.incrementAndGet() < 3) {
        throw new AssertionError("a round that fails");
      }
      return false;
    }).start();
    assertThat(third.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(worker.running()).isTrue();
    worker.stop(Duration.ofSeconds(5));
    assertThat(worker.running()).isFalse();
  }

  @Test
  void aSignalWakesASleepingLoopAtOnce() throws Exception {
    var second = new CountDownLatch(2);
    var wakeup = new Wakeup();
    var worker = new Worker("test", wakeup, Duration.ofMinutes(5), () -> {
      second.countDown();
      return false;
    }).start();
    wakeup.signal();
    assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
    worker.stop(Duration.ofSeconds(5));
  }

  @Test
  void stoppingWaitsForTheRoundThatIsRunning() throws Exception {
    var began = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var ended = new AtomicInteger();
    var worker = new Worker("test", new Wakeup(), () -> {
      began.countDown();
      mayEnd.await();
      ended.incrementAndGet();
      return true;
    }).start();
    began.await();
    Thread.ofVirtual().start(mayEnd::countDown);
    worker.stop(Duration.ofSeconds(10));
    assertThat(ended).hasValueGreaterThan(0);
    assertThat(worker.running()).isFalse();
  }
}
