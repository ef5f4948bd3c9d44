package club.vafa.ledger;

import club.vafa.value.TransferId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Corrections, always by adding: reversal of a transfer as a whole, taking back what was earned, giving back what was spent.
public final class Returns {

  private static final Set<Reason> PUT_RIGHT_ELSEWHERE = EnumSet.of(Reason.REVERSAL, Reason.REFUND, Reason.GIVEN_BACK, Reason.EXPIRY,
      Reason.DEBT);

  private final Books books;
  private final Moves moves;

  public Returns(Ledger ledger) {
    books = ledger.books();
    moves = new Moves(ledger);
  }

  /// Reverses a credit whose lot is untouched, or a debit of which nothing was given back.
  public Reversing reverse(Handle h, HolderId holder, TransferId id, Why why) {
    var now = ForwardSql.of(h, holder);
    if (now.isEmpty()) {
      return reverseHere(h, holder, id, why);
    }
    // What was given has gone on with the rest: it comes back, is reversed where it was booked, and what is left goes on again.
    var unit = BookSql.find(h, holder, id).map(BookSql.Found::unit);
    ForwardSql.reopen(h, holder);
    moves.moveOf(h, Set.of(holder), now.get(), holder, Why.of(Reason.UNMERGE, holder.value()));
    var answer = reverseHere(h, holder, id, why);
    moves.move(h, holder, now.get(), Why.of(Reason.MERGE, holder.value()));
    ForwardSql.forward(h, holder, now.get());
    return answer instanceof Reversing.Reversed(TransferId reversal, long posted)
        ? new Reversing.Reversed(reversal, books.lock(h, now.get(), unit.orElseThrow()).posted()) : answer;
  }

  private Reversing reverseHere(Handle h, HolderId holder, TransferId id, Why why) {
    var seen = BookSql.find(h, holder, id);
    if (seen.isEmpty()) {
      return new Reversing.NoSuchTransfer();
    }
    books.lock(h, holder, seen.get().unit());
    var transfer = BookSql.find(h, holder, id).orElseThrow();
    if (transfer.reversed()) {
      return new Reversing.AlreadyReversed();
    }
    if (transfer.reverses().isPresent() || PUT_RIGHT_ELSEWHERE.contains(transfer.reason()) || transfer.house() == House.IN_TRANSIT) {
      return new Reversing.NotReversible();
    }
    return transfer.amount() > 0 ? reverseCredit(h, holder, transfer, why) : reverseDebit(h, holder, transfer, why);
  }

  private Reversing reverseCredit(Handle h, HolderId holder, BookSql.Found credit, Why why) {
    var own = LotSql.open(h, holder, credit.unit()).stream().filter(lot -> lot.earnedBy().equals(credit.id())).toList();
    // What of the credit paid a debt is owed again.
    long paid = LotSql.taken(h, holder, credit.id()).stream().mapToLong(LotSql.Taken::amount).sum();
    var uses = Books.upTo(own, credit.amount());
    long missing = credit.amount() - paid - Books.sum(uses);
    if (missing > 0) {
      return new Reversing.TooFew(missing);
    }
    var reversal = books.newTransfer();
    long posted = books.post(h, new BookSql.Posting(reversal, holder, credit.unit(), -credit.amount(), credit.house(), why,
        Optional.empty(),
        Optional.of(credit.id()), 0, paid, uses));
    DebtSql.oweAgain(h, holder, credit.id(), reversal, books.now());
    books.payDebt(h, holder, credit.unit(), Optional.empty());
    return new Reversing.Reversed(reversal, posted);
  }

  private Reversing reverseDebit(Handle h, HolderId holder, BookSql.Found debit, Why why) {
    var taken = LotSql.taken(h, holder, debit.id());
    long left = taken.stream().mapToLong(LotSql.Taken::amount).sum();
    if (left < -debit.amount()) {
      return new Reversing.NotReversible();
    }
    var back = giveBack(h, new GiveBack(holder, debit.id(), left, why), debit, Optional.of(debit.id()));
    return new Reversing.Reversed(back.transfer(), back.posted());
  }

  /// Takes back what sales gave. What of it expired unused needs no taking, whether a job has posted the expiry yet or not.
  public TakenBack takeBack(Handle h, TakeBack asked) {
    var now = books.now();
    var wish = asked.at(Books.current(h, asked.holder()));
    long posted = books.lock(h, wish.holder(), wish.unit()).posted();
    boolean pendingOnly = wish.policy() == DebtPolicy.PENDING_ONLY;
    var lots = LotSql.open(h, wish.holder(), wish.unit());
    // What expired before a merge stayed with the holder of before.
    long expired = pendingOnly ? 0 : Stream.of(asked.holder(), wish.holder()).distinct()
        .reduce(0L, (sum, holder) -> sum + excuse(h, wish.at(holder), wish.amount() - sum), Long::sum);
    var own = Books.upTo(own(lots, wish, now, pendingOnly), wish.amount() - expired);
    long fromOwn = Books.sum(own);
    var others = pendingOnly ? List.<BookSql.Use>of() : Books.upTo(others(lots, wish, now), wish.amount() - expired - fromOwn);
    long fromOthers = Books.sum(others);
    long rest = wish.amount() - expired - fromOwn - fromOthers;
    long debt = wish.policy() == DebtPolicy.UNLIMITED ? rest : 0;
    long amount = fromOwn + fromOthers + debt;
    if (amount == 0) {
      return new TakenBack(Optional.empty(), 0, 0, 0, expired, rest, posted);
    }
    var transfer = books.newTransfer();
    posted = books.post(h, new BookSql.Posting(transfer, wish.holder(), wish.unit(), -amount, House.ISSUED, wish.why(), wish.place(),
        Optional.empty(), 0,
        debt, Stream.concat(own.stream(), others.stream()).toList()));
    if (debt > 0) {
      DebtSql.insert(h, wish.holder(), transfer, wish.unit(), debt, wish.place(), now);
    }
    return new TakenBack(Optional.of(transfer), fromOwn, fromOthers, debt, expired, rest - debt, posted);
  }

  private static long excuse(Handle h, TakeBack wish, long atMost) {
    long left = atMost;
    for (var lot : LotSql.expired(h, wish.holder(), wish.unit(), wish.sales())) {
      long excused = Math.min(left, lot.amount());
      if (excused > 0) {
        LotSql.excuse(h, wish.holder(), lot.lot(), excused);
        left -= excused;
      }
    }
    return atMost - left;
  }

  /// The sales' own lots: first what is past its expiry anyway, then what is pending, then the rest as it would be spent.
  private static List<Lot> own(List<Lot> lots, TakeBack wish, Instant now, boolean pendingOnly) {
    return lots.stream().filter(lot -> wish.sales().contains(lot.earnedBy())).filter(lot -> !pendingOnly || lot.pending(now))
        .sorted(Comparator.comparingInt(lot -> lot.lapsed(now) ? 0 : lot.pending(now) ? 1 : 2)).toList();
  }

  private static List<Lot> others(List<Lot> lots, TakeBack wish, Instant now) {
    return lots.stream().filter(lot -> !wish.sales().contains(lot.earnedBy()) && !lot.lapsed(now))
        .sorted(Comparator.comparing(lot -> lot.pending(now))).toList();
  }

  /// Gives back what a spending took, last taken first. The sum given back never exceeds what was spent.
  public GivingBack giveBack(Handle h, GiveBack asked) {
    var wish = asked.to(Books.current(h, asked.holder()));
    var spending = BookSql.find(h, wish.spender(), wish.spending())
        .filter(found -> found.amount() < 0 && found.house() != House.IN_TRANSIT && !PUT_RIGHT_ELSEWHERE.contains(found.reason()));
    if (spending.isEmpty()) {
      return new GivingBack.NoSuchSpending();
    }
    books.lock(h, wish.holder(), spending.get().unit());
    long left = LotSql.taken(h, wish.spender(), wish.spending()).stream().mapToLong(LotSql.Taken::amount).sum();
    return wish.amount() > left ? new GivingBack.TooMuch(left) : giveBack(h, wish, spending.get(), Optional.empty());
  }

  private GivingBack.GivenBack giveBack(Handle h, GiveBack wish, BookSql.Found spending, Optional<TransferId> reverses) {
    var now = books.now();
    var holder = wish.holder();
    var transfer = books.newTransfer();
    long posted = books.post(h, new BookSql.Posting(transfer, holder, spending.unit(), wish.amount(), spending.house(), wish.why(),
        spending.place(), reverses, 0, 0, List.of()));
    var toLots = new ArrayList<BookSql.Use>();
    var gone = new ArrayList<BookSql.Use>();
    long left = wish.amount();
    for (var taken : LotSql.taken(h, wish.spender(), spending.id())) {
      var back = BookSql.Use.of(taken.lot(), Math.min(left, taken.amount()));
      if (back.amount() == 0) {
        break;
      }
      boolean lapsed = taken.expiresAt().filter(end -> !end.isAfter(now)).isPresent();
      var grace = wish.graceUntil().filter(until -> lapsed);
      if (grace.isPresent() || !wish.spender().equals(holder)) {
        var made = books.newLot();
        LotSql.givenBackAnew(h, holder, transfer, wish.spender(), spending.id(), back);
        LotSql.copy(h, wish.spender(), back, holder, made, transfer, new LotSql.Copying(false, grace));
        back = BookSql.Use.of(made, back.amount());
      } else {
        toLots.add(back);
      }
      if (lapsed && grace.isEmpty()) {
        gone.add(back);
      }
      left -= back.amount();
    }
    LotSql.giveBack(h, holder, transfer, spending.id(), toLots);
    for (var lot : gone) {
      posted = books.expire(h, holder, spending.unit(), lot);
    }
    books.payDebt(h, holder, spending.unit(), Optional.of(transfer));
    long stayed = Books.sum(gone);
    return new GivingBack.GivenBack(transfer, wish.amount() - stayed, stayed, posted);
  }
}
