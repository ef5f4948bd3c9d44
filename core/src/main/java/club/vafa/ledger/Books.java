package club.vafa.ledger;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Json;
import club.vafa.db.Pipeline;
import club.vafa.value.Ids;
import club.vafa.value.LotId;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What all postings share: the lock of a balance, the order of lots, and the payment of debts. Whoever changes lots or holds of a balance
/// holds its lock.
final class Books {

  private static final long THOUSAND = 1_000;

  final Db db;
  final InstantSource clock;
  private final Clubs clubs;

  Books(Db db, Clubs clubs, InstantSource clock) {
    this.db = db;
    this.clubs = clubs;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  TransferId newTransfer() {
    return new TransferId(Ids.v7(clock));
  }

  LotId newLot() {
    return new LotId(Ids.v7(clock));
  }

  /// What 1,000 of a unit are worth today, in the currency's smallest unit.
  long worth(Unit unit) {
    return switch (unit) {
      case POINTS -> Math.multiplyExact(clubs.settings().pointValue(), THOUSAND);
      case CREDIT -> THOUSAND;
    };
  }

  /// Who stands for the holder now.
  static HolderId current(Handle h, HolderId holder) {
    return ForwardSql.of(h, holder).orElse(holder);
  }

  /// Locks a balance where there is one; holds whose time is over are ended on the way, so that what they kept counts as it should.
  Optional<BookSql.Row> lockIfAny(Handle h, HolderId holder, Unit unit) {
    var row = BookSql.lock(h, holder, unit);
    if (row.isEmpty() || row.get().held() == 0) {
      return row;
    }
    var overdue = HoldSql.overdue(h, holder, unit, now());
    overdue.forEach(hold -> free(h, hold, HoldState.EXPIRED));
    return overdue.isEmpty() ? row : BookSql.lock(h, holder, unit);
  }

  BookSql.Row lock(Handle h, HolderId holder, Unit unit) {
    var row = lockIfAny(h, holder, unit);
    if (row.isEmpty()) {
      // A zero row is inserted first, so that an empty account can be locked too.
      BookSql.openAt0(h, holder, unit);
      return lock(h, holder, unit);
    }
    return row.get();
  }

  /// Ends a hold without posting: what it kept is free again, and pays what the holder owes.
  void free(Handle h, HoldSql.Row hold, HoldState state) {
    HoldSql.free(h, hold);
    HoldSql.end(h, hold, state, now(), Optional.empty(), Optional.empty());
    payDebt(h, hold.holderId(), hold.unit(), Optional.empty());
  }

  long post(Handle h, BookSql.Posting posting) {
    return BookSql.post(h, posting, Json.write(posting.why().facts()), now());
  }

  /// Posts what of a lot is past its expiry.
  long expire(Handle h, HolderId holder, Unit unit, BookSql.Use lapsed) {
    return post(h, new BookSql.Posting(newTransfer(), holder, unit, -lapsed.amount(), House.EXPIRED, Why.of(Reason.EXPIRY, lapsed.lot()
        .value()),
        Optional.empty(), Optional.empty(), 0, 0, List.of(lapsed)));
  }

  /// Lets free lots pay what is owed, so that nobody owes who has something free. Noted on the transfer that freed them, else on one of its
  /// own.
  void payDebt(Handle h, HolderId holder, Unit unit, Optional<TransferId> by) {
    long debt = BookSql.lock(h, holder, unit).map(BookSql.Row::debt).orElse(0L);
    if (debt == 0) {
      return;
    }
    var now = now();
    var uses = upTo(LotSql.open(h, holder, unit).stream().filter(lot -> !lot.lapsed(now)).toList(), debt);
    if (uses.isEmpty()) {
      return;
    }
    var transfer = by.orElseGet(this::newTransfer);
    if (by.isEmpty()) {
      BookSql.debtPaying(h, holder, unit, transfer, now);
    }
    BookSql.payDebt(h, holder, unit, transfer, uses);
    var paying = new Pipeline(h);
    long paid = 0;
    for (var use : uses) {
      DebtSql.pay(paying, holder, unit, transfer, use.lot(), paid, use.amount(), now);
      paid += use.amount();
    }
    DebtSql.lower(paying, holder, unit, paid);
    paying.send();
  }

  /// What is taken from which lot, in the order of the lots, until the amount is reached or nothing is free.
  static List<BookSql.Use> upTo(List<Lot> lots, long amount) {
    var uses = new ArrayList<BookSql.Use>();
    long left = amount;
    for (var lot : lots) {
      long used = Math.min(left, lot.free());
      if (used > 0) {
        uses.add(BookSql.Use.of(lot.id(), used));
        left -= used;
      }
    }
    return uses;
  }

  static long sum(List<BookSql.Use> uses) {
    return uses.stream().mapToLong(BookSql.Use::amount).sum();
  }
}
