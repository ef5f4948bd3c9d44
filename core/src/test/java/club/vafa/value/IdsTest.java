package club.vafa.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final Instant NOW = Instant.parse("2031-03-21T10:15:30.123Z");
  private static final int IDS_PER_THREAD = 20_000;
  private static final int THREADS = 4;

  @Test
  void rowIdsAreVersionSevenWithTheClocksMilliseconds() {
    UUID id = Ids.v7(InstantSource.fixed(NOW.plusSeconds(3600)));
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.plusSeconds(3600).toEpochMilli());
  }

  @Test
  void rowIdsGrowInOneMillisecondPastTheCounterAndWhenTheClockStepsBack() {
    InstantSource clock = InstantSource.fixed(NOW.plusSeconds(7200));
    UUID last = Ids.v7(clock);
    for (int i = 0; i < IDS_PER_THREAD; i++) {
      UUID next = Ids.v7(i % 2 == 0 ? clock : InstantSource.offset(clock, Duration.ofSeconds(-2)));
      assertThat(next.toString()).isGreaterThan(last.toString());
      last = next;
    }
  }

  @Test
  void threadsGetDifferentIdsEachInOrder() throws Exception {
    Set<UUID> all = new HashSet<>();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      Callable<List<UUID>> work = () -> {
        var ids = new ArrayList<UUID>(IDS_PER_THREAD);
        for (int i = 0; i < IDS_PER_THREAD; i++) {
          ids.add(Ids.v7(InstantSource.system()));
        }
        return ids;
      };
      for (var ids : threads.invokeAll(List.of(work, work, work, work))) {
        assertThat(ids.get().stream().map(UUID::toString)).isSorted();
        all.addAll(ids.get());
      }
    }
    assertThat(all).hasSize(THREADS * IDS_PER_THREAD);
  }

  @Test
  void peoplesIdsAreRandom() {
    assertThat(Ids.random().version()).isEqualTo(4);
  }
}
