package club.vafa.branch;

import club.vafa.value.BranchId;
import club.vafa.value.TillId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class TillSql {

  private TillSql() {}

  static List<Till> all(Handle h) {
    return h.createQuery("select id, branch_id, code, name, blocked_at from till order by branch_id, code").mapTo(Till.class).list();
  }

  static Optional<Till> find(Handle h, BranchId branch, String code) {
    return h.createQuery("select id, branch_id, code, name, blocked_at from till where branch_id = :branch and code = :code")
        .bind("branch", branch).bind("code", code).mapTo(Till.class).findOne();
  }

  static Optional<Till> locked(Handle h, TillId id) {
    return h.createQuery("select id, branch_id, code, name, blocked_at from till where id = :id for update").bind("id", id).mapTo(Till.class).findOne();
  }

  static int count(Handle h, BranchId branch) {
    return h.createQuery("select count(*) from till where branch_id = :branch").bind("branch", branch).mapTo(Integer.class).one();
  }

  static void insert(Handle h, Till till, Instant at) {
    h.createUpdate("insert into till (id, branch_id, code, name, created_at) values (:id, :branchId, :code, :name, :at)")
        .bindMethods(till).bind("at", at).execute();
  }

  static void update(Handle h, Till till) {
    h.createUpdate("update till set name = :name, blocked_at = :blockedAt where id = :id").bindMethods(till).execute();
  }
}
