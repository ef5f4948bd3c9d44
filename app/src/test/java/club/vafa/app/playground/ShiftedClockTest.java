package club.vafa.app.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.app.StartRefused;
import club.vafa.app.database.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftedClockTest {

  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private static final InstantSource SYSTEM = InstantSource.fixed(NOW);

  @TempDir
  private Path folder;

  @Test
  void itIsTheSystemsClockUntilItIsPutForward() {
    try (DataFolder data = DataFolder.open(folder)) {
      assertThat(ShiftedClock.open(data, SYSTEM).instant()).isEqualTo(NOW);
    }
  }

  @Test
  void whatItWasPutForwardByOutlivesARestart() {
    try (DataFolder data = DataFolder.open(folder)) {
      ShiftedClock clock = ShiftedClock.open(data, SYSTEM);
      assertThat(clock.forward(Duration.ofHours(1))).isTrue();
      assertThat(clock.forward(Duration.ofDays(1))).isTrue();
      assertThat(clock.instant()).isEqualTo("2026-06-02T09:00:00Z");
    }
    try (DataFolder data = DataFolder.open(folder)) {
      assertThat(ShiftedClock.open(data, SYSTEM).instant()).isEqualTo("2026-06-02T09:00:00Z");
    }
  }

  @Test
  void itNeverGoesBackAndNeverTooFar() {
    try (DataFolder data = DataFolder.open(folder)) {
      ShiftedClock clock = ShiftedClock.open(data, SYSTEM);
      assertThat(clock.forward(Duration.ofHours(-1))).isFalse();
      assertThat(clock.forward(Duration.ZERO)).isFalse();
      assertThat(clock.forward(ShiftedClock.AHEAD_MAX)).isTrue();
      assertThat(clock.forward(Duration.ofSeconds(1))).isFalse();
      assertThat(clock.ahead()).isEqualTo(ShiftedClock.AHEAD_MAX);
    }
  }

  @Test
  void aFileThatHoldsNoNumberStopsTheStartWithASentence() throws IOException {
    Files.writeString(folder.resolve("clock.ahead"), "tomorrow");
    try (DataFolder data = DataFolder.open(folder)) {
      assertThatThrownBy(() -> ShiftedClock.open(data, SYSTEM)).isInstanceOf(StartRefused.class).hasMessageContaining("accepted are");
    }
  }
}
