package club.vafa.earning;

import club.vafa.value.BranchId;
import club.vafa.value.MemberId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class VisitSql {

  record Row(BranchId branchId, LocalDate businessDay) {}

  private VisitSql() {}

  static boolean insert(Handle h, MemberId member, BranchId branch, LocalDate day, Instant at, Optional<StaffId> by) {
    return h.createUpdate("""
        insert into earning_visit (member_id, branch_id, business_day, at, recorded_by) values (:member, :branch, :day, :at, :by)
        on conflict on constraint earning_visit_pk do nothing
        """)
        .bind("member", member).bind("branch", branch).bind("day", day).bind("at", at).bind("by", by.orElse(null)).execute() == 1;
  }

  static List<Row> ofPerson(Handle h, UUID[] ids) {
    return h.createQuery("select branch_id, business_day from earning_visit where member_id = any(:ids) order by business_day, branch_id")
        .bindArray("ids", UUID.class, (Object[]) ids).mapTo(Row.class).list();
  }
}
