package club.vafa.reward;

import club.vafa.db.Json;
import club.vafa.value.GiftCardId;
import club.vafa.value.HoldId;
import club.vafa.value.BranchId;
import club.vafa.value.CouponId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.RedemptionId;
import club.vafa.value.RewardId;
import club.vafa.value.StaffId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class RedemptionSql {
  record Row(MemberId memberId, RedemptionId id, RewardId rewardId, String code, int version, String nameFa, String nameEn, String gift,
      long points,
      boolean stocked, Redemption.State state, Optional<HoldId> holdId, Optional<TransferId> spendingId, Optional<TransferId> creditId,
      Optional<CouponId> couponId, Optional<GiftCardId> giftCardId, Optional<BranchId> branchId, Instant at, Optional<Instant> until,
      Optional<Instant> endedAt) {
    Redemption redemption() {
      return new Redemption(memberId, id, rewardId, code, version, new LocalText(nameFa, nameEn), Json.read(gift, RewardGift.class),
          points, stocked,
          state, new Redemption.Papers(holdId, spendingId, creditId, couponId, giftCardId), branchId, at, until, endedAt);
    }
  }

  record Due(MemberId memberId, RedemptionId id) {}

  private static final String SELECT = """
      select member_id, id, reward_id, code, version, name_fa, name_en, gift::text as gift, points, stocked, state, hold_id, spending_id, credit_id,
        coupon_id, gift_card_id, branch_id, at, until, ended_at
      from reward_redemption
      """;

  private RedemptionSql() {}

  static void insert(Handle h, Redemption r, Optional<StaffId> by, Optional<byte[]> requestHash) {
    h.createUpdate("""
        insert into reward_redemption (member_id, id, reward_id, code, version, name_fa, name_en, gift, points, stocked, state, hold_id, spending_id,
          credit_id, coupon_id, gift_card_id, branch_id, by_staff, request_hash, at, until, ended_at)
        values (:member, :id, :reward, :code, :version, :fa, :en, cast(:gift as jsonb), :points, :stocked, :state, :hold, :spending,
          :credit, :coupon, :giftCard, :branch, :by, :hash, :at, :until, :endedAt)
        """)
        .bind("member", r.member()).bind("id", r.id()).bind("reward", r.reward()).bind("code", r.code()).bind("version", r.version())
        .bind("fa", r.name().fa()).bind("en", r.name().en()).bind("gift", Json.write(r.gift())).bind("points", r.points())
        .bind("stocked", r.stocked()).bind("state", r.state()).bind("hold", r.papers().hold().orElse(null))
        .bind("spending", r.papers().spending().orElse(null)).bind("credit", r.papers().credit().orElse(null))
        .bind("coupon", r.papers().coupon().orElse(null)).bind("giftCard", r.papers().giftCard().orElse(null))
        .bind("branch", r.branch().orElse(null)).bind("by", by.orElse(null)).bind("hash", requestHash.orElse(null))
        .bind("at", r.at()).bind("until", r.until().orElse(null)).bind("endedAt", r.endedAt().orElse(null))
        .execute();
    h.createUpdate("insert into reward_claim (code, member_id, redemption_id) values (:code, :member, :id)")
        .bind("code", r.code()).bind("member", r.member()).bind("id", r.id()).execute();
  }

  static void end(Handle h, Redemption r) {
    h.createUpdate("""
        update reward_redemption set state = :state, ended_at = :endedAt, spending_id = :spending, credit_id = :credit, coupon_id = :coupon,
          gift_card_id = :giftCard, branch_id = :branch
        where member_id = :member and id = :id
        """)
        .bind("member", r.member()).bind("id", r.id()).bind("state", r.state()).bind("endedAt", r.endedAt().orElseThrow())
        .bind("spending", r.papers().spending().orElse(null)).bind("credit", r.papers().credit().orElse(null))
        .bind("coupon", r.papers().coupon().orElse(null)).bind("giftCard", r.papers().giftCard().orElse(null))
        .bind("branch", r.branch().orElse(null))
        .execute();
  }

  static Optional<Redemption> byCode(Handle h, String code) {
    return h.createQuery(SELECT + "where (member_id, id) = (select member_id, redemption_id from reward_claim where code = :code)")
        .bind("code", code).mapTo(Row.class).map(Row::redemption).findOne();
  }

  static Optional<Redemption> lock(Handle h, MemberId member, RedemptionId id) {
    return h.createQuery(SELECT + "where member_id = :member and id = :id for update").bind("member", member).bind("id", id)
        .mapTo(Row.class).map(Row::redemption).findOne();
  }

  static Optional<Redemption> byRequest(Handle h, List<MemberId> ids, byte[] hash) {
    return h.createQuery(SELECT + "where member_id = any(:members) and request_hash = :hash").bindArray("members", UUID.class, uuids(ids))
        .bind("hash", hash).mapTo(Row.class).map(Row::redemption).findOne();
  }

  /// When the person last took this reward and still has it, newest first.
  static List<Instant> taken(Handle h, List<MemberId> ids, RewardId reward, int max) {
    return h.createQuery("""
        select at from reward_redemption
        where member_id = any(:members) and reward_id = :reward and state in ('RESERVED', 'GRANTED')
        order by at desc, id desc limit :max
        """).bindArray("members", UUID.class, uuids(ids)).bind("reward", reward).bind("max", max).mapTo(Instant.class).list();
  }

  static List<Redemption> page(Handle h, List<MemberId> ids, Optional<UUID> after, int max) {
    return h.createQuery(SELECT + """
        where member_id = any(:members) and (cast(:after as uuid) is null or id < cast(:after as uuid)) order by id desc limit :max
        """).bindArray("members", UUID.class, uuids(ids)).bind("after", after.orElse(null)).bind("max", max)
        .mapTo(Row.class).map(Row::redemption).list();
  }

  static List<Due> overdue(Handle h, Instant now, int max) {
    return h.createQuery("select member_id, id from reward_redemption where state = 'RESERVED' and until <= :now order by until limit :max")
        .bind("now", now).bind("max", max).mapTo(Due.class).list();
  }

  private static List<UUID> uuids(List<MemberId> ids) {
    return ids.stream().map(MemberId::value).toList();
  }
}
