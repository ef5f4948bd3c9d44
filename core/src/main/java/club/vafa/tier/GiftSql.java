package club.vafa.tier;

import club.vafa.value.MemberId;
import club.vafa.value.TierId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class GiftSql {

  /// A gift that was given and not taken back.
  record Given(MemberId memberId, TierId tierId, Programme.Measure measure, LocalDate measuredFrom, long threshold, long points,
      TransferId transferId) {}

  private GiftSql() {}

  static List<Given> given(Handle h, List<MemberId> ids) {
    return h.createQuery("""
        select member_id, tier_id, measure, measured_from, threshold, points, transfer_id from tier_gift
        where member_id = any(:ids) and taken_at is null
        """).bindArray("ids", UUID.class, ids.stream().map(MemberId::value).toList()).mapTo(Given.class).list();
  }

  static void give(Handle h, Given gift, Instant at) {
    h.createUpdate("""
        insert into tier_gift (member_id, tier_id, measure, measured_from, threshold, points, transfer_id, given_at)
        values (:member, :tier, :measure, :from, :threshold, :points, :transfer, :at)
        on conflict on constraint tier_gift_once do update
        set measure = excluded.measure, measured_from = excluded.measured_from, threshold = excluded.threshold, points = excluded.points,
          transfer_id = excluded.transfer_id, given_at = excluded.given_at, taken_at = null
        """)
        .bind("member", gift.memberId()).bind("tier", gift.tierId()).bind("measure", gift.measure()).bind("from", gift.measuredFrom())
        .bind("threshold", gift.threshold()).bind("points", gift.points()).bind("transfer", gift.transferId()).bind("at", at).execute();
  }

  static void taken(Handle h, Given gift, Instant at) {
    h.createUpdate("update tier_gift set taken_at = :at where member_id = :member and tier_id = :tier")
        .bind("at", at).bind("member", gift.memberId()).bind("tier", gift.tierId()).execute();
  }
}
