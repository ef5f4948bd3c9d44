package club.vafa.branch;

import club.vafa.db.Json;
import club.vafa.value.BranchId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class BranchSql {

  record Row(BranchId id, String code, String nameFa, String nameEn, String addressFa, String addressEn, String hours, Optional<Double> latitude,
      Optional<Double> longitude, Optional<String> opening, Optional<String> phone, Optional<String> ownerName, Optional<Instant> closedAt) {

    Branch branch() {
      return new Branch(id, code, nameFa, nameEn, addressFa, addressEn, hours, latitude, longitude,
          opening.map(o -> Json.read(o, OpeningHours.class)), phone, ownerName, closedAt);
    }
  }

  private BranchSql() {}

  static List<Branch> all(Handle h) {
    return h.createQuery("""
        select id, code, name_fa, name_en, address_fa, address_en, hours, latitude, longitude, opening::text as opening, phone, owner_name, closed_at
        from branch order by code
        """).mapTo(Row.class).list().stream().map(Row::branch).toList();
  }

  /// Under the lock, so that two who change one branch come one after the other.
  static Optional<Branch> locked(Handle h, BranchId id) {
    return h.createQuery("""
        select id, code, name_fa, name_en, address_fa, address_en, hours, latitude, longitude, opening::text as opening, phone, owner_name, closed_at
        from branch where id = :id for update
        """).bind("id", id).mapTo(Row.class).findOne().map(Row::branch);
  }

  static void insert(Handle h, Branch branch, Instant at) {
    h.createUpdate("""
        insert into branch (id, code, name_fa, name_en, address_fa, address_en, hours, latitude, longitude, opening, phone, owner_name, created_at)
        values (:id, :code, :nameFa, :nameEn, :addressFa, :addressEn, :hours, :latitude, :longitude, cast(:json as jsonb), :phone, :ownerName, :at)
        """).bindMethods(branch).bind("json", json(branch)).bind("at", at).execute();
  }

  static void update(Handle h, Branch branch) {
    h.createUpdate("""
        update branch set name_fa = :nameFa, name_en = :nameEn, address_fa = :addressFa, address_en = :addressEn, hours = :hours,
          latitude = :latitude, longitude = :longitude, opening = cast(:json as jsonb), phone = :phone, owner_name = :ownerName, closed_at = :closedAt
        where id = :id
        """).bindMethods(branch).bind("json", json(branch)).execute();
  }

  private static Optional<String> json(Branch branch) {
    return branch.opening().map(Json::write);
  }
}
