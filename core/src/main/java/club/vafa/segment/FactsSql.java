package club.vafa.segment;

/**
 * What is known of members, by definition: the columns of segment_facts, segment_purchase and segment_item, made of the tables of the rooms.
 * The read models are filled by these queries, and one member alone is looked at through them directly. They need :segmentNow, :segmentZone
 * and :segmentToday.
 */
final class FactsSql {
  /** Whether anything is left of a purchase. */
  private static final String KEPT = "not (p.returned > 0 and p.returned = p.paid + p.settled)";

  private FactsSql() {}

  /**
   * The columns of segment_facts for the members m of whom the condition holds; never those merged into others or erased. Every table is asked
   * member by member, by its key: a slice costs what its members cost, however large the club is.
   */
  static String facts(String which) {
    return """
        select m.id as member_id, m.status, m.language, m.preferred_channel as preferred, m.interests,
          cast(m.joined_at at time zone :segmentZone as date) as joined_on, cast(m.seen_at at time zone :segmentZone as date) as seen_on,
          o.calendar as birth_calendar, o.year as birth_year, o.month as birth_month, o.day as birth_day,
          coalesce(t.tier_id, (select l.id from tier l where l.retired_at is null order by l.rank limit 1)) as tier_id,
          cast(t.since at time zone :segmentZone as date) as tier_since,
          cast(greatest(coalesce(b.points, 0) - coalesce(n.points, 0), 0) as bigint) as points,
          cast(greatest(coalesce(b.credit, 0) - coalesce(n.credit, 0), 0) as bigint) as credit,
          p.purchases, p.purchases_30, p.purchases_90, p.purchases_180, p.purchases_365,
          p.spent, p.spent_30, p.spent_90, p.spent_180, p.spent_365, p.first_on, p.last_on, p.bought, p.returned,
          c.coupons, r.rewards, g.plays, coalesce(w.chats, '{}') as chats, coalesce(w.consents, '{}') as consents,
          coalesce(w.reached, '{}') as reached
        from member m
        cross join lateral (select m.id || array(select a.id from member a where a.merged_into = m.id) as ids) i
        left join lateral (
          select calendar, year, month, day from occasion where member_id = m.id and kind = 'BIRTHDAY' and removed_on is null limit 1
        ) o on true
        left join lateral (select tier_id, since from member_tier where member_id = m.id limit 1) t on true
        left join lateral (
          select sum(posted - held) filter (where unit = 'POINTS') as points, sum(posted - held) filter (where unit = 'CREDIT') as credit
          from balance where holder_id = m.id
        ) b on true
        left join lateral (
          select sum(remaining - held) filter (where unit = 'POINTS') as points, sum(remaining - held) filter (where unit = 'CREDIT') as credit
          from lot where holder_id = m.id and remaining > 0 and (available_from > :segmentNow or expires_at <= :segmentNow)
        ) n on true
        cross join lateral (
          select count(*) filter (where kept) as purchases,
            count(*) filter (where kept and day > :segmentToday - 30) as purchases_30,
            count(*) filter (where kept and day > :segmentToday - 90) as purchases_90,
            count(*) filter (where kept and day > :segmentToday - 180) as purchases_180,
            count(*) filter (where kept and day > :segmentToday - 365) as purchases_365,
            cast(coalesce(sum(amount), 0) as bigint) as spent,
            cast(coalesce(sum(amount) filter (where day > :segmentToday - 30), 0) as bigint) as spent_30,
            cast(coalesce(sum(amount) filter (where day > :segmentToday - 90), 0) as bigint) as spent_90,
            cast(coalesce(sum(amount) filter (where day > :segmentToday - 180), 0) as bigint) as spent_180,
            cast(coalesce(sum(amount) filter (where day > :segmentToday - 365), 0) as bigint) as spent_365,
            min(day) filter (where kept) as first_on, max(day) filter (where kept) as last_on,
            cast(coalesce(sum(bought), 0) as bigint) as bought, cast(coalesce(sum(returned), 0) as bigint) as returned
          from (
            select p.business_day as day, p.paid + p.settled - p.returned as amount, p.paid + p.settled as bought, p.returned, <kept> as kept
            from purchase p where p.member_id = any(i.ids)
          ) p
        ) p
        cross join lateral (select count(*) as coupons from coupon where member_id = any(i.ids) and redeemed_at is not null) c
        cross join lateral (select count(*) as rewards from reward_redemption where member_id = any(i.ids) and state = 'GRANTED') r
        cross join lateral (select count(*) as plays from game_play where member_id = any(i.ids)) g
        left join lateral (
          select array_agg(channel order by channel) as chats, array_agg(channel order by channel) filter (where club) as consents,
            array_agg(channel order by channel) filter (where reachable) as reached
          from member_channel where member_id = m.id
        ) w on true
        where m.status in ('ACTIVE', 'LEFT') and\s""".replace("<kept>", KEPT).replace(":segmentToday", "cast(:segmentToday as date)") + which;
  }

  /** The columns of segment_purchase. */
  static String purchases(String which) {
    return """
        select p.member_id, p.id as purchase_id, p.business_day as day, p.branch_id, p.paid + p.settled - p.returned as amount
        from purchase p
        where <kept> and\s""".replace("<kept>", KEPT) + which;
  }

  /** The columns of segment_item: the products of a purchase, less what of them came back. */
  static String items(String which) {
    return """
        select p.member_id, p.id as purchase_id, i.item ->> 'product' as product, p.business_day as day, p.branch_id,
          sum(cast(i.item -> 'price' ->> 'amount' as bigint) * (cast(i.item ->> 'quantity' as int) - coalesce(b.quantity, 0))) as amount
        from purchase p
        cross join lateral jsonb_array_elements(p.items) with ordinality i (item, line)
        left join lateral (
          select sum(cast(g.item ->> 'quantity' as int)) as quantity
          from refund r cross join lateral jsonb_array_elements(r.items) g (item)
          where p.returned > 0 and r.member_id = p.member_id and r.purchase_id = p.id and cast(g.item ->> 'line' as bigint) = i.line
        ) b on true
        where <kept> and i.item ? 'product' and <which>
        group by p.member_id, p.id, i.item ->> 'product', p.business_day, p.branch_id
        having sum(cast(i.item ->> 'quantity' as int) - coalesce(b.quantity, 0)) > 0
        """.replace("<kept>", KEPT).replace("<which>", which).replace("? 'product'", "->> 'product' is not null");
  }
}
