package club.vafa.reward;

import club.vafa.club.Clubs;
import club.vafa.coupon.CouponSource;
import club.vafa.coupon.Coupons;
import club.vafa.coupon.OwnCoupon;
import club.vafa.coupon.PartnerCodes;
import club.vafa.giftcard.GiftCardBook;
import club.vafa.giftcard.GiftCardDesk;
import club.vafa.giftcard.GiftCardTerms;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Returns;
import club.vafa.ledger.Reversing;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Hands over what a reward gives, shows it again, and takes it back.
public final class Handing {

  private final Clubs clubs;
  private final Ledger ledger;
  private final Returns returns;
  private final Coupons coupons;
  private final PartnerCodes partnerCodes;
  private final Cards cards;

  /// Gift cards, and their codes for showing again.
  public record Cards(GiftCardBook book, GiftCardDesk desk) {}

  public Handing(Clubs clubs, Ledger ledger, Returns returns, Coupons coupons, PartnerCodes partnerCodes, Cards cards) {
    this.clubs = clubs;
    this.ledger = ledger;
    this.returns = returns;
    this.coupons = coupons;
    this.partnerCodes = partnerCodes;
    this.cards = cards;
  }

  /// The redemption with the papers of what it gave; empty where there is nothing left to give.
  Optional<Redemption> over(Handle h, Redemption r) {
    var papers = r.papers();
    return switch (r.gift()) {
      case RewardGift.Code(var terms) -> {
        var issued = coupons.issue(h, r.member(), terms, CouponSource.of(CouponSource.Kind.REWARD, r.id().value()));
        yield Optional.of(r.with(papers.coupon(issued.coupon().id())));
      }
      case RewardGift.Credit(var amount, var days) -> {
        var credited = ledger.credit(h, new Credit(HolderId.of(r.member()), Unit.CREDIT, amount.amount(), House.ISSUED, why(r,
            Reason.CREDIT_REWARD),
            days.map(this::until).orElse(LotTerms.PERMANENT)));
        yield Optional.of(r.with(papers.credit(credited.transfer())));
      }
      case RewardGift.Card(var amount, var days) -> {
        var terms = new GiftCardTerms(amount.amount(), House.ISSUED, why(r, Reason.CREDIT_REWARD), Optional.empty(),
            days.flatMap(d -> until(d).expiresAt()));
        var made = cards.book().make(h, terms, Optional.empty(), Optional.empty());
        yield Optional.of(r.with(papers.giftCard(made.card().id()).credit(made.transfer())));
      }
      case RewardGift.PartnerCoupon(var batch) -> partnerCodes.handOut(h, batch, r.member(), r.id().value()).map(code -> r);
      case RewardGift.Goods goods -> Optional.of(r);
      case RewardGift.Cash cash -> Optional.of(r);
      case RewardGift.Gathering gathering -> Optional.of(r);
      case RewardGift.Donation donation -> Optional.of(r);
      case RewardGift.Priority priority -> Optional.of(r);
      case RewardGift.Soft soft -> Optional.of(r);
    };
  }

  /// Takes back what can be taken back; false where the member has used it.
  boolean back(Handle h, Redemption r) {
    boolean unused = r.papers().coupon().map(id -> coupons.takeBack(h, r.member(), id)).orElse(true);
    return unused && r.papers().credit()
        .map(id -> returns.reverse(h, r.papers().giftCard().map(HolderId::of).orElse(HolderId.of(r.member())), id, why(r,
            Reason.REVERSAL)) instanceof Reversing.Reversed).orElse(true);
  }

  Shown shown(Handle h, Redemption r) {
    Optional<OwnCoupon> coupon = r.papers().coupon().flatMap(id -> coupons.find(h, r.member(), id));
    var secret = coupon.map(own -> new Shown.Secret(own.code(), Optional.of(own.coupon().until())))
        .or(() -> r.gift() instanceof RewardGift.PartnerCoupon ? partnerCodes.givenFor(h, r.member(), r.id().value())
            .map(code -> new Shown.Secret(code.code(), Optional.of(code.until()))) : Optional.empty())
        .or(() -> r.papers().giftCard().flatMap(cards.desk()::code).map(code -> new Shown.Secret(code, Optional.empty())));
    return new Shown(r, secret, coupon);
  }

  /// Where the points of a reward go.
  static House house(RewardGift gift) {
    return switch (gift) {
      case RewardGift.Cash cash -> House.PAID_OUT;
      case RewardGift.Donation donation -> House.DONATED;
      case RewardGift.Code code -> House.REDEEMED;
      case RewardGift.Goods goods -> House.REDEEMED;
      case RewardGift.Credit credit -> House.REDEEMED;
      case RewardGift.Card card -> House.REDEEMED;
      case RewardGift.PartnerCoupon coupon -> House.REDEEMED;
      case RewardGift.Gathering gathering -> House.REDEEMED;
      case RewardGift.Priority priority -> House.REDEEMED;
      case RewardGift.Soft soft -> House.REDEEMED;
    };
  }

  static Why why(Redemption r, Reason reason) {
    return new Why(reason, Optional.of(r.id().value()), Map.of("name", Map.of("fa", r.name().fa(), "en", r.name().en())));
  }

  static Why spent(Redemption r) {
    return why(r, switch (r.gift()) {
      case RewardGift.Cash cash -> Reason.PAYOUT;
      case RewardGift.Donation donation -> Reason.DONATION;
      default -> Reason.REWARD;
    });
  }

  private LotTerms until(int days) {
    return LotTerms.until(clubs.today().plusDays(days + 1L).atStartOfDay(clubs.settings().zone()).toInstant());
  }
}
