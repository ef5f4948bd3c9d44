package club.vafa.ledger;

import club.vafa.db.Json;
import club.vafa.db.Outcome;
import club.vafa.value.HoldId;
import club.vafa.value.Ids;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Value set aside for one purpose, and what becomes of it. A hold keeps its lots: what was held in time may be posted until the hold ends,
/// even where the lots expire before. It ends once.
public final class Holds {

  /// How many balances one round of ending overdue holds takes.
  public static final int EXPIRE_BATCH_MAX = 200;

  private final Books books;

  public Holds(Ledger ledger) {
    books = ledger.books();
  }

  /// Sets value aside, in the order in which lots are spent.
  public Holding hold(Handle h, HoldWish asked) {
    var wish = asked.at(Books.current(h, asked.holder()));
    var now = books.now();
    if (!wish.until().isAfter(now)) {
      throw new IllegalArgumentException("a hold that would be over at once");
    }
    var row = books.lockIfAny(h, wish.holder(), wish.unit());
    if (row.isEmpty()) {
      return new Holding.TooFew(wish.amount());
    }
    var lots = LotSql.open(h, wish.holder(), wish.unit()).stream().filter(lot -> lot.spendable(now)).toList();
    long usable = lots.stream().mapToLong(Lot::free).sum();
    if (row.get().debt() > 0 || usable < wish.amount()) {
      return new Holding.TooFew(Math.max(row.get().debt(), wish.amount() - usable));
    }
    var id = new HoldId(Ids.v7(books.clock));
    HoldSql.insert(h, id, wish, Json.write(wish.why().facts()), now, Books.upTo(lots, wish.amount()));
    return new Holding.Held(id, usable - wish.amount());
  }

  /// Spends what is held, or a part of it: the rest is free again.
  public HoldEnd post(Handle h, HolderId holder, HoldId id, long amount, House to, Why why) {
    return post(h, holder, id, amount, to, why, Optional.empty());
  }

  /// The same, at a place that was not known when the value was set aside.
  public HoldEnd post(Handle h, HolderId holder, HoldId id, long amount, House to, Why why, Optional<Place> place) {
    var hold = lock(h, holder, id);
    if (ended(hold).isPresent()) {
      return ended(hold).get();
    }
    if (amount < 1 || amount > hold.amount()) {
      throw new IllegalArgumentException("from a hold of " + hold.amount() + " cannot be posted " + amount);
    }
    var uses = uses(HoldSql.parts(h, hold), amount);
    var transfer = books.newTransfer();
    long posted = books.post(h, new BookSql.Posting(transfer, hold.holderId(), hold.unit(), -amount, to, why, place.or(hold::place),
        Optional.empty(), -hold.amount(), 0, uses));
    HoldSql.end(h, hold, HoldState.POSTED, books.now(), Optional.of(transfer), Optional.empty());
    books.payDebt(h, hold.holderId(), hold.unit(), Optional.empty());
    return new HoldEnd.Posted(transfer, posted);
  }

  /// Lets what is held be free again.
  public HoldEnd release(Handle h, HolderId holder, HoldId id) {
    var hold = lock(h, holder, id);
    if (ended(hold).isPresent()) {
      return ended(hold).get();
    }
    books.free(h, hold, HoldState.RELEASED);
    return new HoldEnd.Released();
  }

  /// What is set aside of the holder's, in every unit.
  public List<HoldId> openOf(Handle h, HolderId holder) {
    return Arrays.stream(Unit.values()).flatMap(unit -> HoldSql.open(h, holder, unit).stream()).map(HoldSql.Row::id).toList();
  }

  /// Ends the holds whose time is over, in a bounded batch and a transaction per balance. Answers how many balances it took; zero when none
  /// is left.
  public int expireDue() {
    var now = books.now();
    var due = books.db.read(h -> HoldSql.holdersWithOverdue(h, now, EXPIRE_BATCH_MAX));
    // Locking a balance ends its overdue holds.
    due.forEach(one -> books.db.transact(h -> Outcome.commit(books.lockIfAny(h, one.holderId(), one.unit()))));
    return due.size();
  }

  /// The hold under the lock of its balance; one that has moved is followed to its new holder.
  private HoldSql.Row lock(Handle h, HolderId holder, HoldId id) {
    var seen = find(h, holder, id);
    while (seen.state() == HoldState.MOVED) {
      seen = find(h, seen.movedTo().orElseThrow(), id);
    }
    BookSql.lock(h, seen.holderId(), seen.unit());
    var locked = find(h, seen.holderId(), id);
    return locked.state() == HoldState.MOVED ? lock(h, locked.movedTo().orElseThrow(), id) : locked;
  }

  private static HoldSql.Row find(Handle h, HolderId holder, HoldId id) {
    return HoldSql.find(h, holder, id).orElseThrow(() -> new IllegalArgumentException("no such hold: " + id));
  }

  private Optional<HoldEnd> ended(HoldSql.Row hold) {
    var how = hold.state() == HoldState.OPEN && hold.over(books.now()) ? HoldState.EXPIRED : hold.state();
    return how == HoldState.OPEN ? Optional.empty() : Optional.of(new HoldEnd.NotOpen(how));
  }

  private static List<BookSql.Use> uses(List<HoldSql.Part> parts, long amount) {
    var uses = new ArrayList<BookSql.Use>();
    long left = amount;
    for (var part : parts) {
      long used = Math.min(left, part.amount());
      uses.add(new BookSql.Use(part.lot(), used, part.amount()));
      left -= used;
    }
    return uses;
  }
}
