package club.vafa.staff;

import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.value.PartnerId;
import club.vafa.value.StaffId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who is calling, what they may do, and where; no branches, everywhere; a partner, for that partner alone. The token's id stands for the caller in the keys of requests. */
public record Session(StaffId staffId, UUID tokenId, String name, Set<Permission> permissions, Set<BranchId> branches,
    Optional<PartnerId> partner) {
  public Session {
    permissions = Set.copyOf(permissions);
    branches = Set.copyOf(branches);
  }

  /** What somebody of a partner's staff may do at most: that partner's business. */
  private static final Set<Permission> OF_PARTNERS = Set.of(Permission.PARTNER_RECORD, Permission.SETTLEMENT_READ);

  public Session(StaffId staffId, UUID tokenId, String name, Set<Permission> permissions, Set<BranchId> branches) {
    this(staffId, tokenId, name, permissions, branches, Optional.empty());
  }

  /** Whether the work is for the whole club, not for some branches or a partner. */
  public boolean unlimited() {
    return branches.isEmpty() && partner.isEmpty();
  }

  public boolean mayFor(PartnerId other) {
    return branches.isEmpty() && (partner.isEmpty() || partner.get().equals(other));
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission) && (partner.isEmpty() || OF_PARTNERS.contains(permission));
  }

  public boolean mayAt(BranchId branch) {
    return partner.isEmpty() && (branches.isEmpty() || branches.contains(branch));
  }

  public Actor actor() {
    return Actor.of(staffId);
  }
}
