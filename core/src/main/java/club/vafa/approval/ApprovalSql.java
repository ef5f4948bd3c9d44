package club.vafa.approval;

import club.vafa.staff.Permission;
import club.vafa.value.ApprovalId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

final class ApprovalSql {

  record Row(ApprovalId id, String subjectType, UUID subjectId, Permission permission, String content, List<UUID> makers,
      boolean boardDemanded, Instant requestedAt, Optional<StaffId> approvedBy, Optional<Instant> approvedAt, boolean alone,
      Optional<String> boardReference, Optional<Instant> voidedAt, Optional<String> voidedWhy) {

    Approval approval() {
      var madeBy = makers.stream().map(StaffId::new).collect(Collectors.toSet());
      var yes = approvedBy.map(by -> new Approval.Yes(by, approvedAt.orElseThrow(), alone, boardReference));
      var voided = voidedAt.map(at -> new Approval.Voided(at, voidedWhy.orElseThrow()));
      return new Approval(id, new Subject(subjectType, subjectId), permission, content, madeBy, boardDemanded, requestedAt, yes, voided);
    }
  }

  private static final String COLUMNS = """
      id, subject_type, subject_id, permission, content, makers, board_demanded, requested_at, approved_by, approved_at, alone,
      board_reference, voided_at, voided_why
      """;

  private ApprovalSql() {}

  static void insert(Handle h, ApprovalId id, Wish wish, byte[] hash, Instant at) {
    h.createUpdate("""
        insert into approval (id, subject_type, subject_id, permission, content, content_hash, makers, board_demanded, requested_at)
        values (:id, :subjectType, :subjectId, :permission, :content, :hash, :makers, :boardDemanded, :at)
        """)
        .bind("id", id).bind("subjectType", wish.subject().type()).bind("subjectId", wish.subject().id())
        .bind("permission", wish.permission()).bind("content", wish.content()).bind("hash", hash)
        .bindArray("makers", UUID.class, wish.makers().stream().map(StaffId::value).sorted().toList())
        .bind("boardDemanded", wish.boardReference()).bind("at", at)
        .execute();
  }

  static int voidLive(Handle h, Subject subject, String why, Instant at) {
    return h.createUpdate("""
        update approval set voided_at = :at, voided_why = :why
        where subject_type = :type and subject_id = :id and voided_at is null
        """)
        .bind("type", subject.type()).bind("id", subject.id()).bind("why", why).bind("at", at).execute();
  }

  static Optional<Approval> lockLive(Handle h, Subject subject) {
    return live(h, subject, "for update");
  }

  static Optional<Approval> live(Handle h, Subject subject) {
    return live(h, subject, "");
  }

  static void approve(Handle h, ApprovalId id, Approval.Yes yes) {
    h.createUpdate("update approval set approved_by = :by, approved_at = :at, alone = :alone, board_reference = :reference where id = :id")
        .bind("id", id).bind("by", yes.by()).bind("at", yes.at()).bind("alone", yes.alone())
        .bind("reference", yes.boardReference().orElse(null))
        .execute();
  }

  static List<Approval> history(Handle h, Subject subject, int max) {
    return h.createQuery("select " + COLUMNS + " from approval where subject_type = :type and subject_id = :id order by id desc limit :max")
        .bind("type", subject.type()).bind("id", subject.id()).bind("max", max)
        .mapTo(Row.class).map(Row::approval).list();
  }

  private static Optional<Approval> live(Handle h, Subject subject, String lock) {
    return h.createQuery("select " + COLUMNS + " from approval where subject_type = :type and subject_id = :id and voided_at is null "
        + lock)
        .bind("type", subject.type()).bind("id", subject.id())
        .mapTo(Row.class).map(Row::approval).findOne();
  }
}
