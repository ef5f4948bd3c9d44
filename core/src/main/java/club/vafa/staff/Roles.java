package club.vafa.staff;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.RoleId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** The roles: the predefined ones, and those that the club has made itself. */
public final class Roles {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,39}");

  private final Db db;
  private final Trail trail;

  public Roles(Db db, Trail trail) {
    this.db = db;
    this.trail = trail;
  }

  public List<Role> list() {
    return db.read(RoleSql::all).stream().map(Roles::role).toList();
  }

  /** A role of the club's own, of any combination of permissions that its maker has. */
  public RoleChange define(Session by, String code, LocalText name, Set<Permission> permissions) {
    if (!CODE.matcher(code).matches()) {
      return new RoleChange.CodeRefused();
    }
    var missing = beyond(by, permissions);
    if (!missing.isEmpty()) {
      return new RoleChange.BeyondOwnPermissions(missing);
    }
    var role = new Role(new RoleId(Ids.random()), code, name, false, permissions);
    return db.<RoleChange>transact(h -> {
      RoleSql.insert(h, role);
      record(h, by, "role.define", role);
      return Outcome.commit(new RoleChange.Done(role));
    }, constraint -> constraint.equals("role_code") ? Optional.of(new RoleChange.CodeTaken()) : Optional.empty());
  }

  public RoleChange change(Session by, RoleId id, LocalText name, Set<Permission> permissions) {
    var missing = beyond(by, permissions);
    if (!missing.isEmpty()) {
      return new RoleChange.BeyondOwnPermissions(missing);
    }
    return db.transact(h -> {
      var row = RoleSql.lock(h, id);
      if (row.isEmpty()) {
        return Outcome.refuse(new RoleChange.Unknown());
      }
      if (row.get().predefined()) {
        return Outcome.refuse(new RoleChange.Predefined());
      }
      var role = new Role(id, row.get().code(), name, false, permissions);
      RoleSql.update(h, role);
      record(h, by, "role.change", role);
      return Outcome.commit(new RoleChange.Done(role));
    });
  }

  private void record(Handle h, Session by, String action, Role role) {
    trail.record(h, by.actor(), action, "role", role.id().value(), Map.of("code", role.code(), "permissions", role.permissions()));
  }

  static Set<Permission> beyond(Session by, Set<Permission> wanted) {
    var missing = new HashSet<>(wanted);
    missing.removeAll(by.permissions());
    return missing;
  }

  static Role role(RoleSql.Row row) {
    return new Role(row.id(), row.code(), new LocalText(row.nameFa(), row.nameEn()), row.predefined(),
        permissions(row.code(), row.permissions()));
  }

  /** A name that this version of the program does not know gives nothing. */
  static Set<Permission> permissions(String code, List<String> stored) {
    var predefined = PredefinedRole.of(code);
    if (predefined.isPresent()) {
      return predefined.get().permissions();
    }
    var known = EnumSet.noneOf(Permission.class);
    for (var permission : Permission.values()) {
      if (stored.contains(permission.name())) {
        known.add(permission);
      }
    }
    return known;
  }
}
