package club.vafa.staff;

import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.value.StaffId;
import java.util.Set;
import java.util.UUID;

/** Who is calling, what they may do, and where; no branches, everywhere. The token's id stands for the caller in the keys of requests. */
public record Session(StaffId staffId, UUID tokenId, String name, Set<Permission> permissions, Set<BranchId> branches) {
  public Session {
    permissions = Set.copyOf(permissions);
    branches = Set.copyOf(branches);
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }

  public boolean mayAt(BranchId branch) {
    return branches.isEmpty() || branches.contains(branch);
  }

  public Actor actor() {
    return Actor.of(staffId);
  }
}
