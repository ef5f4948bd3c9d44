package club.vafa.approval;

import club.vafa.staff.PredefinedRole;
import club.vafa.staff.Staff;
import club.vafa.staff.StaffPerson;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.ApprovalId;
import club.vafa.value.Ids;
import club.vafa.value.StaffId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Records wishes for approval and the yes of a second person, all on the trail. Works in the caller's transaction, under the caller's lock
/// of the subject.
public final class Approvals {

  /// How long a wish must have stood before the owner may say yes alone. The database holds the same figure in approval_alone_waits.
  public static final int ALONE_AFTER_HOURS = 24;
  public static final int HISTORY_MAX = 50;

  private final Staff staff;
  private final Trail trail;
  private final InstantSource clock;

  public Approvals(Staff staff, Trail trail, InstantSource clock) {
    this.staff = staff;
    this.trail = trail;
    this.clock = clock;
  }

  /// Opens the wish; an earlier one about the same subject counts no more, whether it was answered or not.
  public ApprovalId request(Handle h, Wish wish, Actor by) {
    ApprovalSql.voidLive(h, wish.subject(), "requested again", clock.instant());
    var id = new ApprovalId(Ids.v7(clock));
    ApprovalSql.insert(h, id, wish, hash(wish.content()), clock.instant());
    record(h, by, "approval.request", wish.subject(), Map.of("approval", id.value(), "contentSha256", hex(wish.content())));
    return id;
  }

  /// Says yes to the content as it stands now, which must be the content that the wish was about.
  public Approving approve(Handle h, Subject subject, String contentNow, StaffId by, Optional<String> boardReference) {
    var found = ApprovalSql.lockLive(h, subject);
    if (found.isEmpty()) {
      return new Approving.NothingToApprove();
    }
    var approval = found.get();
    if (approval.yes().isPresent()) {
      return new Approving.AlreadyApproved(approval.yes().get().by(), approval.yes().get().at());
    }
    if (!approval.content().equals(contentNow)) {
      return new Approving.ContentChanged();
    }
    var able = staff.having(h, approval.permission());
    var person = able.stream().filter(p -> p.id().equals(by)).findFirst();
    if (person.isEmpty()) {
      return new Approving.NotAllowed(approval.permission());
    }
    boolean alone = approval.makers().contains(by);
    if (alone) {
      var refusal = refuseAlone(approval, person.get(), able);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    var reference = boardReference.map(String::strip).filter(r -> !r.isEmpty());
    if (approval.boardReference() && reference.isEmpty()) {
      return new Approving.BoardReferenceMissing();
    }
    var yes = new Approval.Yes(by, clock.instant(), alone, reference);
    ApprovalSql.approve(h, approval.id(), yes);
    record(h, Actor.of(by), "approval.approve", subject, Map.of("approval", approval.id().value(), "contentSha256", hex(contentNow),
        "alone", alone, "boardReference", yes.boardReference().orElse("")));
    return new Approving.Approved(approval.id(), yes.at(), alone);
  }

  /// Whether exactly this content has the yes of somebody who may give it.
  public boolean stands(Handle h, Subject subject, String contentNow) {
    return ApprovalSql.live(h, subject).filter(a -> a.yes().isPresent() && a.content().equals(contentNow)).isPresent();
  }

  /// Makes every wish and yes about the subject void, since it was edited or withdrawn.
  public void revoke(Handle h, Subject subject, String why, Actor by) {
    if (ApprovalSql.voidLive(h, subject, why, clock.instant()) > 0) {
      record(h, by, "approval.void", subject, Map.of("why", why));
    }
  }

  /// The wish that counts now, answered or not.
  public Optional<Approval> live(Handle h, Subject subject) {
    return ApprovalSql.live(h, subject);
  }

  /// All wishes about the subject, newest first.
  public List<Approval> history(Handle h, Subject subject) {
    return ApprovalSql.history(h, subject, HISTORY_MAX);
  }

  private Optional<Approving> refuseAlone(Approval approval, StaffPerson person, List<StaffPerson> able) {
    if (able.size() > 1 || !person.roles().contains(PredefinedRole.OWNER.code())) {
      return Optional.of(new Approving.SamePerson());
    }
    Instant from = approval.requestedAt().plus(Duration.ofHours(ALONE_AFTER_HOURS));
    return clock.instant().isBefore(from) ? Optional.of(new Approving.AloneFrom(from)) : Optional.empty();
  }

  private void record(Handle h, Actor by, String action, Subject subject, Map<String, ?> facts) {
    trail.record(h, by, action, subject.type(), subject.id(), facts);
  }

  private static String hex(String content) {
    return HexFormat.of().formatHex(hash(content));
  }

  private static byte[] hash(String content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
