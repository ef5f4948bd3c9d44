package club.vafa.bench;

import club.vafa.db.Outcome;
import club.vafa.member.Channel;
import club.vafa.message.Content;
import club.vafa.message.Crossing;
import club.vafa.message.Ended;
import club.vafa.message.Outbox;
import club.vafa.message.Pace;
import club.vafa.message.RunState;
import club.vafa.message.RunSlice;
import club.vafa.message.Runs;
import club.vafa.message.Sending;
import club.vafa.message.Share;
import club.vafa.value.Ids;
import club.vafa.value.MessageId;
import club.vafa.value.RunId;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The queue's machinery without a wire: a run's messages are claimed, pass the gate, are marked as being sent, and end, each step committed, in batches,
/// by two dispatchers whose sender answers at once. Then the same with another transaction held open all the while, so that no version of a row that has
/// gone can be cleared away.
final class QueueBench implements Main.Benchmark {

  private static final int DISPATCHERS = 2;
  private static final int MESSAGES = 400_000;

  /// A run that goes on and says the same to everybody.
  private static final class OneRun implements Runs {
    private static final Content WORDS = Content.text("سلام! این هفته قهوه با ۲۰٪ تخفیف مهمان ما هستید.");
    private volatile List<RunId> running = List.of();

    @Override
    public List<RunId> running(Handle h) {
      return running;
    }

    @Override
    public Map<RunId, RunState> states(Handle h, Collection<RunId> runs) {
      return runs.stream().collect(Collectors.toMap(run -> run, run -> RunState.RUNNING));
    }

    @Override
    public Map<MessageId, Content> contents(Handle h, List<Wanted> wanted) {
      var contents = new HashMap<MessageId, Content>();
      wanted.forEach(one -> contents.put(one.message(), WORDS));
      return contents;
    }
  }

  private final OneRun runs = new OneRun();

  @Override
  public String run(Progress progress, Options options) throws Exception {
    try (var club = BenchClub.open(progress)) {
      var core = club.core();
      // No hour is quiet; the cap is asked about, and lets everybody through.
      core.db.jdbi().useHandle(h -> h.execute("update club set quiet_until = quiet_from, frequency_cap_per_week = 100000"));
      core.messages.pace(Channel.TELEGRAM, Pace.UNLIMITED);
      people(club);
      drain(club, progress, "warm-up");
      var plain = new ArrayList<Double>();
      for (int i = 0; i < options.rounds(); i++) {
        plain.add(drain(club, progress, "round " + (i + 1)));
      }
      var held = new ArrayList<Double>();
      try (var other = core.db.jdbi().open().getConnection()) {
        hold(other);
        long until = System.nanoTime() + options.held() * 1_000_000_000L;
        long began = System.nanoTime();
        while (System.nanoTime() < until) {
          held.add(drain(club, progress, "another transaction open for %.0f s".formatted((System.nanoTime() - began) / 1e9)));
        }
        other.rollback();
      }
      double usual = median(plain);
      double last = median(held.subList(Math.max(0, held.size() - 3), held.size()));
      return String.format(Locale.ROOT, "queue rate=%.0f/s held=%.0f/s ratio=%.2f held-seconds=%d slowest-held=%.0f/s", usual, last, last / usual,
          options.held(), held.stream().mapToDouble(Double::doubleValue).min().orElseThrow());
    }
  }

  private static void hold(Connection other) throws Exception {
    other.setAutoCommit(false);
    other.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try (var statement = other.createStatement()) {
      statement.execute("select count(*) from message_channel");
    }
  }

  /// Members who agreed to club messages in Telegram, numbered in the order of their ids, in which a run is made.
  private static void people(BenchClub club) {
    club.core().db.jdbi().useHandle(h -> {
      h.execute("create table bench_person (n bigint primary key, member_id uuid not null, address text not null)");
      h.execute("""
          insert into bench_person
          select row_number() over (order by p.id), p.id, (1000 + p.n)::text from (select n, gen_random_uuid() as id from generate_series(1, ?) n) p
          """, MESSAGES);
      h.execute("set session_replication_role = replica");
      h.execute("insert into consent_now (member_id, channel, kind, given, at) select member_id, 'TELEGRAM', 'CLUB', true, now() from bench_person order by n");
      h.execute("set session_replication_role = origin");
      h.execute("analyze consent_now");
    });
  }

  /// Queues a run and sends it all; answers how many messages a second went.
  private double drain(BenchClub club, Progress progress, String what) throws Exception {
    var core = club.core();
    var run = new RunId(Ids.v7(InstantSource.system()));
    long began = System.nanoTime();
    core.db.transact(h -> Outcome.commit(core.messages.queue(h, new RunSlice(run, InstantSource.system().instant(), Optional.empty(), """
        people as (
          select cast(:prefix || lpad(to_hex(n * 4096 / (:messages + 1)), 3, '0') || '8' || substr(md5(:prefix || member_id), 1, 15) as uuid) as id,
            member_id, 'TELEGRAM' as channel, address, cast(null as text) as fallback_channel, cast(null as text) as fallback_address, 'FA' as language
          from bench_person order by n
        )
        """, "select id, member_id, channel, address, fallback_channel, fallback_address, language from people",
        "select count(*) from people", Map.of("prefix", "%012x7".formatted(System.currentTimeMillis()), "messages", MESSAGES)), Integer.class)));
    double queued = (System.nanoTime() - began) / 1e9;
    runs.running = List.of(run);
    began = System.nanoTime();
    int sent = 0;
    try (var threads = Executors.newFixedThreadPool(DISPATCHERS)) {
      var dispatchers = new ArrayList<Future<Integer>>();
      for (int i = 0; i < DISPATCHERS; i++) {
        var owner = "dispatcher " + i;
        dispatchers.add(threads.submit(() -> dispatch(club, owner)));
      }
      for (var dispatcher : dispatchers) {
        sent += dispatcher.get();
      }
    }
    double took = (System.nanoTime() - began) / 1e9;
    var tally = core.db.read(h -> core.messages.tally(h, run));
    if (sent != MESSAGES || tally.sent() != MESSAGES || tally.planned() != MESSAGES) {
      throw new IllegalStateException("of " + MESSAGES + " messages " + sent + " were sent: " + tally);
    }
    progress.say(String.format(Locale.ROOT, "%s: %.0f/s (queued in %.1f s)", what, sent / took, queued));
    return sent / took;
  }

  private int dispatch(BenchClub club, String owner) {
    var core = club.core();
    var outbox = new Outbox(core.db, InstantSource.system(), core.clubs, new Crossing(core.consents, core.reach, runs), core.messages);
    int sent = 0;
    for (var begun = outbox.begin(Channel.TELEGRAM, Share.BULK, Outbox.BATCH_MAX, owner); !begun.attempts().isEmpty();
        begun = outbox.begin(Channel.TELEGRAM, Share.BULK, Outbox.BATCH_MAX, owner)) {
      outbox.end(begun.attempts().stream().map(attempt -> new Ended(attempt, new Sending.Sent("1", 1))).toList());
      sent += begun.attempts().size();
    }
    return sent;
  }

  private static double median(List<Double> rates) {
    var sorted = rates.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
