package club.vafa.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PipelineTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final Db db = DATABASE.db();

  @BeforeEach
  void aTable() {
    db.jdbi().useHandle(h -> {
      h.execute("drop table if exists thing");
      h.execute("create table thing (n bigint constraint thing_once primary key, member uuid, at timestamptz, note text)");
    });
  }

  @Test
  void laterStatementsSeeWhatEarlierOnesWroteAndEachHasItsOwnRows() {
    var answers = db.transact(h -> {
      var pipeline = new Pipeline(h);
      var none = pipeline.query(row -> row.getLong(1), "select n from thing");
      pipeline.write("insert into thing (n) values (?)", 1L);
      pipeline.write("insert into thing (n) values (?)", 2L);
      var two = pipeline.query(row -> row.getLong(1), "select n from thing order by n");
      var returned = pipeline.query(row -> row.getLong(1), "update thing set n = n + 10 returning n");
      pipeline.send();
      return Outcome.commit(List.of(none.get(), two.get(), returned.get().stream().sorted().toList()));
    });
    assertThat(answers).isEqualTo(List.of(List.of(), List.of(1L, 2L), List.of(11L, 12L)));
  }

  @Test
  void valuesKeepTheirKinds() {
    var member = new MemberId(UUID.randomUUID());
    var at = Instant.parse("2026-03-21T00:00:00.123456Z");
    var text = db.transact(h -> {
      var pipeline = new Pipeline(h);
      pipeline.write("insert into thing (n, member, at, note) values (?, ?, ?, ?)", 7, Optional.of(member), at, Thread.State.NEW);
      pipeline.write("insert into thing (n, member, note) values (?, ?, ?)", 8, Optional.empty(), "it's; ? fine");
      var rows = pipeline.query(row -> row.getString(1) + " " + row.getString(2) + " " + row.getTimestamp(3) + " " + row.getString(4), """
          select n, member, at, note from thing where n = any(?) order by n
          """, List.of(7L, 8L));
      pipeline.send();
      return Outcome.commit(rows.get());
    });
    assertThat(text).containsExactly("7 " + member + " 2026-03-21 00:00:00.123456 NEW", "8 null null it's; ? fine");
  }

  @Test
  void writesThatFollowEachOtherAreAllWrittenBeforeTheNextQuery() {
    long counted = db.transact(h -> {
      var pipeline = new Pipeline(h);
      for (long n = 1; n <= 5; n++) {
        pipeline.write("insert into thing (n, note) values (?, 'x')", n);
      }
      var before = pipeline.query(row -> row.getLong(1), "select count(*) from thing");
      pipeline.write("insert into thing (n) values (?)", 6L);
      pipeline.send();
      return Outcome.commit(before.get().getFirst());
    });
    assertThat(counted).isEqualTo(5);
    long all = db.read(h -> h.createQuery("select count(*) from thing").mapTo(Long.class).one());
    assertThat(all).isEqualTo(6);
  }

  @Test
  void aFailureInTheMiddleLeavesNothingAndNamesItsConstraint() {
    String answer = db.transact(h -> {
      var pipeline = new Pipeline(h);
      pipeline.write("insert into thing (n) values (1)");
      pipeline.write("insert into thing (n) values (1)");
      pipeline.write("insert into thing (n) values (2)");
      pipeline.send();
      return Outcome.commit("written");
    }, Optional::of);
    assertThat(answer).isEqualTo("thing_once");
    long left = db.read(h -> h.createQuery("select count(*) from thing").mapTo(Long.class).one());
    assertThat(left).isZero();
  }

  @Test
  void theSameStatementForManyIsAskedOnceAndEachGetsItsOwnRows() {
    var at = Instant.parse("2026-03-21T00:00:00.123456Z");
    var odd = List.of("plain", "", "it's; ? \"quoted\" {1,2} \\ back", "null");
    var answers = db.transact(h -> {
      var pipeline = new Pipeline(h);
      for (int n = 0; n < odd.size(); n++) {
        pipeline.write("insert into thing as t (n, member, at, note) values (?, ?, ?, ?) on conflict (n) do update set note = t.note || excluded.note",
            (long) n, n == 0 ? Optional.empty() : new MemberId(new UUID(0, n)), at, odd.get(n));
      }
      pipeline.write("insert into thing (n, note) values (?, null)", 10L);
      pipeline.send();
      var asks = new Pipeline(h);
      var rows = new ArrayList<Pipeline.Later<List<String>>>();
      for (long n = 3; n >= 0; n--) {
        rows.add(asks.query(row -> row.getString(1) + " " + row.getString(2) + " " + row.getTimestamp(3).toInstant(),
            "select note, member, at from thing where n = ? and n = any(?) for update", n, List.of(0L, 2L, 3L)));
      }
      var other = asks.query(row -> row.getLong(1), "select count(*) from thing where note is null");
      asks.send();
      return Outcome.commit(List.of(rows.stream().map(Pipeline.Later::get).toList(), other.get()));
    });
    assertThat(answers.get(0)).isEqualTo(List.of(List.of("null " + new UUID(0, 3) + " " + at), List.of(odd.get(2) + " " + new UUID(0, 2) + " " + at),
        List.of(), List.of("plain null " + at)));
    assertThat(answers.get(1)).isEqualTo(List.of(1L));
  }

  @Test
  void aPartJoinsOnlyWhereItIsAdded() {
    db.transact(h -> {
      var pipeline = new Pipeline(h);
      var kept = pipeline.part();
      kept.write("insert into thing (n) values (?)", 1L);
      var dropped = pipeline.part();
      dropped.write("insert into thing (n) values (?)", 2L);
      dropped.afterCommit(() -> {
        throw new IllegalStateException("of a part that was not added");
      });
      pipeline.add(kept);
      pipeline.send();
      return Outcome.commit(true);
    });
    assertThat(db.<List<Long>>read(h -> h.createQuery("select n from thing").mapTo(Long.class).list())).containsExactly(1L);
  }

  @Test
  void anAnswerIsThereOnlyAfterSending() {
    db.transact(h -> {
      var later = new Pipeline(h).query(row -> row.getLong(1), "select 1");
      assertThatThrownBy(later::get).isInstanceOf(IllegalStateException.class);
      return Outcome.commit(true);
    });
  }
}
