package club.vafa.identity;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Race;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.Spending;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MergeRacesTest extends OnMerges {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  MergeRacesTest() {
    super(database);
  }

  @Test
  void mergesThatRaceEachOtherAgree() {
    earn(old, 10);
    earn(person, 20);
    var answers = Race.of(6, i -> () -> i % 2 == 0 ? merge(old.id(), person.id()) : merge(person.id(), old.id()));
    assertThat(answers).filteredOn(answer -> answer instanceof MergeAnswer.Merged).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer instanceof MergeAnswer.SamePerson).hasSize(5);
    assertThat(points(idOf(old.id()).orElseThrow())).isEqualTo(30);
    assertThat(idOf(old.id())).isEqualTo(idOf(person.id()));
  }

  @Test
  void threeWhoAreMergedCrosswiseAtOnceBecomeOne() {
    var third = club.member();
    var ring = List.of(old, person, third);
    ring.forEach(one -> earn(one, 10));
    Race.of(6, i -> () -> merge(ring.get(i % 3).id(), ring.get((i + 1) % 3).id()));
    var one = idOf(old.id()).orElseThrow();
    assertThat(ring).allSatisfy(member -> assertThat(idOf(member.id())).contains(one));
    assertThat(points(one)).isEqualTo(30);
  }

  @Test
  void whatIsEarnedAndSpentDuringAMergeIsNeitherLostNorDoubled() {
    earn(old, 100);
    var answers = Race.of(8, i -> () -> {
      if (i == 0) {
        merged(old, person);
        return 0L;
      }
      long sum = 0;
      for (int k = 0; k < 10; k++) {
        earn(old, 3);
        sum += 3 - (spend(old.id(), 2) instanceof Spending.Spent ? 2 : 0);
      }
      return sum;
    });
    assertThat(points(person.id())).isEqualTo(100 + answers.stream().mapToLong(Long::longValue).sum());
    assertThat(points(old.id())).isZero();
  }

  @Test
  void unmergingAndMergingAtOnceLeavesOneTruth() {
    earn(old, 10);
    earn(person, 20);
    merged(old, person);
    Race.of(4, i -> () -> i % 2 == 0 ? unmerge(old.id()) : merge(old.id(), person.id()));
    boolean one = idOf(old.id()).equals(idOf(person.id()));
    assertThat(points(person.id())).isEqualTo(one ? 30 : 20);
    assertThat(points(old.id())).isEqualTo(one ? 0 : 10);
  }
}
