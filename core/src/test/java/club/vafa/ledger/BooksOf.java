package club.vafa.ledger;

import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.value.Ids;
import club.vafa.value.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Short words for tests of the books: givens for one holder, and what the tables say of it.
final class BooksOf {

  final TestClub club;
  final HolderId holder;

  BooksOf(TestClub club) {
    this(club, new HolderId(Ids.random()));
  }

  BooksOf(TestClub club, HolderId holder) {
    this.club = club;
    this.holder = holder;
  }

  <A> A in(Function<Handle, A> work) {
    return club.core().db.transact(h -> Outcome.commit(work.apply(h)));
  }

  TransferId earn(long points) {
    return earn(points, LotTerms.PERMANENT);
  }

  TransferId earn(long points, LotTerms terms) {
    return in(h -> club.core().ledger.credit(h, new Credit(holder, Unit.POINTS, points, House.ISSUED, Why.of(Reason.PURCHASE), terms)))
        .transfer();
  }

  TransferId earnForDays(long points, int days) {
    return earn(points, LotTerms.until(inDays(days)));
  }

  TransferId earnPending(long points, int days) {
    return earn(points, new LotTerms(Optional.empty(), Optional.of(inDays(days)), Optional.empty()));
  }

  Instant inDays(int days) {
    return club.clock().instant().plus(Duration.ofDays(days));
  }

  void days(int days) {
    club.clock().advance(Duration.ofDays(days));
  }

  Spending spend(long points) {
    return spend(points, Optional.empty());
  }

  Spending spend(long points, Optional<Place> place) {
    return in(h -> club.core().ledger.debit(h, new Debit(holder, Unit.POINTS, points, House.REDEEMED, Why.of(Reason.PAYMENT), place)));
  }

  TransferId spent(long points) {
    return ((Spending.Spent) spend(points)).transfer();
  }

  Holding hold(long points, int days) {
    return in(h -> club.core().holds.hold(h, new HoldWish(holder, Unit.POINTS, points, Why.of(Reason.REWARD), inDays(days),
        Optional.empty())));
  }

  TakenBack takeBack(long points, DebtPolicy policy, TransferId... sales) {
    return in(h -> club.core().returns.takeBack(h, new TakeBack(holder, Unit.POINTS, points, List.of(sales), policy,
        Why.of(Reason.REFUND))));
  }

  GivingBack giveBack(TransferId spending, long points) {
    return in(h -> club.core().returns.giveBack(h, new GiveBack(holder, spending, points, Why.of(Reason.GIVEN_BACK))));
  }

  Reversing reverse(TransferId transfer) {
    return in(h -> club.core().returns.reverse(h, holder, transfer, Why.of(Reason.REVERSAL)));
  }

  Balance balance() {
    return club.core().db.read(h -> club.core().ledger.balance(h, holder, Unit.POINTS));
  }

  long posted() {
    return balance().posted();
  }

  long available() {
    return balance().available();
  }

  /// What is left of each lot, in the order in which they are spent.
  List<Long> lots() {
    return club.core().db.read(h
        -> h.createQuery("select remaining from lot where holder_id = :holder order by expires_at nulls last, at, id")
        .bind("holder", holder).mapTo(Long.class).list());
  }

  long count(String sql) {
    return club.core().db.read(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  /// What must hold whatever happened; each is a query that finds nothing in books that are right.
  static List<String> faults(TestClub club) {
    return club.core().db.read(h -> h.createQuery("""
        select 'entries do not sum to zero' from entry group by holder_id, transfer_id, unit having sum(amount) <> 0
        union all
        select 'posted is not the sum of the entries' from balance b
          where posted <> (select coalesce(sum(amount), 0) from entry e where e.holder_id = b.holder_id and e.unit = b.unit
            and account = 'HOLDER')
        union all
        select 'posted is not open lots less debt' from balance b
          where posted + debt <> (select coalesce(sum(remaining), 0) from lot l where l.holder_id = b.holder_id and l.unit = b.unit)
        union all
        select 'the debt is not what is left of the debts' from balance b
          where debt <> (select coalesce(sum(remaining), 0) from debt d where d.holder_id = b.holder_id and d.unit = b.unit)
        union all
        select 'held is not what open holds keep' from balance b
          where held <> (select coalesce(sum(held), 0) from lot l where l.holder_id = b.holder_id and l.unit = b.unit)
             or held <> (select coalesce(sum(amount), 0) from hold o where o.holder_id = b.holder_id and o.unit = b.unit
               and o.state = 'OPEN')
        union all
        select 'a lot is not what was given less what was taken' from lot l
          where remaining <> amount - (select coalesce(sum(amount), 0) from lot_use u where u.holder_id = l.holder_id and u.lot_id = l.id)
            + (select coalesce(sum(amount), 0) from lot_return r where r.holder_id = l.holder_id and r.lot_id = l.id and not anew)
        union all
        select 'a part of a hold is not in its lot' from lot l
          where held <> (select coalesce(sum(p.amount), 0) from hold_lot p join hold o on o.holder_id = p.holder_id and o.id = p.hold_id
            where p.holder_id = l.holder_id and p.lot_id = l.id and o.state = 'OPEN')
        union all
        select 'more was given back than was taken' from lot_use u
          where amount < (select coalesce(sum(amount), 0) from lot_return r
            where r.spending_id = u.transfer_id and r.lot_id = u.lot_id)
        union all
        select 'something stays in transit' from entry where account = 'IN_TRANSIT' having sum(amount) <> 0
        """).mapTo(String.class).list());
  }
}
