package club.vafa.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.value.Ids;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PoolsTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final int THREADS = 64;

  private Db db;
  private final Pools pools = new Pools();
  private final PoolId id = new PoolId(Ids.random());

  @BeforeEach
  void open() {
    db = new TestClub(database).core().db;
  }

  @Test
  void aBudgetIsNeverExceededAtAnyConcurrency() {
    commit(h -> open(h, 100));
    var takings = Race.of(THREADS, i -> () -> commit(h -> pools.take(h, id, 3)));
    assertThat(takings).filteredOn(Taking.Taken.class::isInstance).hasSize(33);
    assertThat(takings).filteredOn(Taking.Empty.class::isInstance).hasSize(THREADS - 33).containsOnly(new Taking.Empty(1));
    assertThat(left()).isEqualTo(1);
  }

  @Test
  void whatIsRolledBackWasNotTaken() {
    commit(h -> open(h, 10));
    db.transact(h -> Outcome.refuse(pools.take(h, id, 7)));
    assertThat(left()).isEqualTo(10);
  }

  @Test
  void whatIsGivenBackMayBeTakenAgain() {
    commit(h -> open(h, 10));
    assertThat(take(10)).isEqualTo(new Taking.Taken(0));
    assertThat(take(1)).isEqualTo(new Taking.Empty(0));
    commit(h -> {
      pools.giveBack(h, id, 4);
      return id;
    });
    assertThat(take(4)).isEqualTo(new Taking.Taken(0));
  }

  @Test
  void noMoreIsGivenBackThanWasPutIn() {
    commit(h -> open(h, 10));
    assertThatThrownBy(() -> commit(h -> {
      pools.giveBack(h, id, 1);
      return id;
    })).satisfies(e -> assertThat(Db.violatedConstraint(e)).contains("pool_remaining"));
  }

  @Test
  void aPoolThatIsFilledUpHasMore() {
    commit(h -> open(h, 1));
    commit(h -> {
      pools.take(h, id, 1);
      pools.add(h, id, 5);
      return id;
    });
    var pool = db.read(h -> pools.find(h, id)).orElseThrow();
    assertThat(pool).isEqualTo(new Pool(id, 6, 5));
    assertThat(pool.given()).isEqualTo(1);
  }

  @Test
  void nothingIsTakenByANegativeAmount() {
    commit(h -> open(h, 10));
    assertThatThrownBy(() -> commit(h -> pools.take(h, id, -5))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> commit(h -> pools.take(h, new PoolId(Ids.random()), 5))).isInstanceOf(IllegalStateException.class);
  }

  private PoolId open(Handle h, long amount) {
    pools.open(h, id, amount);
    return id;
  }

  private Taking take(long amount) {
    return commit(h -> pools.take(h, id, amount));
  }

  private long left() {
    return db.read(h -> pools.find(h, id)).orElseThrow().remaining();
  }

  private <A> A commit(Function<Handle, A> work) {
    return db.transact(h -> Outcome.commit(work.apply(h)));
  }
}
