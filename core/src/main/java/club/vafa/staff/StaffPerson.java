package club.vafa.staff;

import club.vafa.value.BranchId;
import club.vafa.value.StaffId;
import java.util.List;
import java.util.Set;

/** Somebody of the staff: roles by their codes, and the branches to which the work is limited; none, not limited. */
public record StaffPerson(StaffId id, String name, boolean active, Set<String> roles, Set<BranchId> branches) {
  public static final int NAME_CHARS_MAX = 60;

  public StaffPerson {
    roles = Set.copyOf(roles);
    branches = Set.copyOf(branches);
  }

  static StaffPerson of(StaffSql.Row row) {
    return new StaffPerson(row.id(), row.name(), row.active(), Set.copyOf(row.roles()), StaffSql.branches(row.branches()));
  }

  static List<StaffPerson> all(List<StaffSql.Row> rows) {
    return rows.stream().map(StaffPerson::of).toList();
  }
}
