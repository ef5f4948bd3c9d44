package club.vafa.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What must hold of any club's books and queues, whatever happened. */
final class Invariants {

  private Invariants() {}

  static void hold(Jdbi jdbi) {
    jdbi.useHandle(h -> {
      none(h, "transfers whose entries do not sum to zero",
        "select holder_id, transfer_id, unit from entry group by holder_id, transfer_id, unit having sum(amount) <> 0");
      none(h, "transfers without entries", "select t.id from transfer t where not exists (select 1 from entry e where e.holder_id = t.holder_id and e.transfer_id = t.id)");
      none(h, "balances that are not the sum of their entries", """
        select b.holder_id from balance b
        where b.posted <> coalesce((select sum(e.amount) from entry e where e.holder_id = b.holder_id and e.unit = b.unit and e.account = 'HOLDER'), 0)
        """);
      none(h, "balances that are not their open lots less their debt", """
        select b.holder_id from balance b
        where b.posted <> coalesce((select sum(l.remaining) from lot l where l.holder_id = b.holder_id and l.unit = b.unit), 0) - b.debt
        """);
      none(h, "holders with entries and no balance", """
        select e.holder_id from entry e where e.account = 'HOLDER'
          and not exists (select 1 from balance b where b.holder_id = e.holder_id and b.unit = e.unit)
        """);
      none(h, "receipts without their purchase, or purchases without their receipt", """
        select coalesce(r.purchase_id, p.id) from receipt r full join purchase p on p.member_id = r.member_id and p.id = r.purchase_id
        where r.purchase_id is null or p.id is null
        """);
      none(h, "purchases whose points are not what was posted for them", """
        select p.id from purchase p where p.points <> coalesce((
          select sum(e.amount) from transfer t join entry e on e.holder_id = t.holder_id and e.transfer_id = t.id and e.account = 'HOLDER'
          where t.holder_id = p.member_id and t.subject_id = p.id), 0)
        """);
      none(h, "members whose purchases are not what counts towards their level", """
        select member_id from (select member_id, sum(purchases) as counted from tier_progress group by member_id) t
        full join (select member_id, count(*) as made from purchase group by member_id) p using (member_id) where counted is distinct from made
        """);
      none(h, "arrivals that were claimed and are nowhere, or twice", """
        select c.provider_id from inbox_claim c left join (
          select channel, account, provider_id from inbox_open union all select channel, account, provider_id from inbox_done
          union all select channel, account, provider_id from inbox_aside) a using (channel, account, provider_id)
        group by c.channel, c.account, c.provider_id having count(a.provider_id) <> 1
        """);
    });
  }

  private static void none(Handle h, String what, String sql) {
    assertThat(h.createQuery(sql).mapToMap().list()).as(what).isEmpty();
  }

  static long count(Handle h, String sql, Map<String, ?> bindings) {
    return h.createQuery(sql).bindMap(bindings).mapTo(long.class).one();
  }
}
