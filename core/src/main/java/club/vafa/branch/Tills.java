package club.vafa.branch;

import club.vafa.db.Db;
import club.vafa.trail.Actor;
import club.vafa.trail.Register;
import club.vafa.trail.Trail;
import club.vafa.value.BranchId;
import club.vafa.value.Ids;
import club.vafa.value.TillId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The tills of the branches.
public final class Tills {

  public static final int TILLS_A_BRANCH_MAX = 200;

  /// What became of the wish to add, rename, block or unblock a till.
  public sealed interface Writing {
    record Written(Till till) implements Writing {}

    record Unknown() implements Writing {}

    record CodeTaken(String code) implements Writing {}

    record TooMany(int limit) implements Writing {}
  }

  /// Whether a till may tell of a sale.
  public enum Admission { FINE, BLOCKED, UNKNOWN }

  private record Key(BranchId branch, String code) {}

  private final Db db;
  private final InstantSource clock;
  private final Register<Map<Key, Till>> all;

  public Tills(Db db, InstantSource clock, Trail trail) {
    this.db = db;
    this.clock = clock;
    this.all = new Register<>(db, trail, "till",
        h -> TillSql.all(h).stream().collect(Collectors.toUnmodifiableMap(t -> new Key(t.branchId(), t.code()), Function.identity())));
  }

  /// In the order of their codes.
  public List<Till> of(BranchId branch) {
    return db.read(TillSql::all).stream().filter(t -> t.branchId().equals(branch)).toList();
  }

  public Optional<Till> byId(TillId id) {
    return db.read(TillSql::all).stream().filter(t -> t.id().equals(id)).findFirst();
  }

  /// Where only known tills may sell, one that the copy does not show may have been added a moment ago by another process.
  public Admission admission(BranchId branch, String code, boolean knownOnly) {
    var till = Optional.ofNullable(all.copy().get(new Key(branch, code)));
    if (till.isEmpty() && knownOnly) {
      till = db.read(h -> TillSql.find(h, branch, code));
    }
    if (till.isEmpty()) {
      return knownOnly ? Admission.UNKNOWN : Admission.FINE;
    }
    return till.get().blocked() ? Admission.BLOCKED : Admission.FINE;
  }

  public Writing add(Actor by, BranchId branch, String code, String name) {
    var till = new Till(new TillId(Ids.v7(clock)), branch, code, name, Optional.empty());
    return all.write(by, h -> {
      // Under the lock of the branch, so that the limit holds for those who add at the same moment.
      if (BranchSql.locked(h, branch).isEmpty()) {
        return Register.refused(new Writing.Unknown());
      }
      if (TillSql.count(h, branch) >= TILLS_A_BRANCH_MAX) {
        return Register.refused(new Writing.TooMany(TILLS_A_BRANCH_MAX));
      }
      TillSql.insert(h, till, clock.instant());
      return Register.done(new Writing.Written(till), "add", till.id().value(), Map.of("code", code, "branch", branch.toString()));
    }, "till_code", new Writing.CodeTaken(code));
  }

  public Writing rename(Actor by, TillId id, String name) {
    return change(by, id, "rename", till -> new Till(till.id(), till.branchId(), till.code(), name, till.blockedAt()));
  }

  /// From now on its sales are refused, at the latest when the copies of other processes have aged.
  public Writing block(Actor by, TillId id) {
    var now = Optional.of(clock.instant());
    return change(by, id, "block", till -> new Till(till.id(), till.branchId(), till.code(), till.name(), till.blockedAt().or(() -> now)));
  }

  public Writing unblock(Actor by, TillId id) {
    return change(by, id, "unblock", till -> new Till(till.id(), till.branchId(), till.code(), till.name(), Optional.empty()));
  }

  private Writing change(Actor by, TillId id, String act, UnaryOperator<Till> change) {
    return all.write(by, h -> TillSql.locked(h, id).map(change).map(till -> {
      TillSql.update(h, till);
      return Register.<Writing>done(new Writing.Written(till), act, id.value(), Map.of("code", till.code(), "name", till.name()));
    }).orElseGet(() -> Register.refused(new Writing.Unknown())));
  }
}
