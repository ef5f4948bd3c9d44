package club.vafa.segment;

final class BuyingSql {
  /** A member who was merged since goes on buying under the person's id. */
  static final String BOUGHT = """
      with asked as materialized (<members>),
      who as (
        select label, member_id, member_id as buyer, since, until from asked
        union all
        select g.label, g.member_id, m.merged_into, g.since, g.until from asked g
        join member m on m.id = g.member_id where m.merged_into is not null
      ),
      each as (
        select w.label, w.member_id, count(p.id) as purchases, coalesce(sum(p.paid + p.settled - p.returned), 0) as spent
        from who w
        left join purchase p on p.member_id = w.buyer and p.at >= w.since and p.at < w.until
        group by w.label, w.member_id
      )
      select label, count(*) as members, count(*) filter (where purchases > 0) as buyers, coalesce(sum(purchases), 0) as purchases,
        coalesce(sum(cast(spent as double precision)), 0) as revenue,
        coalesce(sum(cast(spent as double precision) * cast(spent as double precision)), 0) as squares
      from each group by label order by label
      """;

  private BuyingSql() {}
}
