package club.vafa.segment;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SegmentsPropertyTest {
  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private static final int PEOPLE = 100;
  private static final int TREES = 100;
  private static final long SEED = Long.getLong("vafa.seed", System.nanoTime());

  private static TestClub club;
  private static List<Somebody> people;
  private static PlainEvaluation plain;

  @BeforeAll
  static void people() {
    club = new TestClub(DATABASE);
    people = new Population(new Random(SEED), TestClub.START, TestClub.ZONE).of(PEOPLE);
    plain = new PlainEvaluation(people, TestClub.START, TestClub.ZONE);
    club.core().db.transact(h -> {
      new InTables(h, TestClub.ZONE).write(people);
      return Outcome.commit(0);
    });
    club.core().segmentFacts.renew();
  }

  @ParameterizedTest
  @EnumSource(Attribute.class)
  void everyAttributeSelectsWhomAPlainEvaluationFindsByEachOfItsOperators(Attribute attribute) {
    var conditions = new RandomConditions(new Random(SEED + attribute.ordinal()), TestClub.START.atZone(TestClub.ZONE).toLocalDate());
    for (var operator : attribute.kind().operators()) {
      for (int i = 0; i < 2; i++) {
        agree(conditions.leaf(attribute, operator));
        agree(new Condition.Not(conditions.leaf(attribute, operator)));
      }
    }
  }

  @Test
  void treesSelectWhomAPlainEvaluationFinds() {
    var conditions = new RandomConditions(new Random(SEED), TestClub.START.atZone(TestClub.ZONE).toLocalDate());
    for (int i = 0; i < TREES; i++) {
      agree(conditions.tree(3));
    }
  }

  @Test
  void whoeverIsSelectedBelongsAndNobodyElse() {
    var conditions = new RandomConditions(new Random(SEED + 1), TestClub.START.atZone(TestClub.ZONE).toLocalDate());
    var texts = new Texts(TestClub.ZONE);
    for (int i = 0; i < 6; i++) {
      var condition = conditions.tree(3);
      var selected = selected(condition);
      club.core().db.transact(h -> {
        for (var one : people) {
          var belonging = club.core().segments.belongs(h, new MemberId(one.id()), condition);
          assertThat(belonging.belongs()).as("seed %d, %s, %s", SEED, one.id(), condition.json()).isEqualTo(selected.contains(one.id()));
          assertThat(belonging.why()).hasSize(one.counts() ? condition.leaves().size() : 0);
          belonging.why().forEach(line -> {
            assertThat(line.holds()).as("seed %d, %s", SEED, line).isEqualTo(plain.holds(one, line.leaf()));
            for (var language : Language.values()) {
              assertThat(texts.render(line.asked(), language) + texts.render(line.has(), language)).isNotBlank();
            }
          });
          // An alias stands for its person.
          one.aliases().forEach(alias -> assertThat(club.core().segments.belongs(h, new MemberId(alias), condition).belongs())
              .isEqualTo(belonging.belongs()));
        }
        return Outcome.commit(0);
      });
    }
  }

  @Test
  void conditionsAreReadBackAsTheyWereWritten() {
    var conditions = new RandomConditions(new Random(SEED + 2), TestClub.START.atZone(TestClub.ZONE).toLocalDate());
    for (int i = 0; i < 300; i++) {
      var condition = conditions.tree(4);
      if (condition.leaves().size() <= Condition.LEAVES_MAX) {
        assertThat(Conditions.read(condition.json().toString())).as("seed %d", SEED).isEqualTo(new Reading.Read(condition));
      }
    }
  }

  private static void agree(Condition condition) {
    var expected = people.stream().filter(one -> plain.belongs(one, condition)).map(Somebody::id).collect(Collectors.toSet());
    assertThat(selected(condition)).as("seed %d, %s", SEED, condition.json()).isEqualTo(expected);
    assertThat(club.core().segmentCounts.size(condition).members()).as("seed %d, %s", SEED, condition.json()).isEqualTo(expected.size());
  }

  private static Set<UUID> selected(Condition condition) {
    var selection = club.core().segments.selection(condition);
    var found = club.core().db.read(h -> h.createQuery(selection.sql()).bindMap(selection.bindings()).mapTo(UUID.class).list());
    assertThat(found).doesNotHaveDuplicates();
    return Set.copyOf(found);
  }
}
