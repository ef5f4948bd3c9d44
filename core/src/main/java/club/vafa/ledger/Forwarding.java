package club.vafa.ledger;

import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Balances of a holder for whom another one stands from now on, as a member does after a merge. What is open moves there, and so does what comes later:
/// a balance that is forwarded takes no postings of its own, and whoever had found it before is told to start anew.
public final class Forwarding {

  private final Books books;
  private final Moves moves;

  public Forwarding(Ledger ledger) {
    books = ledger.books();
    moves = new Moves(ledger);
  }

  /// Moves everything, and forwards the holder with all that were forwarded to it.
  public Moved begin(Handle h, HolderId from, HolderId to, Why why) {
    for (var unit : Unit.values()) {
      BookSql.openAt0(h, from, unit);
    }
    var moved = moves.move(h, from, to, why);
    ForwardSql.forward(h, from, to);
    return moved;
  }

  /// Gives back what is left of the lots that one of the first holders had first, and of the debt that came with them as far as it is still owed. The
  /// first holders are forwarded to this one again, which itself stands alone.
  public Moved end(Handle h, HolderId from, HolderId to, Set<HolderId> first, Map<Unit, Long> debts, Why why) {
    ForwardSql.reopen(h, to);
    ForwardSql.repoint(h, first, from, to);
    var moved = moves.moveOf(h, first, from, to, why);
    debts.forEach((unit, debt) -> moves.moveDebt(h, from, to, unit, Math.min(debt, books.lock(h, from, unit).debt()), why));
    return moved;
  }
}
