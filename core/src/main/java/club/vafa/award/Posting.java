package club.vafa.award;

import club.vafa.ledger.Booked;
import club.vafa.ledger.Credit;
import club.vafa.ledger.Debit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Returns;
import club.vafa.ledger.Reversing;
import club.vafa.ledger.Spending;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.StaffId;
import club.vafa.value.TransferId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Books adjustments in the ledger and puts them on the trail.
public final class Posting {

  /// What staff may reverse as a whole. All else belongs to something that has a way of its own to be put right, and would not know of it.
  private static final Set<Reason> REVERSIBLE = EnumSet.of(Reason.WELCOME, Reason.BIRTHDAY, Reason.GAME_PRIZE, Reason.VISIT, Reason.PROFILE,
      Reason.FEEDBACK, Reason.REFERRAL, Reason.CHALLENGE, Reason.SURPRISE, Reason.CAMPAIGN, Reason.IMPORT, Reason.GAME_ENTRY, Reason.ADJUSTMENT);

  private final Ledger ledger;
  private final Returns returns;
  private final Trail trail;

  public Posting(Ledger ledger, Returns returns, Trail trail) {
    this.ledger = ledger;
    this.returns = returns;
    this.trail = trail;
  }

  /// The transfer of one of the person's holders, or why it cannot be reversed by staff.
  Reversible look(Handle h, List<HolderId> person, TransferId id) {
    return ledger.find(h, person, id).<Reversible>map(found -> REVERSIBLE.contains(found.reason()) ? new Reversible.Yes(found)
        : new Reversible.No(new Adjusting.NotReversible(found.reason()))).orElseGet(() -> new Reversible.No(new Adjusting.NoSuchTransfer()));
  }

  sealed interface Reversible {
    record Yes(Booked transfer) implements Reversible {}

    record No(Adjusting why) implements Reversible {}
  }

  /// The person's holders are those of all its records.
  Adjusting reverse(Handle h, Adjustment a, List<HolderId> person, StaffId by) {
    return switch (look(h, person, a.reverses().orElseThrow())) {
      case Reversible.No(Adjusting why) -> why;
      case Reversible.Yes(Booked found) -> switch (returns.reverse(h, found.holder(), found.transfer(), Why.of(Reason.REVERSAL, a.id().value()))) {
        case Reversing.Reversed(var transfer, long posted) -> {
          record(h, by, "points.reverse", a, Map.of("transfer", transfer.value(), "reverses", found.transfer().value(), "unit", found.unit()));
          yield new Adjusting.Done(a.id(), transfer, posted);
        }
        case Reversing.AlreadyReversed _ -> new Adjusting.AlreadyReversed();
        case Reversing.NoSuchTransfer _ -> new Adjusting.NoSuchTransfer();
        case Reversing.NotReversible _ -> new Adjusting.NotReversible(found.reason());
        case Reversing.TooFew(long missing) -> new Adjusting.TooFew(missing);
      };
    };
  }

  Adjusting post(Handle h, Adjustment a, StaffId by) {
    var holder = HolderId.of(a.member());
    var why = Why.of(Reason.ADJUSTMENT, a.id().value());
    if (a.points() > 0) {
      var credited = ledger.credit(h, new Credit(holder, Unit.POINTS, a.points(), House.ADJUSTED, why, LotTerms.PERMANENT));
      record(h, by, "points.adjust", a, Map.of("transfer", credited.transfer().value()));
      return new Adjusting.Done(a.id(), credited.transfer(), credited.posted());
    }
    return switch (ledger.debit(h, new Debit(holder, Unit.POINTS, -a.points(), House.ADJUSTED, why))) {
      case Spending.Spent(var transfer, long posted) -> {
        record(h, by, "points.adjust", a, Map.of("transfer", transfer.value()));
        yield new Adjusting.Done(a.id(), transfer, posted);
      }
      case Spending.TooFew(long missing) -> new Adjusting.TooFew(missing);
    };
  }

  void record(Handle h, StaffId by, String action, Adjustment a, Map<String, ?> facts) {
    var all = new HashMap<String, Object>(facts);
    all.put("adjustment", a.id().value());
    all.put("points", a.points());
    trail.record(h, Actor.of(by), action, "member", a.member().value(), all);
  }
}
