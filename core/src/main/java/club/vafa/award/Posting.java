package club.vafa.award;

import club.vafa.ledger.Credit;
import club.vafa.ledger.Debit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Spending;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.StaffId;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Books adjustments in the ledger and puts them on the trail.
public final class Posting {

  private final Ledger ledger;
  private final Trail trail;

  public Posting(Ledger ledger, Trail trail) {
    this.ledger = ledger;
    this.trail = trail;
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
