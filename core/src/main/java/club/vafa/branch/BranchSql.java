package club.vafa.branch;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

final class BranchSql {

  private BranchSql() {}

  static List<Branch> all(Handle h) {
    return h.createQuery("""
        select id, code, name_fa, name_en, address_fa, address_en, hours, latitude, longitude from branch order by code
        """).mapTo(Branch.class).list();
  }

  static void insert(Handle h, Branch branch, Instant at) {
    h.createUpdate("""
        insert into branch (id, code, name_fa, name_en, address_fa, address_en, hours, latitude, longitude, created_at)
        values (:id, :code, :nameFa, :nameEn, :addressFa, :addressEn, :hours, :latitude, :longitude, :at)
        """).bindMethods(branch).bind("at", at).execute();
  }
}
