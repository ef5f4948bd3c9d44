package club.vafa.audit;

import club.vafa.value.LocalText;
import java.util.List;
import org.jdbi.v3.core.Handle;

final class AuditSql {

  /// How many places break a rule, and some of them.
  record Found(long broken, List<String> examples) {}

  static final List<Invariant> INVARIANTS = List.of(
      new Invariant("entries-sum-to-zero",
          new LocalText("جمع ردیف‌های هر سند صفر است",
              "The entries of every transfer sum to zero in each unit"), """
          select holder_id || ' ' || transfer_id as what from entry group by holder_id, transfer_id, unit having sum(amount) <> 0
          """),
      new Invariant("transfers-have-two-sides",
          new LocalText("هر سند یک ردیف دارنده و دست‌کم یک ردیف باشگاه دارد",
              "Every transfer has one entry of its holder and at least one of the house (one that lets lots pay a debt has none), and no entry is without its transfer"), """
          select coalesce(t.holder_id || ' ' || t.id, e.holder_id || ' ' || e.transfer_id) as what
          from transfer t
          full join (select holder_id, transfer_id, count(*) filter (where account = 'HOLDER') as own, count(*) as lines
            from entry group by holder_id, transfer_id) e on e.holder_id = t.holder_id and e.transfer_id = t.id
          where t.id is null or case t.reason when 'DEBT' then e.lines is not null else e.own is distinct from 1 or e.lines < 2 end
          """),
      new Invariant("posted-is-the-sum-of-entries",
          new LocalText("مانده‌ی ثبت‌شده جمع ردیف‌های دارنده است",
              "A posted balance is the sum of its holder's entries"), """
          select coalesce(b.holder_id, e.holder_id) || ' ' || coalesce(b.unit, e.unit) as what
          from balance b
          full join (select holder_id, unit, sum(amount) as amount from entry where account = 'HOLDER' group by holder_id, unit) e
            on e.holder_id = b.holder_id and e.unit = b.unit
          where coalesce(b.posted, 0) <> coalesce(e.amount, 0)
          """),
      new Invariant("posted-is-open-lots-less-debt",
          new LocalText("مانده‌ی ثبت‌شده برابر بسته‌های باز منهای بدهی است",
              "A posted balance is its open lots less its debt"), """
          select coalesce(b.holder_id, l.holder_id) || ' ' || coalesce(b.unit, l.unit) as what
          from balance b
          full join (select holder_id, unit, sum(remaining) as amount from lot where remaining > 0 group by holder_id, unit) l
            on l.holder_id = b.holder_id and l.unit = b.unit
          where coalesce(b.posted, 0) + coalesce(b.debt, 0) <> coalesce(l.amount, 0)
          """),
      new Invariant("lots-are-what-was-given-less-what-was-taken",
          new LocalText("باقی‌مانده‌ی هر بسته برابر داده‌ها منهای برداشت‌هاست",
              "What is left of a lot is what was given less what was taken, plus what was given back"), """
          select l.holder_id || ' ' || l.id as what
          from lot l
          left join (select holder_id, lot_id, sum(amount) as amount from lot_use group by holder_id, lot_id) u
            on u.holder_id = l.holder_id and u.lot_id = l.id
          left join (select holder_id, lot_id, sum(amount) as amount from lot_return where not anew group by holder_id, lot_id) r
            on r.holder_id = l.holder_id and r.lot_id = l.id
          where l.remaining <> l.amount - coalesce(u.amount, 0) + coalesce(r.amount, 0)
          """),
      new Invariant("no-lot-is-negative",
          new LocalText("هیچ بسته‌ای منفی یا بیش از اندازه‌اش نیست",
              "No lot has less than nothing, more than was given, or less than is held of it"), """
          select holder_id || ' ' || id as what from lot where remaining < 0 or remaining > amount or held < 0 or held > remaining
          """),
      new Invariant("uses-belong-to-transfers",
          new LocalText("هر برداشت از بسته‌ها سندی هم‌اندازه دارد",
              "What a transfer took from lots is not more than what it took from the balance or moved into a debt"), """
          select u.holder_id || ' ' || u.transfer_id as what
          from (select holder_id, transfer_id, sum(amount) as amount from lot_use group by holder_id, transfer_id) u
          left join (select holder_id, transfer_id, sum(abs(amount)) as amount from entry where account = 'HOLDER'
            group by holder_id, transfer_id) e
            on e.holder_id = u.holder_id and e.transfer_id = u.transfer_id
          join transfer t on t.holder_id = u.holder_id and t.id = u.transfer_id
          where t.reason <> 'DEBT' and (e.amount is null or u.amount > e.amount)
          """),
      new Invariant("nothing-is-spent-after-its-expiry",
          new LocalText("هیچ امتیازی پس از پایان اعتبارش خرج نشده است",
              "Nothing is spent after its expiry, save what was held in time"), """
          select u.holder_id || ' ' || u.transfer_id as what
          from lot_use u
          join lot l on l.holder_id = u.holder_id and l.id = u.lot_id
          join transfer t on t.holder_id = u.holder_id and t.id = u.transfer_id
          where l.expires_at <= t.at
            and exists (select from entry e where e.holder_id = u.holder_id and e.transfer_id = u.transfer_id
              and e.account in ('REDEEMED', 'PAID_OUT', 'DONATED') and e.amount > 0)
            and not exists (select from hold h
              where h.holder_id = u.holder_id and h.transfer_id = u.transfer_id and h.made_at < l.expires_at)
            and t.reason not in ('DEBT')
          """),
      new Invariant("held-is-what-open-holds-keep",
          new LocalText("مبلغ نگه‌داشته‌شده همان است که نگه‌داری‌های باز می‌گویند",
              "What a balance holds is what its open holds keep, in the same lots"), """
          select b.holder_id || ' ' || b.unit as what
          from balance b
          left join (select holder_id, unit, sum(held) as amount from lot where held > 0 group by holder_id, unit) l
            on l.holder_id = b.holder_id and l.unit = b.unit
          left join (select holder_id, unit, sum(amount) as amount from hold where state = 'OPEN' group by holder_id, unit) h
            on h.holder_id = b.holder_id and h.unit = b.unit
          where b.held <> coalesce(l.amount, 0) or b.held <> coalesce(h.amount, 0)
          """),
      new Invariant("a-hold-ends-once",
          new LocalText("هر نگه‌داری یک بار و تنها به یک سند پایان می‌یابد",
              "A hold ends once: what was posted of it is one transfer, of no more than was held"), """
          select h.holder_id || ' ' || h.id as what
          from hold h
          left join entry e on e.holder_id = h.holder_id and e.transfer_id = h.transfer_id and e.account = 'HOLDER'
          where h.state = 'POSTED' and (e.amount is null or e.amount >= 0 or -e.amount > h.amount)
          union all
          select min(holder_id::text) || ' ' || transfer_id from hold where transfer_id is not null group by transfer_id having count(*) > 1
          """),
      new Invariant("debts-are-known-one-by-one",
          new LocalText("بدهی هر مانده جمع بدهی‌های باز همان دارنده است",
              "What a balance owes is the sum of its open debts"), """
          select coalesce(b.holder_id, d.holder_id) || ' ' || coalesce(b.unit, d.unit) as what
          from balance b
          full join (select holder_id, unit, sum(remaining) as amount from debt where remaining > 0 group by holder_id, unit) d
            on d.holder_id = b.holder_id and d.unit = b.unit
          where coalesce(b.debt, 0) <> coalesce(d.amount, 0)
          """),
      new Invariant("nothing-stays-in-transit",
          new LocalText("چیزی میان دو دارنده در راه نمی‌ماند",
              "Nothing stays in transit between two holders"), """
          select unit as what from entry where account = 'IN_TRANSIT' group by unit having sum(amount) <> 0
          """),
      new Invariant("no-more-is-given-back-than-was-taken",
          new LocalText("هیچ‌گاه بیش از آنچه برداشته شده برنگشته است",
              "No more is given back of a spending than it took"), """
          select u.holder_id || ' ' || u.transfer_id as what
          from lot_use u
          join (select spender_id, spending_id, lot_id, sum(amount) as amount from lot_return group by spender_id, spending_id, lot_id) r
            on r.spender_id = u.holder_id and r.spending_id = u.transfer_id and r.lot_id = u.lot_id
          where r.amount > u.amount
          """),
      new Invariant("a-reversal-mirrors",
          new LocalText("هر برگشت سند، همان اندازه و یک بار است",
              "A reversal is of the same amount, the other way, and once"), """
          select t.holder_id || ' ' || t.id as what
          from transfer t
          join entry e on e.holder_id = t.holder_id and e.transfer_id = t.id and e.account = 'HOLDER'
          left join entry o on o.holder_id = t.holder_id and o.transfer_id = t.reverses and o.account = 'HOLDER'
          where t.reverses is not null and (o.amount is null or o.amount + e.amount <> 0)
          union all
          select holder_id || ' ' || reverses from transfer where reverses is not null group by holder_id, reverses having count(*) > 1
          """),
      new Invariant("gift-card-liability",
          new LocalText("بدهی کارت‌های هدیه برابر فروخته‌شده منهای خرج‌شده و منقضی و جابه‌جاشده است",
              "The liability of gift cards is what was issued less what was spent, expired and moved; no card is below zero"), """
          select 'all cards' as what
          from (select coalesce(sum(b.posted), 0) as amount
              from gift_card c join balance b on b.holder_id = c.id and b.unit = 'CREDIT') held,
            (select coalesce(-sum(e.amount), 0) as amount
              from gift_card c join entry e on e.holder_id = c.id and e.unit = 'CREDIT' and e.account <> 'HOLDER') booked
          where held.amount <> booked.amount
          union all
          select c.id::text from gift_card c join balance b on b.holder_id = c.id where b.posted < 0 or b.debt > 0
          """),
      new Invariant("settlement-positions-sum-to-zero",
          new LocalText("در هر ماه بسته‌شده، پرداخت‌ها همان مانده‌ی میان شعبه‌هاست",
              "In every closed month the payments between the parties settle what its lines say, to the smallest unit of each debt"), """
          with due as (
            select month, party, sum(amount) as amount, count(*) as debts from (
              select month, debtor as party, -(sum(thousandths) / 1000) as amount
              from settlement_line group by month, debtor, creditor, unit
              union all
              select month, creditor, sum(thousandths) / 1000
              from settlement_line group by month, debtor, creditor, unit
            ) sides group by month, party
          ), paid as (
            select month, party, sum(amount) as amount from (
              select month, payer as party, -amount as amount from settlement_payment
              union all
              select month, payee, amount from settlement_payment
            ) sides group by month, party
          )
          select coalesce(d.month, p.month) || ' ' || coalesce(d.party, p.party) as what
          from due d full join paid p on p.month = d.month and p.party = d.party
          where abs(coalesce(d.amount, 0) - coalesce(p.amount, 0)) > coalesce(d.debts, 0)
          """),
      new Invariant("refunds-take-no-more-than-was-earned",
          new LocalText("مرجوعی‌ها بیش از امتیاز همان خرید پس نگرفته‌اند",
              "The refunds of a sale take back no more than it earned, and return no more than was paid"), """
          select p.member_id || ' ' || p.id as what
          from purchase p
          left join (select member_id, purchase_id, sum(points) as points, sum(amount) as amount from refund
            group by member_id, purchase_id) r
            on r.member_id = p.member_id and r.purchase_id = p.id
          where p.points_taken <> coalesce(r.points, 0) or p.points_taken > p.points or p.returned <> coalesce(r.amount, 0)
          """),
      new Invariant("a-receipt-is-one-sale",
          new LocalText("هر رسید یک خرید است و هر خرید یک رسید دارد",
              "A receipt is one sale, and a sale has one receipt"), """
          select p.member_id || ' ' || p.id as what
          from purchase p
          left join (select purchase_id, count(*) as n from receipt group by purchase_id) r on r.purchase_id = p.id
          where r.n is distinct from 1
          """),
      new Invariant("coupons-are-redeemed-at-most-once",
          new LocalText("هر کد تخفیف حداکثر یک بار پذیرفته شده است",
              "A discount code is redeemed at most once, within its validity, and never after it was voided"), """
          select id::text as what from coupon
          where redeemed_at is not null and (voided_at is not null or redeemed_at < valid_from or redeemed_at >= valid_until)
          union all
          select min(id::text) from coupon where redeemed_at is not null group by code_hmac having count(*) > 1
          """),
      new Invariant("coupons-belong-to-one-standing-sale",
          new LocalText("هر کد تخفیف در حداکثر یک خرید برگشت‌نخورده به کار رفته و همان‌جا مصرف‌شده است",
              "A discount code was used on at most one sale that has not come back as a whole, and where there is one it is redeemed"), """
          select p.subject_id::text as what
          from payment p left join coupon c on c.id = p.subject_id
          where p.means = 'COUPON'
            and not exists (select from refund r where r.member_id = p.member_id and r.purchase_id = p.purchase_id and r.whole)
          group by p.subject_id, c.redeemed_at
          having count(*) > 1 or c.redeemed_at is null
          """),
      new Invariant("pools-are-never-below-zero",
          new LocalText("موجودی جایزه‌ها و بودجه‌ها هرگز کمتر از صفر نیست",
              "What is limited is never below zero nor above what was put in"), """
          select id::text as what from pool where remaining < 0 or remaining > amount
          """));

  private AuditSql() {}

  static void onOneSnapshot(Handle h) {
    h.execute("set transaction isolation level repeatable read read only");
    h.execute("set local work_mem = '64MB'");
  }

  static Found check(Handle h, String sql, int examplesMax) {
    return h.createQuery("""
        with broken as (<sql>)
        select (select count(*) from broken) as broken, array(select what from broken order by what limit :max) as examples
        """).define("sql", sql).bind("max", examplesMax)
        .map((rs, ctx) -> new Found(rs.getLong(1), List.of((String[]) rs.getArray(2).getArray()))).one();
  }
}
