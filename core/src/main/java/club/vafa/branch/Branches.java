package club.vafa.branch;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.Snapshot;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.BranchId;
import club.vafa.value.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The branches of the club.
public final class Branches {

  private static final long AGE_MILLIS_MAX = 3_000;

  /// What became of the wish to add a branch.
  public sealed interface Adding {
    record Added(Branch branch) implements Adding {}

    record CodeTaken(String code) implements Adding {}
  }

  private final Db db;
  private final InstantSource clock;
  private final Trail trail;
  private final Snapshot<List<Branch>> all;

  public Branches(Db db, InstantSource clock, Trail trail) {
    this.db = db;
    this.clock = clock;
    this.trail = trail;
    this.all = new Snapshot<>(db, AGE_MILLIS_MAX, BranchSql::all);
  }

  /// All of them, in the order of their codes.
  public List<Branch> list() {
    return all.get();
  }

  public Optional<Branch> byCode(String code) {
    return find(b -> b.code().equals(code));
  }

  public Optional<Branch> byId(BranchId id) {
    return find(b -> b.id().equals(id));
  }

  /// A branch that the copy does not show may have been added a moment ago by another process.
  private Optional<Branch> find(Predicate<Branch> wanted) {
    var known = all.get().stream().filter(wanted).findFirst();
    return known.isPresent() ? known : db.read(BranchSql::all).stream().filter(wanted).findFirst();
  }

  public Adding add(Actor by, NewBranch wish) {
    var branch = new Branch(new BranchId(Ids.v7(clock)), wish.code(), wish.name().fa(), wish.name().en(), wish.address().fa(), wish.address().en(),
        wish.hours(), wish.latitude(), wish.longitude());
    return db.transact(h -> {
      BranchSql.insert(h, branch, clock.instant());
      trail.record(h, by, "branch.add", "branch", branch.id().value(), Map.of("code", wish.code()));
      all.forgetAfter(h);
      return Outcome.commit(new Adding.Added(branch));
    }, constraint -> constraint.equals("branch_code") ? Optional.of(new Adding.CodeTaken(wish.code())) : Optional.empty());
  }
}
