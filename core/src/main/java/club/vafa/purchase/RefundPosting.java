package club.vafa.purchase;

import club.vafa.branch.Branch;
import club.vafa.club.Clubs;
import club.vafa.coupon.Coupons;
import club.vafa.ledger.DebtPolicy;
import club.vafa.ledger.GiveBack;
import club.vafa.ledger.GivingBack;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Place;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Returns;
import club.vafa.ledger.TakeBack;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.value.RefundId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Books a refund: what had paid beside money goes back to the lots from which it came, and what the sale no longer earns is taken back.
/// Giving back comes first, so that nobody owes points while own ones are on their way.
public final class RefundPosting {

  private final Clubs clubs;
  private final Ledger ledger;
  private final Returns returns;
  private final Coupons coupons;

  public RefundPosting(Clubs clubs, Ledger ledger, Returns returns, Coupons coupons) {
    this.clubs = clubs;
    this.ledger = ledger;
    this.returns = returns;
    this.coupons = coupons;
  }

  /// Each means gets its share of all that has come back of the sale, less what it got before. Of discounts only a coupon comes back, as a whole, once
  /// nothing is left of the sale.
  List<Refunding.Back> giveBack(Handle h, HolderId holder, Sold sold, Branch branch, RefundId refund, Returning.Fine fine,
      Optional<Instant> graceUntil) {
    var back = new ArrayList<Refunding.Back>();
    for (var payment : RefundSql.payments(h, sold.memberId(), sold.id())) {
      payment.couponId().filter(coupon -> fine.whole()).ifPresent(coupon ->
          back.add(new Refunding.Back(Means.COUPON, 1, coupons.unuse(h, coupon) ? 0 : 1)));
      long units = payment.means().discount() ? 0 : Share.down(payment.units(), fine.returned(), sold.total()) - payment.returned();
      if (units > 0) {
        var why = new Why(Reason.GIVEN_BACK, Optional.of(refund.value()), facts(branch));
        var spender = payment.holderId().orElseThrow();
        var to = payment.means() == Means.GIFT_CARD ? spender : holder;
        var wish = new GiveBack(to, spender, payment.transferId().orElseThrow(), units, graceUntil, why);
        if (!(returns.giveBack(h, wish) instanceof GivingBack.GivenBack given)) {
          throw new IllegalStateException("what paid for " + sold.id() + " cannot be given back");
        }
        RefundSql.returned(h, sold, payment.line(), units);
        back.add(new Refunding.Back(payment.means(), units, given.stayedExpired()));
      }
    }
    return back;
  }

  /// Takes back, unit by unit, what the sale no longer earns.
  List<Refunding.Taken> takeBack(Handle h, HolderId holder, Sold sold, Branch branch, RefundId refund, Recount.Recounted counted) {
    var taken = new ArrayList<Refunding.Taken>();
    for (var unit : Unit.values()) {
      long amount = unit == Unit.POINTS ? counted.points() : counted.credit();
      if (amount > 0) {
        taken.add(takeBack(h, holder, sold, branch, refund, unit, amount, counted.less()));
      }
    }
    return taken;
  }

  private Refunding.Taken takeBack(Handle h, HolderId holder, Sold sold, Branch branch, RefundId refund, Unit unit, long amount,
      List<Refunding.Less> less) {
    var facts = new HashMap<>(facts(branch));
    facts.put("rules", less.stream().filter(l -> l.unit() == unit)
        .map(l -> Map.of("fa", l.name().fa(), "en", l.name().en(), "points", l.amount())).toList());
    var why = new Why(Reason.REFUND, Optional.of(refund.value()), facts);
    var own = ledger.transfersFor(h, HolderId.of(sold.memberId()), unit, Reason.PURCHASE, sold.id().value());
    var policy = DebtPolicy.valueOf(clubs.settings().debtPolicy());
    var done = returns.takeBack(h, new TakeBack(holder, unit, amount, own, policy, why, Optional.of(Place.of(sold.branchId()))));
    return new Refunding.Taken(unit, amount, done.fromOwn(), done.fromOthers(), done.asDebt(), done.expired(), done.forgone());
  }

  private static Map<String, Object> facts(Branch branch) {
    return Map.of("branch", Map.of("fa", branch.nameFa(), "en", branch.nameEn()));
  }
}
