package club.vafa.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.TestDatabase;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private static final int SEEDS = 25;
  private static final int SEEDS_TO_FIND_A_MISTAKE_MAX = 60;
  private static final int THREADS = 3;

  @Test
  void theLedgerDoesWhatTheModelDoesInRandomHistoriesAndItsBooksAreRight() throws Exception {
    var club = new TestClub(DATABASE);
    var simulation = new Simulation(club.core(), club.clock(), THREADS);
    for (long seed = 1; seed <= SEEDS; seed++) {
      assertThat(simulation.run(seed)).isEmpty();
    }
    assertThat(club.core().audit.run()).allMatch(finding -> finding.holds());
  }

  @ParameterizedTest
  @EnumSource(Broken.class)
  void aLedgerThatIsBrokenOnPurposeIsFound(Broken mistake) throws Exception {
    // A database of its own, since what is broken stays broken.
    var database = new TestDatabase();
    database.open();
    try {
      var club = new TestClub(database);
      var simulation = new Simulation(club.core(), club.clock(), THREADS);
      Optional<Difference> found = Optional.empty();
      for (long seed = 1; seed <= SEEDS_TO_FIND_A_MISTAKE_MAX && found.isEmpty(); seed++) {
        found = simulation.run(seed, mistake::books);
      }
      assertThat(found).as(mistake.name()).isPresent();
    } finally {
      database.close();
    }
  }
}
