package club.vafa.staff;

import club.vafa.value.PartnerId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class TokenSql {

  record Row(UUID id, StaffId staffId, String staffName, Optional<Instant> lastUsedAt, List<String> roles, List<UUID> branches,
      Optional<PartnerId> partnerId) {
  }

  private TokenSql() {
  }

  /** The token in force and its person, who must be active. */
  static Optional<Row> find(Handle h, byte[] hash) {
    return h.createQuery("""
        select t.id, t.staff_id, s.name as staff_name, t.last_used_at, s.branches, s.partner_id,
               array(select r.code from staff_role sr join role r on r.id = sr.role_id where sr.staff_id = s.id) as roles
        from api_token t
        join staff s on s.id = t.staff_id
        where t.hash = :hash and t.revoked_at is null and s.active
        """)
        .bind("hash", hash).mapTo(Row.class).findOne();
  }

  static Optional<UUID> byHash(Handle h, byte[] hash) {
    return h.createQuery("select id from api_token where hash = :hash").bind("hash", hash).mapTo(UUID.class).findOne();
  }

  static void used(Handle h, UUID id, Instant at) {
    h.createUpdate("update api_token set last_used_at = :at where id = :id").bind("id", id).bind("at", at).execute();
  }

  static void insert(Handle h, ApiToken token, byte[] hash, boolean owners) {
    h.createUpdate("""
        insert into api_token (id, staff_id, name, hash, owners, created_at)
        values (:id, :staffId, :name, :hash, :owners, :at)
        """)
        .bind("id", token.id()).bind("staffId", token.staffId()).bind("name", token.name()).bind("hash", hash)
        .bind("owners", owners).bind("at", token.createdAt()).execute();
  }

  static boolean revoke(Handle h, UUID id, Instant at) {
    return h.createUpdate("update api_token set revoked_at = :at where id = :id and revoked_at is null").bind("id", id).bind("at", at)
        .execute() == 1;
  }

  static void reinstateAsOwners(Handle h, UUID id, StaffId owner) {
    h.createUpdate("update api_token set revoked_at = null, owners = true, staff_id = :owner where id = :id")
        .bind("id", id).bind("owner", owner).execute();
  }

  static List<ApiToken> of(Handle h, StaffId person) {
    return h.createQuery("""
        select id, staff_id, name, created_at, last_used_at, revoked_at
        from api_token
        where staff_id = :person
        order by created_at, id
        """)
        .bind("person", person).mapTo(ApiToken.class).list();
  }

  /** Until the transaction ends, nobody else decides on the owner's token. */
  static void lockOwners(Handle h) {
    h.createQuery("select code from role where code = 'owner' for update").mapTo(String.class).one();
  }

  static Optional<ApiToken> owners(Handle h) {
    return h.createQuery("""
        select t.id, t.staff_id, t.name, t.created_at, t.last_used_at, t.revoked_at
        from api_token t
        join staff s on s.id = t.staff_id
        where t.owners and t.revoked_at is null and s.active
        order by t.created_at desc
        limit 1
        """)
        .mapTo(ApiToken.class).findOne();
  }
}
