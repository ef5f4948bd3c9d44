package club.vafa.queue;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.Db;
import club.vafa.db.TestDatabase;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HistoryTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final Db db = database.db();
  private final History history = new History(db, "past");

  @BeforeEach
  void anEmptyTable() {
    db.jdbi().useHandle(h -> {
      h.execute("drop table if exists past");
      h.execute("create table past (id uuid not null, ended_at timestamptz not null, primary key (id, ended_at))"
          + " partition by range (ended_at)");
      h.execute("create table past_default partition of past default");
    });
  }

  @Test
  void thisMonthAndTheNextOnesArePreparedOnce() {
    assertThat(history.prepare(Instant.parse("2026-11-30T23:00:00Z"))).isEqualTo(3);
    assertThat(months()).containsExactly(YearMonth.of(2026, 11), YearMonth.of(2026, 12), YearMonth.of(2027, 1));
    assertThat(new History(db, "past").prepare(Instant.parse("2026-12-01T00:00:00Z"))).isEqualTo(1);
  }

  @Test
  void whatCameBeforeItsMonthWasPreparedIsKeptByTheDefaultPartitionAndMovesOverLater() {
    end("2026-06-15T12:00:00Z");
    end("2026-06-30T23:59:59Z");
    end("2026-07-01T00:00:00Z");
    assertThat(count("past_default")).isEqualTo(3);
    history.ready(Instant.parse("2026-06-20T00:00:00Z"));
    assertThat(count("past_2026_06")).isEqualTo(2);
    assertThat(count("past_default")).isEqualTo(1);
    assertThat(count("past")).isEqualTo(3);
    end("2026-06-16T12:00:00Z");
    assertThat(count("past_2026_06")).isEqualTo(3);
  }

  @Test
  void manyProcessesPrepareTheSameMonthWithoutLosingARow() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < 8; i++) {
        all.add(threads.submit(() -> new History(db, "past").ready(Instant.parse("2026-06-20T00:00:00Z"))));
        all.add(threads.submit(() -> end("2026-06-15T12:00:00Z")));
      }
      for (var one : all) {
        one.get();
      }
    }
    assertThat(months()).containsExactly(YearMonth.of(2026, 6));
    assertThat(count("past")).isEqualTo(8);
  }

  @Test
  void oldMonthsAreDroppedWhole() {
    history.prepare(Instant.parse("2026-06-01T00:00:00Z"));
    end("2026-06-15T12:00:00Z");
    end("2026-07-15T12:00:00Z");
    assertThat(history.dropBefore(YearMonth.of(2026, 7))).isEqualTo(List.of(YearMonth.of(2026, 6)));
    assertThat(count("past")).isEqualTo(1);
  }

  private void end(String at) {
    db.jdbi().useHandle(h -> h.createUpdate("insert into past (id, ended_at) values (:id, :at)").bind("id", UUID.randomUUID())
        .bind("at", Instant.parse(at)).execute());
  }

  private List<YearMonth> months() {
    return db.read(history::months);
  }

  private int count(String table) {
    return db.read(h -> h.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }
}
