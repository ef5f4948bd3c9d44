package club.vafa.staff;

import club.vafa.value.RoleId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class RoleSql {

  record Row(RoleId id, String code, String nameFa, String nameEn, boolean predefined, List<String> permissions) {
  }

  private RoleSql() {
  }

  static List<Row> all(Handle h) {
    return h.createQuery("""
        select id, code, name_fa, name_en, predefined, permissions
        from role
        order by predefined desc, code
        """)
        .mapTo(Row.class).list();
  }

  static Optional<Row> byCode(Handle h, String code) {
    return h.createQuery("""
        select id, code, name_fa, name_en, predefined, permissions
        from role
        where code = :code
        """)
        .bind("code", code).mapTo(Row.class).findOne();
  }

  static Optional<Row> lock(Handle h, RoleId id) {
    return h.createQuery("""
        select id, code, name_fa, name_en, predefined, permissions
        from role
        where id = :id
        for update
        """)
        .bind("id", id).mapTo(Row.class).findOne();
  }

  static void insert(Handle h, Role role) {
    h.createUpdate("""
        insert into role (id, code, name_fa, name_en, predefined, permissions)
        values (:id, :code, :nameFa, :nameEn, false, :permissions)
        """)
        .bind("id", role.id()).bind("code", role.code()).bind("nameFa", role.name().fa()).bind("nameEn", role.name().en())
        .bindArray("permissions", String.class, names(role)).execute();
  }

  static void update(Handle h, Role role) {
    h.createUpdate("""
        update role set name_fa = :nameFa, name_en = :nameEn, permissions = :permissions
        where id = :id
        """)
        .bind("id", role.id()).bind("nameFa", role.name().fa()).bind("nameEn", role.name().en())
        .bindArray("permissions", String.class, names(role)).execute();
  }

  private static List<String> names(Role role) {
    return role.permissions().stream().map(Permission::name).sorted().toList();
  }
}
