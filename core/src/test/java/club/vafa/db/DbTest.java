package club.vafa.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DbTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final Db db = DATABASE.db();

  @BeforeEach
  void aTable() {
    db.jdbi().useHandle(h -> {
      h.execute("drop table if exists box");
      h.execute("create table box (n int constraint box_small check (n < 100), constraint box_once unique (n))");
    });
  }

  @Test
  void aCommitKeepsAndARefuseRollsBackAndBothAnswer() {
    assertThat(add(1, true)).isEqualTo("kept 1");
    assertThat(add(2, false)).isEqualTo("refused 2");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void whatThrowsLeavesNothing() {
    assertThatThrownBy(() -> db.transact(h -> {
      h.execute("insert into box values (3)");
      throw new IllegalStateException("midway");
    })).hasMessage("midway");
    assertThat(count()).isZero();
  }

  @Test
  void aViolatedConstraintBecomesAnAnswerByItsName() {
    String answer = db.transact(h -> {
      h.execute("insert into box values (100)");
      return Outcome.commit("kept");
    }, constraint -> Optional.of("violates " + constraint));
    assertThat(answer).isEqualTo("violates box_small");
  }

  @Test
  void twoThatLockInOppositeOrderBothEndWell() throws Exception {
    add(1, true);
    add(2, true);
    var tries = new AtomicInteger();
    var meet = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var work = new ArrayList<Callable<String>>();
      for (int[] order : new int[][] {{1, 2}, {2, 1}}) {
        work.add(() -> db.transact(h -> {
          int n = tries.incrementAndGet();
          h.execute("select n from box where n = ? for update", order[0]);
          if (n <= 2) {
            await(meet);
          }
          h.execute("select n from box where n = ? for update", order[1]);
          return Outcome.commit("done");
        }));
      }
      for (var done : threads.invokeAll(work)) {
        assertThat(done.get()).isEqualTo("done");
      }
    }
    assertThat(tries.get()).isGreaterThan(2);
  }

  @Test
  void readingWithinATransactionTakesNoSecondConnection() {
    var seen = db.transact(h -> {
      h.execute("insert into box values (5)");
      return Outcome.commit(count());
    });
    assertThat(seen.longValue()).isEqualTo(1);
  }

  @Test
  void aTransactionWithinATransactionIsABug() {
    assertThatThrownBy(() -> db.transact(h -> Outcome.commit(add(1, true)))).hasMessageContaining("within a transaction");
  }

  @Test
  void whatAFailedStatementWasGivenStaysOutOfItsException() {
    assertThatThrownBy(() -> db.read(h -> h.createQuery("select cast(:phone as bigint) / 0").bind("phone", "+989121234567").mapTo(Long.class).one()))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("989121234567"));
  }

  private String add(int n, boolean keep) {
    return db.transact(h -> {
      h.execute("insert into box values (?)", n);
      return keep ? Outcome.commit("kept " + n) : Outcome.refuse("refused " + n);
    });
  }

  private long count() {
    return db.read(h -> h.createQuery("select count(*) from box").mapTo(Long.class).one());
  }

  private static void await(CyclicBarrier meet) {
    try {
      meet.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
