package club.vafa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StopsTest {

  private final List<String> stopped = Collections.synchronizedList(new ArrayList<>());

  @Test
  void whatStartedLastStopsFirst() {
    try (Stops stops = new Stops()) {
      stops.addLast("database", () -> stopped.add("database"));
      stops.add("bot", () -> stopped.add("bot"));
      stops.add("web", () -> stopped.add("web"));
    }
    assertThat(stopped).containsExactly("web", "bot", "database");
  }

  @Test
  void aPartThatHangsOrFailsHoldsUpNobodyForLong() {
    long began = System.nanoTime();
    Stops stops = new Stops();
    stops.addLast("database", () -> stopped.add("database"));
    stops.add("bot", () -> stopped.add("bot"));
    stops.add("broken", () -> {
      throw new IllegalStateException("broken");
    });
    stops.add("hanging", () -> new CountDownLatch(1).await());
    stops.close();
    assertThat(stopped).containsExactly("bot", "database");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Stops.ALL);
  }

  @Test
  void aPartThatComesUpWhileEverythingGoesDownIsStoppedAtOnce() {
    Stops stops = new Stops();
    stops.close();
    assertThatThrownBy(() -> stops.add("late", () -> stopped.add("late"))).isInstanceOf(IllegalStateException.class);
    assertThat(stopped).containsExactly("late");
  }
}
