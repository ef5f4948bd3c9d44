package club.vafa.staff;

import club.vafa.value.BranchId;
import club.vafa.value.PartnerId;
import club.vafa.value.StaffId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Somebody of the staff: roles by their codes, and the branches to which the work is limited; none, not limited. A person of a partner's staff does that partner's business alone. */
public record StaffPerson(StaffId id, String name, boolean active, Set<String> roles, Set<BranchId> branches,
    Optional<PartnerId> partner) {
  public static final int NAME_CHARS_MAX = 60;

  public StaffPerson {
    roles = Set.copyOf(roles);
    branches = Set.copyOf(branches);
  }

  public StaffPerson(StaffId id, String name, boolean active, Set<String> roles, Set<BranchId> branches) {
    this(id, name, active, roles, branches, Optional.empty());
  }

  static StaffPerson of(StaffSql.Row row) {
    return new StaffPerson(row.id(), row.name(), row.active(), Set.copyOf(row.roles()), StaffSql.branches(row.branches()), row.partnerId());
  }

  static List<StaffPerson> all(List<StaffSql.Row> rows) {
    return rows.stream().map(StaffPerson::of).toList();
  }
}
