package club.vafa.staff;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.trail.Trail;
import club.vafa.value.BranchId;
import club.vafa.value.Ids;
import club.vafa.value.PartnerId;
import club.vafa.value.StaffId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The people of the staff and their roles. */
public final class Staff {
  private final Db db;
  private final Trail trail;
  private final InstantSource clock;

  public Staff(Db db, Trail trail, InstantSource clock) {
    this.db = db;
    this.trail = trail;
    this.clock = clock;
  }

  public List<StaffPerson> list() {
    return StaffPerson.all(db.read(StaffSql::all));
  }

  public Optional<StaffPerson> byId(Handle h, StaffId id) {
    return StaffSql.byId(h, id).map(StaffPerson::of);
  }

  /** Everybody active who has the permission; an approval asks whether there is a second person. */
  public List<StaffPerson> having(Handle h, Permission permission) {
    var codes = RoleSql.all(h).stream().map(Roles::role).filter(role -> role.permissions().contains(permission)).map(Role::code).toList();
    return StaffPerson.all(StaffSql.withRoles(h, codes));
  }

  public StaffChange add(Session by, String name, Set<String> roles, Set<BranchId> branches) {
    return add(by, name, roles, branches, Optional.empty());
  }

  public StaffChange add(Session by, String name, Set<String> roles, Set<BranchId> branches, Optional<PartnerId> partner) {
    return db.transact(h -> {
      var person = new StaffPerson(new StaffId(Ids.random()), name.strip(), true, roles, branches, partner);
      var refusal = refusal(h, by, person);
      if (refusal.isPresent()) {
        return Outcome.refuse(refusal.get());
      }
      add(h, person);
      record(h, by, "staff.add", person);
      return Outcome.commit(new StaffChange.Done(person));
    });
  }

  public StaffChange change(Session by, StaffPerson wanted) {
    return db.transact(h -> {
      var before = StaffSql.lock(h, wanted.id()).flatMap(id -> byId(h, id));
      if (before.isEmpty()) {
        return Outcome.refuse(new StaffChange.Unknown());
      }
      var refusal = refusal(h, by, wanted).or(() -> refusal(h, by, before.get()));
      if (refusal.isPresent()) {
        return Outcome.refuse(refusal.get());
      }
      if (isOwner(before.get()) && !isOwner(wanted) && onlyOwner(h)) {
        return Outcome.refuse(new StaffChange.LastOwner());
      }
      StaffSql.update(h, wanted);
      StaffSql.setRoles(h, wanted.id(), wanted.roles());
      record(h, by, "staff.change", wanted);
      return Outcome.commit(new StaffChange.Done(wanted));
    });
  }

  /** For the first owner and the sample club, which nobody's session can vouch for. */
  StaffPerson add(Handle h, StaffPerson person) {
    StaffSql.insert(h, person, clock.instant());
    StaffSql.setRoles(h, person.id(), person.roles());
    return person;
  }

  /** Somebody of a predefined role, made by the program itself while a club is set up. */
  public StaffPerson setUp(Handle h, String name, PredefinedRole role, Set<BranchId> branches) {
    return add(h, new StaffPerson(new StaffId(Ids.random()), name, true, Set.of(role.code()), branches));
  }

  private static Optional<StaffChange> refusal(Handle h, Session by, StaffPerson wanted) {
    if (wanted.name().isBlank() || wanted.name().length() > StaffPerson.NAME_CHARS_MAX) {
      return Optional.of(new StaffChange.NameRefused());
    }
    var permissions = new HashSet<Permission>();
    for (var code : new ArrayList<>(wanted.roles())) {
      var role = RoleSql.byCode(h, code).map(Roles::role);
      if (role.isEmpty()) {
        return Optional.of(new StaffChange.UnknownRole(code));
      }
      permissions.addAll(role.get().permissions());
    }
    var missing = Roles.beyond(by, permissions);
    return missing.isEmpty() ? Optional.empty() : Optional.of(new StaffChange.BeyondOwnPermissions(missing));
  }

  private static boolean isOwner(StaffPerson person) {
    return person.active() && person.roles().contains(PredefinedRole.OWNER.code());
  }

  /** The owners are locked, so that two owners cannot dismiss each other at the same moment. */
  private static boolean onlyOwner(Handle h) {
    return StaffSql.lockOwners(h, PredefinedRole.OWNER.code()).size() <= 1;
  }

  private void record(Handle h, Session by, String action, StaffPerson person) {
    trail.record(h, by.actor(), action, "staff", person.id().value(),
        Map.of("roles", person.roles(), "active", person.active(),
            "branches", person.branches().stream().map(BranchId::toString).toList()));
  }
}
