package club.vafa.queue;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeasedTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant NOW = TestClub.START;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Db db = DATABASE.db();
  private final Leased work = new Leased("chore");

  @BeforeEach
  void anEmptyTable() {
    db.jdbi().useHandle(h -> {
      h.execute("drop table if exists chore");
      h.execute("create table chore (id uuid primary key, lane smallint not null, due_at timestamptz not null, "
          + "lease_owner text, leased_until timestamptz, attempts int not null default 0)");
    });
  }

  @Test
  void aRowHasOneOwnerHoweverManyClaimAtOnce() throws Exception {
    for (int i = 0; i < 300; i++) {
      open(0, NOW);
    }
    var claimed = new ArrayList<UUID>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tries = new ArrayList<Callable<List<UUID>>>();
      for (int i = 0; i < 40; i++) {
        var owner = "o" + i;
        tries.add(() -> claim(10, MINUTE, owner));
      }
      for (var done : threads.invokeAll(tries)) {
        claimed.addAll(done.get());
      }
    }
    assertThat(claimed).doesNotHaveDuplicates().hasSizeGreaterThan(200);
  }

  @Test
  void theUrgentLaneGoesFirstAndWhatIsNotDueWaits() {
    var later = open(0, NOW.plusSeconds(1));
    var bulk = open(4, NOW.minusSeconds(100));
    var reply = open(1, NOW);
    assertThat(claim(1, MINUTE, "a")).containsExactly(reply);
    assertThat(claim(9, MINUTE, "a")).containsExactly(bulk);
    assertThat(db.<Long>read(work::depth)).isEqualTo(3);
    assertThat(db.transact(h -> Outcome.commit(work.claim(h, NOW.plusSeconds(1), 9, MINUTE, "a"))).toString()).contains(later.toString());
  }

  @Test
  void aLeaseThatEndedIsFreeForOthersAndIsNotRenewedByItsOldOwner() {
    var id = open(0, NOW);
    claim(1, Duration.ofMillis(-1), "a");
    assertThat(db.<Integer>transact(h -> Outcome.commit(work.renew(h, List.of(id), MINUTE, "a")))).isZero();
    assertThat(claim(1, MINUTE, "b")).containsExactly(id);
    assertThat(claim(1, MINUTE, "c")).isEmpty();
    assertThat(db.<Integer>transact(h -> Outcome.commit(work.renew(h, List.of(id), MINUTE, "b")))).isEqualTo(1);
    int attempts = db.read(h -> h.createQuery("select attempts from chore").mapTo(Integer.class).one());
    assertThat(attempts).isEqualTo(2);
  }

  @Test
  void aRowGivenBackIsClaimedAgainWhenItIsDue() {
    var id = open(0, NOW);
    claim(1, MINUTE, "a");
    db.transact(h -> {
      work.release(h, id, NOW.plusSeconds(5));
      return Outcome.commit(true);
    });
    assertThat(claim(1, MINUTE, "b")).isEmpty();
    assertThat(db.transact(h -> Outcome.commit(work.claim(h, NOW.plusSeconds(5), 1, MINUTE, "b"))).size()).isEqualTo(1);
  }

  private UUID open(int lane, Instant due) {
    var id = UUID.randomUUID();
    db.jdbi().useHandle(h -> h.createUpdate("insert into chore (id, lane, due_at) values (:id, :lane, :due)")
        .bind("id", id).bind("lane", lane).bind("due", due).execute());
    return id;
  }

  private List<UUID> claim(int max, Duration lease, String owner) {
    return db.transact(h -> Outcome.commit(work.claim(h, NOW, max, lease, owner)));
  }
}
