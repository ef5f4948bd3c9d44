package club.vafa.tier;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.trail.Actor;
import club.vafa.trail.Register;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.TierId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The programme in force, and how staff change it. A change lowers nobody: who has a level that is no longer there, or has too little for
/// it now, keeps it until the next review. Who reaches a higher one by it is raised soon after it, by [Raises].
public final class Programmes {

  /// What became of the wish to change the programme.
  public sealed interface Changing {
    record Changed(Programme programme) implements Changing {}

    record Wrong(List<ProgrammeDraft.Problem> problems) implements Changing {}
  }

  private static final UUID THE_PROGRAMME = new UUID(0, 0);
  private static final int RANK_STEP = 100;

  private final Db db;
  private final Clubs clubs;
  private final InstantSource clock;
  private final Register<Programme> register;

  public Programmes(Db db, Clubs clubs, Trail trail, InstantSource clock) {
    this.db = db;
    this.clubs = clubs;
    this.clock = clock;
    this.register = new Register<>(db, trail, "tier", TierSql::programme);
  }

  public Programme now() {
    return register.copy();
  }

  /// Whether members are still being raised who reach a higher level since the last change.
  public boolean raising() {
    return db.read(RaiseSql::open).isPresent();
  }

  /// Puts the draft in force as a whole. Levels keep their codes; those that it leaves out are retired.
  public Changing change(Actor by, ProgrammeDraft draft) {
    var problems = draft.problems();
    if (!problems.isEmpty()) {
      return new Changing.Wrong(problems);
    }
    return register.write(by, h -> {
      TierSql.lockProgramme(h);
      var before = TierSql.programme(h);
      boolean otherMeasure = before.measure() != draft.measure();
      boolean otherWindow = otherMeasure || !before.window().equals(draft.window());
      TierSql.setProgramme(h, draft, otherWindow ? Optional.of(clubs.today()) : Optional.empty());
      if (otherWindow) {
        ReviewSql.forget(h, clock.instant());
      }
      setTiers(h, before, draft, otherMeasure);
      RaiseSql.begin(h);
      return Register.done(new Changing.Changed(TierSql.programme(h)), "programme", THE_PROGRAMME, Map.of("change", draft));
    });
  }

  private void setTiers(Handle h, Programme before, ProgrammeDraft draft, boolean otherMeasure) {
    TierSql.retireAll(h, clock.instant());
    for (int i = 0; i < draft.tiers().size(); i++) {
      var level = draft.tiers().get(i);
      var id = new TierId(Ids.v7(clock));
      TierSql.putInForce(h, id, new Tier(id, level.code(), level.name(), rank(i), level.threshold(), level.benefits()));
    }
    var kept = draft.tiers().stream().map(ProgrammeDraft.Level::code).toList();
    for (int i = 0; i < before.tiers().size(); i++) {
      var old = before.tiers().get(i);
      if (!kept.contains(old.code())) {
        // Just above the level that it corresponds to, so that nobody is lowered by rising to that one.
        TierSql.rank(h, old.id(), rank(otherMeasure ? Math.min(i, kept.size() - 1) : reachedBy(draft, old.threshold())) + 1);
      }
    }
    for (var old : before.retired()) {
      if (!kept.contains(old.code())) {
        TierSql.rank(h, old.id(), rank(reachedBy(draft, otherMeasure ? Long.MAX_VALUE : old.threshold())) + 1);
      }
    }
  }

  private static int reachedBy(ProgrammeDraft draft, long measured) {
    int reached = 0;
    while (reached + 1 < draft.tiers().size() && draft.tiers().get(reached + 1).threshold() <= measured) {
      reached++;
    }
    return reached;
  }

  private static int rank(int place) {
    return (place + 1) * RANK_STEP;
  }

}
