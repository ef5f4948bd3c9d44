package club.vafa.card;

import club.vafa.value.MemberId;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class PrintedSql {

  record Printed(UUID batchId, String number, String qrSealed, boolean voided, boolean taken) {}

  record Place(int place, String number, String qrSealed) {}

  private static final String BATCH = """
      select b.id, b.name, b.size, b.made_at, b.voided_at,
        (select count(*) from card_printed p join card_number n on n.number = p.number where p.batch_id = b.id and n.member_id is not null) as activated
      from card_batch b
      """;

  private static final String PRINTED = """
      select p.batch_id, p.number, p.qr_sealed, b.voided_at is not null as voided, n.member_id is not null as taken
      from card_printed p
      join card_batch b on b.id = p.batch_id
      join card_number n on n.number = p.number
      """;

  private PrintedSql() {}

  static void batch(Handle h, UUID id, String name, int size, Instant at, StaffId by) {
    h.createUpdate("insert into card_batch (id, name, size, made_at, made_by) values (:id, :name, :size, :at, :by)")
        .bind("id", id).bind("name", name).bind("size", size).bind("at", at).bind("by", by).execute();
  }

  /** Claims those of the numbers that are still free, and says which. */
  static List<String> claim(Handle h, List<String> numbers) {
    return h.createQuery("insert into card_number (number) select unnest(:numbers) on conflict (number) do nothing returning number")
        .bindArray("numbers", String.class, numbers).mapTo(String.class).list();
  }

  /** Writes cards of a batch, whose first place is given. */
  static void insert(Handle h, UUID batch, int first, List<String> numbers, List<String> hashes, List<String> sealed) {
    h.createUpdate("""
        insert into card_printed (batch_id, place, number, qr_hash, qr_sealed)
        select :batch, :first + i - 1, number, decode(hash, 'hex'), sealed
        from unnest(:numbers, :hashes, :sealed) with ordinality t (number, hash, sealed, i)
        """)
        .bind("batch", batch).bind("first", first).bindArray("numbers", String.class, numbers)
        .bindArray("hashes", String.class, hashes).bindArray("sealed", String.class, sealed).execute();
  }

  static Optional<CardBatch> byId(Handle h, UUID id) {
    return h.createQuery(BATCH + "where b.id = :id").bind("id", id).mapTo(CardBatch.class).findOne();
  }

  static List<CardBatch> page(Handle h, Optional<UUID> after, int max) {
    return h.createQuery(BATCH + "where cast(:after as uuid) is null or b.id < cast(:after as uuid) order by b.id desc limit :max")
        .bind("after", after.orElse(null)).bind("max", max).mapTo(CardBatch.class).list();
  }

  static List<Place> places(Handle h, UUID batch, int after, int max) {
    return h.createQuery("select place, number, qr_sealed from card_printed where batch_id = :batch and place > :after order by place limit :max")
        .bind("batch", batch).bind("after", after).bind("max", max).mapTo(Place.class).list();
  }

  static boolean giveUp(Handle h, UUID batch, Instant at) {
    return h.createUpdate("update card_batch set voided_at = :at where id = :batch and voided_at is null").bind("batch", batch).bind("at", at)
        .execute() == 1;
  }

  static Optional<Printed> byNumber(Handle h, String number) {
    return h.createQuery(PRINTED + "where p.number = :number for share of b").bind("number", number).mapTo(Printed.class).findOne();
  }

  static Optional<Printed> byQr(Handle h, byte[] hash) {
    return h.createQuery(PRINTED + "where p.qr_hash = :hash for share of b").bind("hash", hash).mapTo(Printed.class).findOne();
  }

  /** Gives the printed number to a member; false where it has one. */
  static boolean take(Handle h, String number, MemberId member, UUID card) {
    return h.createUpdate("update card_number set member_id = :member, card_id = :card where number = :number and member_id is null")
        .bind("member", member).bind("card", card).bind("number", number).execute() == 1;
  }
}
