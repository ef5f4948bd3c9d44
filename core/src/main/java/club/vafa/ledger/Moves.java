package club.vafa.ledger;

import club.vafa.value.LotId;
import club.vafa.value.TransferId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Value that goes from one holder to another: two transfers through the house account in transit, in one transaction. Lots keep their
/// dates, funder and worth, and remember from where they came. Two holders are always locked in the order of their ids.
public final class Moves {

  private final Books books;

  public Moves(Ledger ledger) {
    books = ledger.books();
  }

  /// Moves everything open, in every unit: lots, what holds keep of them with the holds, and debt.
  public Moved move(Handle h, HolderId from, HolderId to, Why why) {
    return move(h, from, to, why, Optional.empty());
  }

  /// Moves what is left of the lots that one of these holders had first: a merge is undone, each gets what is left of its own. What holds
  /// keep stays.
  public Moved moveOf(Handle h, Set<HolderId> first, HolderId from, HolderId to, Why why) {
    return move(h, from, to, why, Optional.of(first));
  }

  /// Gives a part of what is available, in the order in which lots are spent.
  public Giving give(Handle h, HolderId from, HolderId to, Unit unit, long amount, Why sent, Why received) {
    if (amount <= 0 || from.equals(to)) {
      throw new IllegalArgumentException("a gift is positive and to somebody else: " + amount);
    }
    var now = books.now();
    lock(h, from, to, Set.of(unit));
    var row = BookSql.lock(h, from, unit).orElseThrow();
    var lots = LotSql.open(h, from, unit).stream().filter(lot -> lot.spendable(now)).toList();
    long usable = lots.stream().mapToLong(Lot::free).sum();
    if (row.debt() > 0 || usable < amount) {
      return new Giving.TooFew(Math.max(row.debt(), amount - usable));
    }
    var parts = Books.upTo(lots, amount);
    var out = transit(h, from, unit, -amount, 0, 0, sent, parts);
    var in = transit(h, to, unit, amount, 0, 0, received, List.of());
    parts.forEach(part -> LotSql.copy(h, from, part, to, books.newLot(), in.id(), LotSql.Copying.GIFT));
    books.payDebt(h, to, unit, Optional.of(in.id()));
    return new Giving.Given(out.id(), in.id(), out.posted(), in.posted());
  }

  /// Locks both balances, for callers that count something beside the books first.
  public void lock(Handle h, HolderId one, HolderId other, Unit unit) {
    lock(h, one, other, Set.of(unit));
  }

  private Moved move(Handle h, HolderId from, HolderId to, Why why, Optional<Set<HolderId>> first) {
    if (from.equals(to)) {
      throw new IllegalArgumentException("a move is to another holder");
    }
    var units = EnumSet.noneOf(Unit.class);
    units.addAll(BookSql.units(h, from));
    lock(h, from, to, units);
    var moved = new ArrayList<Moved.OfUnit>();
    for (var unit : units) {
      moved.add(first.map(who -> moveOf(h, who, from, to, unit, why)).orElseGet(() -> moveAll(h, from, to, unit, why)));
    }
    return new Moved(moved);
  }

  private Moved.OfUnit moveAll(Handle h, HolderId from, HolderId to, Unit unit, Why why) {
    var row = BookSql.lock(h, from, unit).orElseThrow();
    var parts = LotSql.open(h, from, unit).stream().map(lot -> new BookSql.Use(lot.id(), lot.remaining(), lot.held())).toList();
    var holds = HoldSql.open(h, from, unit);
    var keptOf = new HashMap<HoldSql.Row, List<HoldSql.Part>>();
    holds.forEach(hold -> keptOf.put(hold, HoldSql.parts(h, hold)));
    var made = new HashMap<LotId, LotId>();
    var sent = send(h, from, to, unit, why, parts, row.held(), made);
    for (var hold : holds) {
      HoldSql.end(h, hold, HoldState.MOVED, books.now(), Optional.empty(), Optional.of(to));
      HoldSql.moved(h, hold, to);
      keptOf.get(hold).forEach(part -> HoldSql.part(h, to, hold.id(), new HoldSql.Part(made.get(part.lot()), part.amount())));
    }
    debt(h, from, to, unit, row.debt(), why);
    books.payDebt(h, to, unit, sent.map(Sent::in));
    return new Moved.OfUnit(unit, sent.map(Sent::out), sent.map(Sent::in), Books.sum(parts), row.debt(), 0);
  }

  private void debt(Handle h, HolderId from, HolderId to, Unit unit, long amount, Why why) {
    if (amount > 0) {
      transit(h, from, unit, amount, 0, -amount, with(why, to), List.of());
      transit(h, to, unit, -amount, 0, amount, with(why, from), List.of());
      long left = amount;
      for (var open : DebtSql.open(h, from, unit)) {
        long moved = Math.min(left, open.remaining());
        if (moved > 0) {
          DebtSql.move(h, from, to, open.id(), moved);
        }
        left -= moved;
      }
    }
  }

  /// Moves so much of what is owed.
  void moveDebt(Handle h, HolderId from, HolderId to, Unit unit, long amount, Why why) {
    lock(h, from, to, Set.of(unit));
    debt(h, from, to, unit, amount, why);
    books.payDebt(h, to, unit, Optional.empty());
  }

  private Moved.OfUnit moveOf(Handle h, Set<HolderId> first, HolderId from, HolderId to, Unit unit, Why why) {
    var lots = LotSql.open(h, from, unit).stream().filter(lot -> lot.firstHolder().filter(first::contains).isPresent()).toList();
    var parts = lots.stream().filter(lot -> lot.free() > 0).map(lot -> BookSql.Use.of(lot.id(), lot.free())).toList();
    var sent = send(h, from, to, unit, why, parts, 0, new HashMap<>());
    books.payDebt(h, to, unit, sent.map(Sent::in));
    return new Moved.OfUnit(unit, sent.map(Sent::out), sent.map(Sent::in), Books.sum(parts), 0, lots.stream().mapToLong(Lot::held).sum());
  }

  private record Sent(TransferId out, TransferId in) {}

  private Optional<Sent> send(Handle h, HolderId from, HolderId to, Unit unit, Why why, List<BookSql.Use> parts, long held, Map<LotId,
      LotId> made) {
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    long amount = Books.sum(parts);
    var out = transit(h, from, unit, -amount, -held, 0, with(why, to), parts);
    var in = transit(h, to, unit, amount, held, 0, with(why, from), List.of());
    for (var part : parts) {
      var lot = books.newLot();
      made.put(part.lot(), lot);
      LotSql.copy(h, from, part, to, lot, in.id(), LotSql.Copying.ALIKE);
    }
    return Optional.of(new Sent(out.id(), in.id()));
  }

  /// Each half of a move names the other holder, so that the history of one person can leave both out.
  private static Why with(Why why, HolderId other) {
    return new Why(why.reason(), Optional.of(other.value()), why.facts());
  }

  private record Half(TransferId id, long posted) {}

  private Half transit(Handle h, HolderId holder, Unit unit, long amount, long held, long debt, Why why, List<BookSql.Use> parts) {
    var id = books.newTransfer();
    long posted = books.post(h, new BookSql.Posting(id, holder, unit, amount, House.IN_TRANSIT, why, Optional.empty(), Optional.empty(),
        held, debt, parts));
    return new Half(id, posted);
  }

  private void lock(Handle h, HolderId from, HolderId to, Set<Unit> units) {
    Stream.of(from, to).sorted(Comparator.comparing(HolderId::toString)).forEach(holder -> units.forEach(unit -> books.lock(h, holder,
        unit)));
  }
}
