package club.vafa.ledger;

import club.vafa.db.Db;
import club.vafa.db.Json;
import club.vafa.db.Outcome;
import club.vafa.db.Pipeline;
import club.vafa.value.Ids;
import club.vafa.value.LotId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.TransferId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Posts transfers and reads balances. Whoever calls holds the transaction; a balance row is locked by the posting itself.
public final class Ledger {

  /// How many holders one round of posting expiries takes.
  public static final int EXPIRE_BATCH_MAX = 200;

  private final Db db;
  private final InstantSource clock;

  public Ledger(Db db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Gives value as one lot. What the holder owes is paid from it first.
  public Credited credit(Handle h, Credit credit) {
    var writes = new Pipeline(h);
    var credited = credit(writes, List.of(credit), locked(h, credit.holder(), credit.unit()));
    writes.send();
    return credited;
  }

  /// Locks the holder's balance, which is made first where there is none, so that an empty one can be locked too.
  public Locked locked(Handle h, HolderId holder, Unit unit) {
    var asks = new Pipeline(h);
    var found = lock(asks, holder, unit);
    asks.send();
    if (found.get().isEmpty()) {
      LedgerSql.openAt0(h, holder, unit);
      return locked(h, holder, unit);
    }
    return found.get().getFirst();
  }

  /// Asks for the lock in a pipeline. Empty where there is no row yet: [#locked] makes one.
  public Pipeline.Later<List<Locked>> lock(Pipeline asks, HolderId holder, Unit unit) {
    return LedgerSql.lock(asks, holder, unit);
  }

  /// Gives value as a lot for each credit, all to one holder in one unit, whose balance was locked in this transaction. Answers the last of them, with
  /// the balance after all.
  public Credited credit(Pipeline writes, List<Credit> credits, Locked before) {
    var now = clock.instant();
    long posted = before.posted();
    long debt = before.debt();
    Optional<Credited> last = Optional.empty();
    for (var credit : credits) {
      long paid = Math.min(debt, credit.amount());
      posted = Math.addExact(posted, credit.amount());
      debt -= paid;
      var credited = new Credited(new TransferId(Ids.v7(clock)), new LotId(Ids.v7(clock)), posted);
      last = Optional.of(credited);
      LedgerSql.credit(writes, credited.transfer(), credited.lot(), credit, credit.amount() - paid, Json.write(credit.why().facts()), now);
    }
    LedgerSql.balance(writes, credits.getFirst().holder(), credits.getFirst().unit(), new Locked(posted, debt));
    return last.orElseThrow();
  }

  /// Takes value from the open lots: earliest expiry first (permanent last), then oldest, then id. Debt blocks spending.
  public Spending debit(Handle h, Debit debit) {
    var now = clock.instant();
    var row = LedgerSql.lock(h, debit.holder(), debit.unit());
    if (row.isEmpty()) {
      return new Spending.TooFew(debit.amount());
    }
    var lots = LedgerSql.spendable(h, debit.holder(), debit.unit(), now);
    long usable = lots.stream().mapToLong(LedgerSql.OpenLot::remaining).sum() - row.get().held();
    if (row.get().debt() > 0 || usable < debit.amount()) {
      return new Spending.TooFew(Math.max(row.get().debt(), debit.amount() - Math.max(0, usable)));
    }
    var uses = take(lots, debit.amount());
    var transfer = new TransferId(Ids.v7(clock));
    long posted = LedgerSql.debit(h, transfer, debit, uses, Json.write(debit.why().facts()), now);
    return new Spending.Spent(transfer, posted);
  }

  public Balance balance(Handle h, HolderId holder, Unit unit) {
    return LedgerSql.balance(h, holder, unit, clock.instant());
  }

  /// The holder's transfers of a unit, newest first; the cursor is a transfer's id.
  public Page<StatementLine> statement(Handle h, HolderId holder, Unit unit, PageRequest page) {
    var lines = LedgerSql.statement(h, holder, unit, page.after().map(TransferId::parse), page.limit() + 1);
    return Page.cut(lines, page, line -> line.transfer().toString());
  }

  /// The balance explained by its newest transfers, and by the sum of what came before them.
  public Explanation explain(Handle h, HolderId holder, Unit unit, int linesMax) {
    var balance = balance(h, holder, unit);
    var lines = LedgerSql.statement(h, holder, unit, Optional.empty(), linesMax);
    long shown = lines.stream().mapToLong(StatementLine::amount).sum();
    return new Explanation(balance, lines, balance.posted() - shown);
  }

  /// Posts what has expired, in a bounded batch and a transaction per holder. Answers how many lots were closed; zero when nothing is left to do.
  public int expireDue() {
    var now = clock.instant();
    var due = db.read(h -> LedgerSql.holdersWithExpired(h, now, EXPIRE_BATCH_MAX));
    int closed = 0;
    for (var holder : due) {
      closed += db.transact(h -> Outcome.commit(expire(h, holder.holderId(), holder.unit())));
    }
    return closed;
  }

  private int expire(Handle h, HolderId holder, Unit unit) {
    var now = clock.instant();
    if (LedgerSql.lock(h, holder, unit).isEmpty()) {
      return 0;
    }
    var lots = LedgerSql.expired(h, holder, unit, now);
    for (var lot : lots) {
      var debit = new Debit(holder, unit, lot.remaining(), House.EXPIRED, Why.of(Reason.EXPIRY, lot.id().value()));
      LedgerSql.debit(h, new TransferId(Ids.v7(clock)), debit, List.of(new LedgerSql.Use(lot.id(), lot.remaining())), "{}", now);
    }
    return lots.size();
  }

  private static List<LedgerSql.Use> take(List<LedgerSql.OpenLot> lots, long amount) {
    var uses = new ArrayList<LedgerSql.Use>();
    long left = amount;
    for (var lot : lots) {
      if (left == 0) {
        break;
      }
      long used = Math.min(left, lot.remaining());
      uses.add(new LedgerSql.Use(lot.id(), used));
      left -= used;
    }
    return uses;
  }
}
