package club.vafa.staff;

import club.vafa.value.BranchId;
import club.vafa.value.PartnerId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

final class StaffSql {

  record Row(StaffId id, String name, boolean active, List<String> roles, List<UUID> branches, Optional<PartnerId> partnerId) {
  }

  private StaffSql() {
  }

  static Set<BranchId> branches(List<UUID> ids) {
    return ids.stream().map(BranchId::new).collect(Collectors.toUnmodifiableSet());
  }

  static List<Row> all(Handle h) {
    return h.createQuery("""
        select s.id, s.name, s.active, s.branches, s.partner_id,
               array(select r.code from staff_role sr join role r on r.id = sr.role_id where sr.staff_id = s.id) as roles
        from staff s
        order by s.created_at, s.id
        """)
        .mapTo(Row.class).list();
  }

  static Optional<Row> byId(Handle h, StaffId id) {
    return h.createQuery("""
        select s.id, s.name, s.active, s.branches, s.partner_id,
               array(select r.code from staff_role sr join role r on r.id = sr.role_id where sr.staff_id = s.id) as roles
        from staff s
        where s.id = :id
        """)
        .bind("id", id).mapTo(Row.class).findOne();
  }

  static List<Row> withRoles(Handle h, List<String> codes) {
    return h.createQuery("""
        select s.id, s.name, s.active, s.branches, s.partner_id,
               array(select r.code from staff_role sr join role r on r.id = sr.role_id where sr.staff_id = s.id) as roles
        from staff s
        where s.active
          and exists (select from staff_role sr join role r on r.id = sr.role_id where sr.staff_id = s.id and r.code = any(:codes))
        order by s.created_at, s.id
        """)
        .bindArray("codes", String.class, codes).mapTo(Row.class).list();
  }

  static Optional<StaffId> lock(Handle h, StaffId id) {
    return h.createQuery("select id from staff where id = :id for update").bind("id", id).mapTo(StaffId.class).findOne();
  }

  static List<StaffId> lockOwners(Handle h, String ownerCode) {
    return h.createQuery("""
        select s.id
        from staff s
        join staff_role sr on sr.staff_id = s.id
        join role r on r.id = sr.role_id
        where s.active and r.code = :code
        order by s.id
        for update of s
        """)
        .bind("code", ownerCode).mapTo(StaffId.class).list();
  }

  static void insert(Handle h, StaffPerson person, Instant at) {
    h.createUpdate("""
        insert into staff (id, name, active, branches, partner_id, created_at)
        values (:id, :name, :active, :branches, :partner, :at)
        """)
        .bind("id", person.id()).bind("name", person.name()).bind("active", person.active()).bind("partner", person.partner().orElse(null))
        .bindArray("branches", UUID.class, uuids(person)).bind("at", at).execute();
  }

  static void update(Handle h, StaffPerson person) {
    h.createUpdate("update staff set name = :name, active = :active, branches = :branches, partner_id = :partner where id = :id")
        .bind("id", person.id()).bind("name", person.name()).bind("active", person.active()).bind("partner", person.partner().orElse(null))
        .bindArray("branches", UUID.class, uuids(person)).execute();
  }

  static void setRoles(Handle h, StaffId id, Collection<String> codes) {
    h.createUpdate("""
        with gone as (
          delete from staff_role sr using role r
          where sr.staff_id = :id and r.id = sr.role_id and not r.code = any(:codes)
        )
        insert into staff_role (staff_id, role_id)
        select :id, r.id from role r where r.code = any(:codes)
        on conflict on constraint staff_role_once do nothing
        """)
        .bind("id", id).bindArray("codes", String.class, codes).execute();
  }

  private static List<UUID> uuids(StaffPerson person) {
    return person.branches().stream().map(BranchId::value).sorted().toList();
  }
}
