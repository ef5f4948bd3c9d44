package club.vafa.award;

import club.vafa.value.ApprovalId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class AdjustmentSql {

  private static final String SELECT = """
      select member_id as member, id, points, words, made_by, made_at, state, transfer_id as transfer, unit, reverses
      from adjustment
      """;

  private AdjustmentSql() {}

  static void insert(Handle h, Adjustment a, Optional<ApprovalId> approval) {
    h.createUpdate("""
        insert into adjustment (member_id, id, points, words, made_by, made_at, state, approval_id, transfer_id, ended_at, unit,
          reverses)
        values (:member, :id, :points, :words, :madeBy, :madeAt, :state, :approval, :transfer, :endedAt, :unit, :reverses)
        """)
        .bind("member", a.member()).bind("id", a.id()).bind("points", a.points()).bind("words", a.words())
        .bind("unit", a.unit()).bind("reverses", a.reverses().orElse(null)).bind("madeBy", a.madeBy()).bind("madeAt", a.madeAt()).bind("state", a.state())
        .bind("approval", approval.orElse(null)).bind("transfer", a.transfer().orElse(null))
        .bind("endedAt", a.state() == Adjustment.State.WAITING ? null : a.madeAt())
        .execute();
  }

  static void end(Handle h, Adjustment a, Adjustment.State state, Optional<TransferId> transfer, Instant at) {
    h.createUpdate("update adjustment set state = :state, transfer_id = :transfer, ended_at = :at where member_id = :member and id = :id")
        .bind("member", a.member()).bind("id", a.id()).bind("state", state).bind("transfer", transfer.orElse(null)).bind("at", at)
        .execute();
  }

  static Optional<Adjustment> lock(Handle h, AdjustmentId id) {
    return h.createQuery(SELECT + "where id = :id for update").bind("id", id).mapTo(Adjustment.class).findOne();
  }

  static List<Adjustment> waiting(Handle h, Optional<UUID> after, int max) {
    return h.createQuery(SELECT
        + "where state = 'WAITING' and (cast(:after as uuid) is null or id > cast(:after as uuid)) order by id limit :max")
        .bind("after", after.orElse(null)).bind("max", max).mapTo(Adjustment.class).list();
  }
}
