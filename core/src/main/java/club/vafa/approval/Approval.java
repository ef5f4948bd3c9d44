package club.vafa.approval;

import club.vafa.staff.Permission;
import club.vafa.value.ApprovalId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A wish for approval and what became of it. The content is kept word for word, so that what was approved can be read later.
public record Approval(ApprovalId id, Subject subject, Permission permission, String content, Set<StaffId> makers, boolean boardReference,
    Instant requestedAt, Optional<Yes> yes, Optional<Voided> voided) {

  /// Who said yes and when, alone or not, and under which reference of the board.
  public record Yes(StaffId by, Instant at, boolean alone, Optional<String> boardReference) {}

  public record Voided(Instant at, String why) {}

  public boolean open() {
    return yes.isEmpty() && voided.isEmpty();
  }
}
