package club.vafa.purchase;

import club.vafa.db.Pipeline;
import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.PurchaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class HabitSql {

  record Median(long buyers, Optional<Long> paid) {}

  private HabitSql() {}

  /// The median over the members of what one of them pays at a time, among those who bought since then.
  static Median median(Handle h, Instant since) {
    return h.createQuery("""
        select count(*) as buyers, percentile_disc(0.5) within group (order by b.paid) as paid
        from (select sum(paid) / count(*) as paid from purchase where at >= :since group by member_id) b
        """).bind("since", since).mapTo(Median.class).one();
  }

  static List<PurchaseId> since(Handle h, MemberId member, long minimum, String currency, Instant since, int max) {
    return h.createQuery("""
        select id from purchase
        where member_id in (select person_ids(:member)) and at >= :since and paid >= :minimum and currency = :currency
          and (returned = 0 or paid + settled - returned >= greatest(:minimum, 1))
        order by at, id
        limit :max
        """)
        .bind("member", member).bind("since", since).bind("minimum", minimum).bind("currency", currency).bind("max", max)
        .mapTo(PurchaseId.class).list();
  }

  static Pipeline.Later<List<BranchId>> lastBranch(Pipeline asks, MemberId member) {
    return asks.query(row -> new BranchId(row.getObject(1, UUID.class)), """
        select p.branch_id
        from purchase p
        where p.member_id in (select person_ids(cast(? as uuid)))
        order by p.at desc, p.id desc limit 1
        """, member);
  }

  static Pipeline.Later<List<LocalText>> favourites(Pipeline asks, MemberId member, int purchases, int max) {
    return asks.query(row -> new LocalText(row.getString(1), row.getString(2)), """
        select c.name_fa, c.name_en
        from (
          select p.items from purchase p where p.member_id in (select person_ids(cast(? as uuid))) order by p.at desc, p.id desc limit ?
        ) bought
        cross join lateral jsonb_array_elements(bought.items) i
        join product g on g.code = i ->> 'product'
        join product_category c on c.code = g.category
        group by c.code, c.name_fa, c.name_en
        order by sum(cast(i ->> 'quantity' as int)) desc, c.code
        limit ?
        """, member, purchases, max);
  }
}
