package club.vafa.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import club.vafa.db.TestDatabase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupCommitTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private static final int CALLERS = 24;

  private final Db db = DATABASE.db();
  private final GroupCommit group = new GroupCommit(new Requests(db, InstantSource.system()));

  @BeforeEach
  void aTable() {
    db.jdbi().useHandle(h -> {
      h.execute("delete from request");
      h.execute("drop table if exists thing");
      h.execute("create table thing (n bigint constraint thing_once primary key, holder uuid not null, tx bigint not null default pg_current_xact_id()::text::bigint)");
    });
  }

  /// Writes one number for a holder; refuses a number below zero, and fails at number 99.
  private record Numbering(long n, UUID holder) implements PipedWork<String> {
    @Override
    public void ask(Handle h, Pipeline asks) {}

    @Override
    public Optional<UUID> turn() {
      return Optional.of(holder);
    }

    @Override
    public Outcome<String> in(Handle h, Pipeline writes) {
      if (n == 99) {
        throw new IllegalArgumentException("ninety-nine");
      }
      if (n < 0) {
        return Outcome.refuse("refused");
      }
      writes.write("insert into thing (n, holder) values (?, ?)", n, holder);
      return Outcome.commit("written " + n);
    }
  }

  private Keyed<String> once(String key, long n, UUID holder) {
    Supplier<PipedWork<String>> work = () -> new Numbering(n, holder);
    return group.once(new RequestKey("till", key), n, String.class, work, constraint -> Optional.of(constraint + " " + n));
  }

  /// All calls at once, each on a thread of its own.
  private List<Keyed<String>> together(List<Supplier<Keyed<String>>> calls) throws Exception {
    var go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<Keyed<String>>>();
      for (var call : calls) {
        asked.add(threads.submit(() -> {
          go.await();
          return call.get();
        }));
      }
      go.countDown();
      var answers = new ArrayList<Keyed<String>>();
      for (var one : asked) {
        answers.add(one.get());
      }
      return answers;
    }
  }

  private long count(String sql) {
    return db.read(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  @Test
  void requestsThatComeTogetherShareTransactionsAndEachGetsItsOwnAnswer() throws Exception {
    var calls = IntStream.range(0, CALLERS).<Supplier<Keyed<String>>>mapToObj(n -> () -> once("k" + n, n, UUID.randomUUID())).toList();
    var answers = together(calls);
    assertThat(answers).isEqualTo(IntStream.range(0, CALLERS).mapToObj(n -> new Keyed.First<>("written " + n)).toList());
    assertThat(count("select count(*) from thing")).isEqualTo(CALLERS);
    assertThat(count("select count(distinct tx) from thing")).isLessThan(CALLERS);
    assertThat(once("k3", 3, UUID.randomUUID())).isEqualTo(new Keyed.Again<>("written 3"));
  }

  @Test
  void oneThatIsRefusedOrBreaksAConstraintCostsTheOthersNothing() throws Exception {
    once("first", 1_000, UUID.randomUUID());
    var calls = IntStream.range(0, CALLERS).<Supplier<Keyed<String>>>mapToObj(i -> () -> switch (i % 4) {
      case 0 -> once("refused" + i, -1, UUID.randomUUID());
      case 1 -> once("taken" + i, 1_000, UUID.randomUUID());
      default -> once("fine" + i, i, UUID.randomUUID());
    }).toList();
    var answers = together(calls);
    for (int i = 0; i < CALLERS; i++) {
      assertThat(answers.get(i)).isEqualTo(new Keyed.First<>(i % 4 == 0 ? "refused" : i % 4 == 1 ? "thing_once 1000" : "written " + i));
    }
    assertThat(count("select count(*) from request")).as("only what was committed is kept").isEqualTo(1 + CALLERS / 2);
  }

  @Test
  void oneThatFailsIsThrownToItsOwnCallerOnly() throws Exception {
    var calls = new ArrayList<Supplier<Keyed<String>>>();
    IntStream.range(0, CALLERS).forEach(n -> calls.add(() -> once("k" + n, n, UUID.randomUUID())));
    calls.add(() -> {
      assertThatThrownBy(() -> once("bad", 99, UUID.randomUUID())).isInstanceOf(IllegalArgumentException.class).hasMessage("ninety-nine");
      return new Keyed.InFlight<>();
    });
    assertThat(together(calls).subList(0, CALLERS)).allSatisfy(answer -> assertThat(answer).isInstanceOf(Keyed.First.class));
    assertThat(count("select count(*) from thing")).isEqualTo(CALLERS);
  }

  @Test
  void oneHolderIsServedOncePerTransactionAndOneKeyOnceEver() throws Exception {
    var holder = UUID.randomUUID();
    var same = IntStream.range(0, CALLERS).<Supplier<Keyed<String>>>mapToObj(n -> () -> once("k" + n, n, holder)).toList();
    assertThat(together(same)).hasSize(CALLERS).allSatisfy(answer -> assertThat(answer).isInstanceOf(Keyed.First.class));
    assertThat(count("select count(distinct tx) from thing")).isEqualTo(CALLERS);

    var key = IntStream.range(0, CALLERS).<Supplier<Keyed<String>>>mapToObj(n -> () -> once("one", 500, UUID.randomUUID())).toList();
    var answers = together(key);
    assertThat(answers).filteredOn(new Keyed.First<>("written 500")::equals).hasSize(1);
    assertThat(answers).filteredOn(answer -> !(answer instanceof Keyed.First)).allSatisfy(answer ->
        assertThat(answer).isIn(new Keyed.Again<>("written 500"), new Keyed.InFlight<>()));
  }
}
