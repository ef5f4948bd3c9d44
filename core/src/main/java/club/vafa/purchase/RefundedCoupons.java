package club.vafa.purchase;

import club.vafa.coupon.Coupons;
import club.vafa.earning.Earned;
import club.vafa.earning.KeptEarning;
import club.vafa.event.Event;
import club.vafa.event.Listener;
import club.vafa.value.LocalText;
import club.vafa.value.PurchaseId;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Takes coupons back that a sale had earned and, after a refund, no longer earns; one that was used stays used, until the sale on which it was used
/// comes back as a whole.
public final class RefundedCoupons implements Listener {

  private final Coupons coupons;

  public RefundedCoupons(Coupons coupons) {
    this.coupons = coupons;
  }

  @Override
  public String name() {
    return "refunded-coupons";
  }

  @Override
  public boolean wants(Event event) {
    return event instanceof Event.PurchaseRefunded;
  }

  @Override
  public void on(Handle h, Event event) {
    if (event instanceof Event.PurchaseRefunded refunded) {
      RefundSql.sold(h, refunded.purchase()).ifPresent(sold -> {
        takeBack(h, sold);
        if (refunded.whole()) {
          RefundSql.payments(h, sold.memberId(), sold.id()).stream().flatMap(payment -> payment.couponId().stream())
              .flatMap(coupon -> coupons.source(h, coupon).stream()).flatMap(source -> source.id().stream())
              .flatMap(earnedBy -> RefundSql.sold(h, new PurchaseId(earnedBy)).stream()).forEach(earlier -> takeBack(h, earlier));
        }
      });
    }
  }

  private void takeBack(Handle h, Sold sold) {
    var lost = new ArrayList<>(names(KeptEarning.read(sold.earned().toString()).earned()));
    if (lost.isEmpty()) {
      return;
    }
    var refunds = RefundSql.ofPurchase(h, sold.memberId(), sold.id());
    if (refunds.isEmpty()) {
      return;
    }
    names(refunds.getLast().stillEarned()).forEach(lost::remove);
    for (var coupon : coupons.of(h, sold.memberId(), sold.id().value())) {
      if (lost.remove(coupon.name())) {
        coupons.takeBack(h, sold.memberId(), coupon.id());
      }
    }
  }

  private static List<LocalText> names(Earned earned) {
    return earned.coupons().stream().map(line -> line.coupon().name()).toList();
  }
}
