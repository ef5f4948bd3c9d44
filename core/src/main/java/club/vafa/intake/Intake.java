package club.vafa.intake;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.ImportId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.StaffId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Imports files and tells how far they have come.
public final class Intake {

  /// A running import that has not been heard of for so long was cut, and may be taken over.
  public static final Duration BEAT_MAX = Duration.ofSeconds(60);
  private static final int REFUSALS_BATCH = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  /// A file: who sends it under which key, what it brings and how it is written.
  public record Wish(String caller, String key, ImportKind kind, ImportFormat format, Optional<StaffId> by) {}

  private final Db db;
  private final Trail trail;
  private final InstantSource clock;
  private final Map<ImportKind, Lines> lines;

  Intake(Db db, Trail trail, InstantSource clock, Map<ImportKind, Lines> lines) {
    this.db = db;
    this.trail = trail;
    this.clock = clock;
    this.lines = Map.copyOf(lines);
  }

  private sealed interface Start {
    record Go(ImportJob job, UUID runner, Optional<byte[]> digest) implements Start {}

    record No(Importing why) implements Start {}
  }

  /// Reads the file to its end, writing as it comes; the source is not closed. Tells the job after each chunk.
  public Importing run(Wish wish, InputStream in, Consumer<ImportJob> progress) {
    return switch (start(wish)) {
      case Start.No(Importing why) -> why;
      case Start.Go go -> run(wish, go, in, progress);
    };
  }

  private Start start(Wish wish) {
    var runner = UUID.randomUUID();
    return db.transact(h -> {
      var now = clock.instant();
      var id = new ImportId(Ids.v7(clock));
      boolean made = IntakeSql.insert(h, id, wish.caller(), wish.key(), wish.kind(), runner, now, wish.by());
      var job = IntakeSql.lock(h, wish.caller(), wish.key());
      if (made) {
        trail.record(h, actor(wish), "import.start", "import", id.value(), Map.of("kind", wish.kind().name()));
        return Outcome.commit(new Start.Go(job, runner, Optional.empty()));
      }
      if (job.kind() != wish.kind()) {
        return Outcome.refuse(new Start.No(new Importing.OtherFile(job)));
      }
      if (job.state() == ImportState.FINISHED || job.state() == ImportState.REFUSED) {
        return Outcome.refuse(new Start.No(new Importing.Before(job)));
      }
      var locked = IntakeSql.locked(h, job.id());
      if (job.state() == ImportState.RUNNING && locked.beatAt().isAfter(now.minus(BEAT_MAX))) {
        return Outcome.refuse(new Start.No(new Importing.UnderWay(job)));
      }
      IntakeSql.takeOver(h, job.id(), runner, now);
      return Outcome.commit(new Start.Go(job, runner, locked.digest()));
    });
  }

  private Importing run(Wish wish, Start.Go go, InputStream in, Consumer<ImportJob> progress) {
    var id = go.job().id();
    var file = new ImportFile(in, wish.kind(), wish.format());
    try {
      var flaw = file.open(go.job().cursor());
      if (flaw.isPresent() && go.digest().isEmpty()) {
        return new Importing.Ended(end(wish, go, ImportState.REFUSED, flaw));
      }
      if (flaw.isPresent() || go.digest().filter(before -> !Arrays.equals(before, file.digest())).isPresent()) {
        end(wish, go, ImportState.STOPPED, Optional.empty());
        return new Importing.OtherFile(byId(id).orElseThrow());
      }
      for (var chunk = file.next(); chunk.isPresent(); chunk = file.next()) {
        if (!take(wish, go, chunk.get())) {
          return new Importing.UnderWay(byId(id).orElseThrow());
        }
        progress.accept(byId(id).orElseThrow());
      }
      return new Importing.Ended(end(wish, go, ImportState.FINISHED, Optional.empty()));
    } catch (IOException e) {
      LOG.atInfo().addKeyValue("import", id.toString()).log("an import was cut off by its source");
      return new Importing.CutOff(end(wish, go, ImportState.STOPPED, Optional.empty()));
    } catch (RuntimeException e) {
      stop(wish, go, e);
      throw e;
    }
  }

  private void stop(Wish wish, Start.Go go, RuntimeException why) {
    try {
      end(wish, go, ImportState.STOPPED, Optional.empty());
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }

  private ImportJob end(Wish wish, Start.Go go, ImportState state, Optional<Flaw> why) {
    return db.transact(h -> {
      IntakeSql.end(h, go.job().id(), go.runner(), state, why, clock.instant());
      var job = IntakeSql.byId(h, go.job().id()).orElseThrow();
      trail.record(h, actor(wish), "import." + (state == ImportState.FINISHED ? "finish" : state == ImportState.REFUSED ? "refuse" : "stop"), "import",
          job.id().value(), Map.of("made", job.made(), "merged", job.merged(), "refused", job.refused()));
      return Outcome.commit(job);
    });
  }

  /// Writes a chunk and moves the cursor, in one transaction. Where something is wrong with a line that nobody foresaw, the lines are taken one by one and
  /// only that line is refused. False where another runner has taken over.
  private boolean take(Wish wish, Start.Go go, Chunk chunk) {
    try {
      return db.transact(h -> write(h, go, chunk, lines.get(wish.kind()).take(h, chunk.readable(), wish.by())));
    } catch (RuntimeException e) {
      LOG.atInfo().addKeyValue("import", go.job().id().toString()).setCause(e).log("a chunk is taken line by line");
      return db.transact(h -> write(h, go, chunk, chunk.readable().stream().map(fields -> one(h, wish, fields)).toList()));
    }
  }

  private Taken one(Handle h, Wish wish, Map<String, String> fields) {
    h.savepoint("line");
    try {
      var taken = lines.get(wish.kind()).take(h, List.of(fields), wish.by()).getFirst();
      h.releaseSavepoint("line");
      return taken;
    } catch (RuntimeException e) {
      h.rollbackToSavepoint("line");
      return Taken.refused(Flaw.LINE, "not_acceptable");
    }
  }

  private Outcome<Boolean> write(Handle h, Start.Go go, Chunk chunk, List<Taken> readable) {
    var taken = chunk.all(readable);
    var refusals = chunk.refusals(taken);
    if (!IntakeSql.advance(h, go.job().id(), go.runner(), chunk.sums(taken), chunk.cursor(), chunk.digest(), clock.instant())) {
      return Outcome.refuse(false);
    }
    if (!refusals.isEmpty()) {
      IntakeSql.refuse(h, go.job().id(), refusals);
    }
    return Outcome.commit(true);
  }

  public Optional<ImportJob> byId(ImportId id) {
    return db.read(h -> IntakeSql.byId(h, id));
  }

  /// The imports, newest first; the cursor is an import's id.
  public Page<ImportJob> list(PageRequest page) {
    return Page.cut(db.read(h -> IntakeSql.page(h, page.after().map(ImportId::parse), page.limit() + 1)), page, job -> job.id().toString());
  }

  /// Hands out the refused lines one after the other, in the order of the file, without holding them all.
  public void refusals(ImportId id, Consumer<Refusal> to) {
    var last = new Refusal(0, -1, "", "");
    while (true) {
      var after = last;
      var some = db.read(h -> IntakeSql.refusals(h, id, after.line(), after.place(), REFUSALS_BATCH));
      if (some.isEmpty()) {
        return;
      }
      some.forEach(to);
      last = some.getLast();
    }
  }

  private static Actor actor(Wish wish) {
    return wish.by().map(Actor::of).orElse(Actor.SYSTEM);
  }
}
