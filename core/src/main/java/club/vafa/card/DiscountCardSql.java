package club.vafa.card;

import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

final class DiscountCardSql {

  record Row(UUID id, Optional<MemberId> memberId, String sealedCode, String nameFa, String nameEn, int percent, List<UUID> branches,
      Instant validFrom, Optional<Instant> validUntil, boolean blocked, Instant issuedAt) {
    DiscountCard card() {
      return new DiscountCard(id, memberId, new LocalText(nameFa, nameEn), percent,
          branches.stream().map(BranchId::new).collect(Collectors.toSet()), validFrom, validUntil, blocked, issuedAt);
    }
  }

  private static final String SELECT = """
      select id, member_id, sealed_code, name_fa, name_en, percent, branches, valid_from, valid_until, blocked, issued_at
      from discount_card
      """;

  private DiscountCardSql() {}

  static void insert(Handle h, byte[] key, String sealed, DiscountCard c, StaffId by) {
    h.createUpdate("""
        insert into discount_card (code_hmac, id, sealed_code, member_id, name_fa, name_en, percent, branches, valid_from, valid_until, issued_at, issued_by)
        values (:key, :id, :sealed, :member, :fa, :en, :percent, :branches, :from, :until, :at, :by)
        """)
        .bind("key", key).bind("id", c.id()).bind("sealed", sealed).bind("member", c.member().orElse(null)).bind("fa", c.name().fa())
        .bind("en", c.name().en()).bind("percent", c.percent())
        .bindArray("branches", UUID.class, c.branches().stream().map(BranchId::value).sorted().toList())
        .bind("from", c.from()).bind("until", c.until().orElse(null)).bind("at", c.issuedAt()).bind("by", by).execute();
  }

  static Optional<Row> byKey(Handle h, byte[] key) {
    return h.createQuery(SELECT + "where code_hmac = :key").bind("key", key).mapTo(Row.class).findOne();
  }

  static Optional<Row> byId(Handle h, UUID id) {
    return h.createQuery(SELECT + "where id = :id").bind("id", id).mapTo(Row.class).findOne();
  }

  /** A member's, or all; newest first. */
  static List<Row> page(Handle h, Optional<MemberId> member, Optional<UUID> after, int max) {
    return h.createQuery(SELECT + """
        where (cast(:member as uuid) is null or member_id = :member) and (cast(:after as uuid) is null or id < cast(:after as uuid))
        order by id desc limit :max
        """).bind("member", member.orElse(null)).bind("after", after.orElse(null)).bind("max", max).mapTo(Row.class).list();
  }

  /** Those of a member that are good now, the greatest percentage first. */
  static List<Row> good(Handle h, List<MemberId> ids, Instant now) {
    return h.createQuery(SELECT + """
        where member_id = any(:members) and not blocked and valid_from <= :now and (valid_until is null or valid_until > :now)
        order by percent desc, id
        """).bindArray("members", UUID.class, ids.stream().map(MemberId::value).toList()).bind("now", now).mapTo(Row.class).list();
  }

  static boolean block(Handle h, UUID id, boolean blocked) {
    return h.createUpdate("update discount_card set blocked = :blocked where id = :id and blocked <> :blocked").bind("id", id)
        .bind("blocked", blocked).execute() == 1;
  }
}
