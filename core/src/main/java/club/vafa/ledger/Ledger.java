package club.vafa.ledger;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Json;
import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import club.vafa.value.Ids;
import club.vafa.value.LotId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Posts transfers and reads balances. Whoever calls holds the transaction; a balance row is locked by the posting itself.
public final class Ledger {

  /// How many holders one round of posting expiries takes.
  public static final int EXPIRE_BATCH_MAX = 200;

  /// How many lots of one balance are posted as expired in one transaction.
  public static final int EXPIRE_LOTS_MAX = 500;

  private final Books books;
  private final InstantSource clock;

  public Ledger(Db db, Clubs clubs, InstantSource clock) {
    books = new Books(db, clubs, clock);
    this.clock = clock;
  }

  Books books() {
    return books;
  }

  /// Gives value as one lot. What the holder owes is paid from it first.
  public Credited credit(Handle h, Credit credit) {
    var to = credit.at(Books.current(h, credit.holder()));
    var writes = new Pipeline(h);
    var credited = credit(writes, List.of(to), locked(h, to.holder(), to.unit()));
    writes.send();
    return credited;
  }

  /// Locks the holder's balance, which is made first where there is none, so that an empty one can be locked too.
  public Locked locked(Handle h, HolderId holder, Unit unit) {
    var asks = new Pipeline(h);
    var found = lock(asks, holder, unit);
    asks.send();
    if (found.get().isEmpty()) {
      BookSql.openAt0(h, holder, unit);
      return locked(h, holder, unit);
    }
    return found.get().getFirst();
  }

  /// Makes the balances that are not there yet, so that they can be locked.
  public void open(Handle h, List<HolderId> holders, Unit unit) {
    BookSql.openAt0(h, holders, unit);
  }

  /// Asks for the lock in a pipeline. Empty where there is no row yet: [#locked] makes one.
  public Pipeline.Later<List<Locked>> lock(Pipeline asks, HolderId holder, Unit unit) {
    return LedgerSql.lock(asks, holder, unit);
  }

  /// As [#lock], with the row made first where there is none, for balances that few have.
  public Pipeline.Later<List<Locked>> opened(Pipeline asks, HolderId holder, Unit unit) {
    LedgerSql.open(asks, holder, unit);
    return LedgerSql.lock(asks, holder, unit);
  }

  /// Gives value as a lot for each credit, all to one holder in one unit, whose balance was locked in this transaction. Answers the last of
  /// them, with the balance after all.
  public Credited credit(Pipeline writes, List<Credit> credits, Locked before) {
    var now = clock.instant();
    long posted = before.posted();
    long debt = before.debt();
    Optional<Credited> last = Optional.empty();
    for (var credit : credits) {
      long paid = Math.min(debt, credit.amount());
      long paidBefore = before.debt() - debt;
      posted = Math.addExact(posted, credit.amount());
      debt -= paid;
      var credited = new Credited(new TransferId(Ids.v7(clock)), new LotId(Ids.v7(clock)), posted);
      last = Optional.of(credited);
      LedgerSql.credit(writes, credited, credit, paid, books.worth(credit.unit()), Json.write(credit.why().facts()), now);
      if (paid > 0) {
        DebtSql.pay(writes, credit.holder(), credit.unit(), credited.transfer(), credited.lot(), paidBefore, paid, now);
      }
    }
    if (debt < before.debt()) {
      DebtSql.lower(writes, credits.getFirst().holder(), credits.getFirst().unit(), before.debt() - debt);
    }
    LedgerSql.balance(writes, credits.getFirst().holder(), credits.getFirst().unit(), new Locked(posted, debt));
    return last.orElseThrow();
  }

  /// For work that counts for the holder and posts nothing: where the balance has moved with a merge since the holder was found, the transaction is
  /// told to run again, as a posting would be.
  public void confirm(Pipeline writes, HolderId holder, Unit unit, Locked before) {
    LedgerSql.balance(writes, holder, unit, before);
  }

  /// Takes value from the open lots: earliest expiry first (permanent last), then oldest, then id. Debt blocks spending.
  public Spending debit(Handle h, Debit wish) {
    var debit = wish.at(Books.current(h, wish.holder()));
    var now = books.now();
    var row = books.lockIfAny(h, debit.holder(), debit.unit());
    if (row.isEmpty()) {
      return new Spending.TooFew(debit.amount());
    }
    var lots = LotSql.open(h, debit.holder(), debit.unit()).stream().filter(lot -> lot.spendable(now)).toList();
    long usable = lots.stream().mapToLong(Lot::free).sum();
    if (row.get().debt() > 0 || usable < debit.amount()) {
      return new Spending.TooFew(Math.max(row.get().debt(), debit.amount() - usable));
    }
    var transfer = books.newTransfer();
    long posted = books.post(h, new BookSql.Posting(transfer, debit.holder(), debit.unit(), -debit.amount(), debit.to(), debit.why(),
        debit.place(), Optional.empty(), 0, 0, Books.upTo(lots, debit.amount())));
    return new Spending.Spent(transfer, posted);
  }

  public Balance balance(Handle h, HolderId holder, Unit unit) {
    return LedgerSql.balance(h, holder, unit, clock.instant());
  }

  /// As the other one, in a pipeline: the balances of many are one statement.
  public Supplier<Balance> balance(Pipeline asks, HolderId holder, Unit unit) {
    var row = LedgerSql.balance(asks, holder, unit, clock.instant());
    return () -> row.get().getFirst();
  }

  /// The holder's transfers of a unit, newest first; the cursor is a transfer's id.
  public Page<StatementLine> statement(Handle h, HolderId holder, Unit unit, PageRequest page) {
    return statement(h, List.of(holder), unit, page);
  }

  /// The same over all records of one person.
  public Page<StatementLine> statement(Handle h, List<HolderId> person, Unit unit, PageRequest page) {
    var lines = LedgerSql.statement(h, person, unit, page.after().map(TransferId::parse), page.limit() + 1);
    return Page.cut(lines, page, line -> line.transfer().toString());
  }

  /// A transfer of one of these holders.
  public Optional<Booked> find(Handle h, List<HolderId> person, TransferId id) {
    return person.stream().flatMap(holder -> BookSql.find(h, holder, id).stream()
        .map(found -> new Booked(holder, id, found.unit(), found.reason(), found.amount()))).findFirst();
  }

  /// The transfers of a unit that were made to the holder for this reason and subject: those of a sale, say.
  public List<TransferId> transfersFor(Handle h, HolderId holder, Unit unit, Reason reason, UUID subject) {
    return LedgerSql.transfersFor(h, holder, unit, reason, subject);
  }

  /// The balance explained by its newest transfers, and by the sum of what came before them.
  public Explanation explain(Handle h, HolderId holder, Unit unit, int linesMax) {
    return explain(h, holder, List.of(holder), unit, linesMax);
  }

  /// The same by the transfers of all records of one person, of which the holder is the one in use.
  public Explanation explain(Handle h, HolderId holder, List<HolderId> person, Unit unit, int linesMax) {
    return LedgerSql.explanation(h, holder, person, unit, clock.instant(), linesMax);
  }

  /// What was spent at branches and partners in a span of time, less what was given back in it, by who funded it.
  public List<SpentValue> spentValues(Handle h, Instant from, Instant until) {
    return LedgerSql.spentValues(h, from, until);
  }

  /// Posts what has expired, in a bounded batch and a transaction per holder. What is held is left alone until its hold ends. Answers how
  /// many lots were posted; zero when nothing is left to do.
  public int expireDue() {
    var now = books.now();
    var due = books.db.read(h -> LedgerSql.holdersWithExpired(h, now, EXPIRE_BATCH_MAX));
    int closed = 0;
    for (var holder : due) {
      closed += books.db.transact(h -> Outcome.commit(expire(h, holder.holderId(), holder.unit())));
    }
    return closed;
  }

  private int expire(Handle h, HolderId holder, Unit unit) {
    var now = books.now();
    if (books.lockIfAny(h, holder, unit).isEmpty()) {
      return 0;
    }
    var lots = LotSql.open(h, holder, unit).stream().filter(lot -> lot.lapsed(now) && lot.free() > 0).limit(EXPIRE_LOTS_MAX).toList();
    lots.forEach(lot -> books.expire(h, holder, unit, BookSql.Use.of(lot.id(), lot.free())));
    return lots.size();
  }
}
