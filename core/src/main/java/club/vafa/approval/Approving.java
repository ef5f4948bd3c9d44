package club.vafa.approval;

import club.vafa.staff.Permission;
import club.vafa.value.ApprovalId;
import club.vafa.value.StaffId;
import java.time.Instant;

/// What became of somebody's yes.
public sealed interface Approving {

  /// It counts. Alone: the owner said it for want of a second person.
  record Approved(ApprovalId id, Instant at, boolean alone) implements Approving {}

  /// Nothing waits for approval here.
  record NothingToApprove() implements Approving {}

  /// Who made it cannot approve it, and there is somebody else who can.
  record SamePerson() implements Approving {}

  /// Nobody else can: the owner may do it alone, from this moment on.
  record AloneFrom(Instant from) implements Approving {}

  record NotAllowed(Permission missing) implements Approving {}

  /// What stands there now is not what the wish was about.
  record ContentChanged() implements Approving {}

  record AlreadyApproved(StaffId by, Instant at) implements Approving {}

  /// The club demands the reference of its board's decision.
  record BoardReferenceMissing() implements Approving {}
}
