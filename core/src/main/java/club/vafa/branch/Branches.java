package club.vafa.branch;

import club.vafa.db.Db;
import club.vafa.trail.Actor;
import club.vafa.trail.Register;
import club.vafa.trail.Trail;
import club.vafa.value.BranchId;
import club.vafa.value.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// The branches of the club.
public final class Branches {

  /// What became of the wish to add a branch.
  public sealed interface Adding {
    record Added(Branch branch) implements Adding {}

    record CodeTaken(String code) implements Adding {}

    /// The hours contradict themselves in this field.
    record WrongHours(String field) implements Adding {}
  }

  /// What became of the wish to change, close or reopen a branch.
  public sealed interface Changing {
    record Changed(Branch branch) implements Changing {}

    record Unknown() implements Changing {}

    record WrongHours(String field) implements Changing {}

    /// It is closed already, or open already.
    record AlreadySo(Branch branch) implements Changing {}
  }

  private final Db db;
  private final InstantSource clock;
  private final Register<List<Branch>> all;

  public Branches(Db db, InstantSource clock, Trail trail) {
    this.db = db;
    this.clock = clock;
    this.all = new Register<>(db, trail, "branch", BranchSql::all);
  }

  /// All of them, closed ones too, in the order of their codes.
  public List<Branch> list() {
    return all.copy();
  }

  public Optional<Branch> byCode(String code) {
    return find(b -> b.code().equals(code));
  }

  public Optional<Branch> byId(BranchId id) {
    return find(b -> b.id().equals(id));
  }

  /// A branch that the copy does not show may have been added a moment ago by another process.
  private Optional<Branch> find(Predicate<Branch> wanted) {
    var known = all.copy().stream().filter(wanted).findFirst();
    return known.isPresent() ? known : db.read(BranchSql::all).stream().filter(wanted).findFirst();
  }

  public Adding add(Actor by, NewBranch wish) {
    var wrong = wish.opening().flatMap(OpeningHours::problem);
    if (wrong.isPresent()) {
      return new Adding.WrongHours(wrong.get());
    }
    var branch = Branch.of(new BranchId(Ids.v7(clock)), wish, Optional.empty());
    return all.write(by, h -> {
      BranchSql.insert(h, branch, clock.instant());
      return Register.done(new Adding.Added(branch), "add", branch.id().value(), Map.of("code", wish.code()));
    }, "branch_code", new Adding.CodeTaken(wish.code()));
  }

  /// Sets everything but the code as it is wished; what is left out of the wish is left out of the branch.
  public Changing change(Actor by, BranchId id, NewBranch wish) {
    var wrong = wish.opening().flatMap(OpeningHours::problem);
    if (wrong.isPresent()) {
      return new Changing.WrongHours(wrong.get());
    }
    return all.write(by, h -> BranchSql.locked(h, id).map(now -> {
      var changed = Branch.of(id, wish.under(now.code()), now.closedAt());
      return written(h, changed, "change", Map.of("code", now.code(), "wish", wish));
    }).orElseGet(() -> Register.refused(new Changing.Unknown())));
  }

  /// From now on nothing is sold here; sales of before may still be told.
  public Changing close(Actor by, BranchId id) {
    return state(by, id, "close", Optional.of(clock.instant()));
  }

  public Changing reopen(Actor by, BranchId id) {
    return state(by, id, "reopen", Optional.empty());
  }

  private Changing state(Actor by, BranchId id, String act, Optional<Instant> closedAt) {
    return all.write(by, h -> BranchSql.locked(h, id).map(now -> now.closed() == closedAt.isPresent()
            ? Register.<Changing>refused(new Changing.AlreadySo(now)) : written(h, now.closedAt(closedAt), act, Map.of("code", now.code())))
        .orElseGet(() -> Register.refused(new Changing.Unknown())));
  }

  private static Register.Writing<Changing> written(Handle h, Branch branch, String act, Map<String, ?> facts) {
    BranchSql.update(h, branch);
    return Register.done(new Changing.Changed(branch), act, branch.id().value(), facts);
  }
}
