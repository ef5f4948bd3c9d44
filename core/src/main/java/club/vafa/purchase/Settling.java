package club.vafa.purchase;

import club.vafa.branch.Branch;
import club.vafa.card.DiscountCard;
import club.vafa.card.DiscountCards;
import club.vafa.card.DiscountCheck;
import club.vafa.club.Clubs;
import club.vafa.coupon.Basket;
import club.vafa.coupon.CouponCheck;
import club.vafa.coupon.CouponUse;
import club.vafa.coupon.Coupons;
import club.vafa.coupon.Redemption;
import club.vafa.giftcard.GiftCardBook;
import club.vafa.giftcard.GiftCards;
import club.vafa.giftcard.NoCard;
import club.vafa.giftcard.Paying;
import club.vafa.giftcard.Showing;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.ledger.Debit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Place;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Spending;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Member;
import club.vafa.member.Members;
import club.vafa.product.Product;
import club.vafa.product.Products;
import club.vafa.tier.Tier;
import club.vafa.tier.Tiers;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.ProductId;
import club.vafa.value.PurchaseId;
import club.vafa.value.StaffId;
import club.vafa.value.TransferId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Pays a sale with what is not money. The bill is made in one way for a sale and for a quote; only the sale then takes what the bill says.
public final class Settling {

  /// The rooms whose codes and cards pay.
  public record Rooms(Coupons coupons, DiscountCards discountCards, GiftCards giftCards, GiftCardBook giftCardBook, Members members,
      Products products, Tiers tiers) {}

  /// What one part of the bill took, and from whose lots.
  record Taken(Means means, long units, long value, Optional<HolderId> holder, Optional<TransferId> transfer, Optional<UUID> subject) {}

  sealed interface Settled {
    record Done(Bill bill, List<Taken> taken) implements Settled {}

    record Refused(Recording why) implements Settled {}
  }

  private final Db db;
  private final Clubs clubs;
  private final Ledger ledger;
  private final Rooms rooms;

  public Settling(Db db, Clubs clubs, Ledger ledger, Rooms rooms) {
    this.db = db;
    this.clubs = clubs;
    this.ledger = ledger;
    this.rooms = rooms;
  }

  /// Whether a code does not exist, or may not be tried now. Counts guesses against the caller, in transactions of its own.
  Optional<Recording> closed(String caller, Tender tender, Branch branch) {
    if (tender.coupon().isPresent() && rooms.coupons().check(caller, tender.coupon()
        .get(), branch.id(), Optional.empty()) instanceof CouponCheck.Bad(var why)
        && (why instanceof Redemption.Unknown || why instanceof Redemption.TooManyGuesses)) {
      return Optional.of(new Recording.CouponRefused(why));
    }
    if (tender.discountCard().isPresent()) {
      var check = rooms.discountCards().check(caller, tender.discountCard().get(), branch.id());
      if (check instanceof DiscountCheck.Unknown || check instanceof DiscountCheck.TooManyGuesses) {
        return Optional.of(new Recording.DiscountCardRefused((DiscountCheck.Bad) check));
      }
    }
    return tender.giftCard().flatMap(code -> db.<Showing>transact(h ->
        Outcome.commit(rooms.giftCards().show(h, GiftCards.GUESSES, caller, code)))
        instanceof Showing.NotShown(NoCard why) ? Optional.of(new Recording.GiftCardRefused(new Paying.Unusable(why))) : Optional.empty());
  }

  /// The bill as a sale would make it now, without taking anything. Counts guesses against the caller.
  Bill.Billed quote(String caller, Member member, SaleCheck.Checked.Fine fine, Sale sale) {
    var tender = sale.tender().orElse(Tender.NOTHING);
    var closed = closed(caller, tender, fine.branch());
    if (closed.isPresent()) {
      return new Bill.Billed.Refused(closed.get());
    }
    return db.read(h -> {
      var coupon = tender.coupon().map(code -> rooms.coupons().check(caller, code, fine.branch().id(), Optional.of(basket(fine, sale))));
      if (coupon.isPresent() && coupon.get() instanceof CouponCheck.Bad(var why)) {
        return new Bill.Billed.Refused(new Recording.CouponRefused(why));
      }
      var good = coupon.map(CouponCheck.Good.class::cast);
      var billed = bill(h, member, fine, sale, good.map(c -> c.coupon().name()), good.flatMap(CouponCheck.Good::discount));
      return billed instanceof Bill.Billed.Fine(Bill bill)
          ? missing(h, member, bill).<Bill.Billed>map(Bill.Billed.Refused::new).orElse(billed) : billed;
    });
  }

  private Optional<Recording> missing(Handle h, Member member, Bill bill) {
    var holder = HolderId.of(member.id());
    long points = bill.units(Means.POINTS) - ledger.balance(h, holder, Unit.POINTS).available();
    if (bill.units(Means.POINTS) > 0 && points > 0) {
      return Optional.of(new Recording.TooFewPoints(points));
    }
    long credit = bill.units(Means.CREDIT) - ledger.balance(h, holder, Unit.CREDIT).available();
    return bill.units(Means.CREDIT) > 0 && credit > 0 ? Optional
        .of(new Recording.TooLittleCredit(new Money(credit, bill.basket().currency())))
        : Optional.empty();
  }

  /// Takes what the tender names, within the sale's transaction, which holds the lock of the member's points. A refusal is to be rolled
  /// back.
  Settled settle(Handle h, PurchaseId purchase, Member member, SaleCheck.Checked.Fine fine, Sale sale, Optional<StaffId> by) {
    var tender = sale.tender().orElse(Tender.NOTHING);
    var branch = fine.branch();
    var redeemed = tender.coupon()
        .map(code -> rooms.coupons().redeem(h, new CouponUse(code, branch.id(), basket(fine, sale), Optional.of(member.id()), by)));
    if (redeemed.isPresent() && redeemed.get() instanceof Redemption.Refused why) {
      return new Settled.Refused(new Recording.CouponRefused(why));
    }
    var coupon = redeemed.map(Redemption.Redeemed.class::cast);
    return switch (bill(h, member, fine, sale, coupon.map(Redemption.Redeemed::name), coupon.map(Redemption.Redeemed::discount))) {
      case Bill.Billed.Refused(Recording why) -> new Settled.Refused(why);
      case Bill.Billed.Fine(Bill bill) -> take(h, purchase, member, branch, tender, bill, coupon.map(c -> c.coupon().value()));
    };
  }

  private Settled take(Handle h, PurchaseId purchase, Member member, Branch branch, Tender tender, Bill bill, Optional<UUID> coupon) {
    var taken = new ArrayList<Taken>();
    for (var part : bill.parts()) {
      long value = part.value().amount();
      switch (part.means()) {
        case LEVEL -> taken.add(new Taken(Means.LEVEL, part.units(), value, Optional.empty(), Optional.empty(), Optional.empty()));
        case COUPON -> taken.add(new Taken(Means.COUPON, part.units(), value, Optional.empty(), Optional.empty(), coupon));
        case DISCOUNT_CARD -> taken.add(new Taken(Means.DISCOUNT_CARD, part.units(), value, Optional.empty(), Optional.empty(),
            card(h, branch, tender).map(DiscountCard::id)));
        case POINTS, CREDIT -> {
          var unit = part.means() == Means.POINTS ? Unit.POINTS : Unit.CREDIT;
          var debit = new Debit(HolderId.of(member.id()), unit, part.units(), House.REDEEMED, why(Reason.PAYMENT, purchase, branch),
              Optional.of(Place.of(branch.id())));
          switch (ledger.debit(h, debit)) {
            case Spending.Spent spent -> taken.add(new Taken(part.means(), part.units(), value, Optional.of(debit.holder()),
                Optional.of(spent.transfer()), Optional.empty()));
            case Spending.TooFew few -> {
              return new Settled.Refused(unit == Unit.POINTS ? new Recording.TooFewPoints(few.missing())
                  : new Recording.TooLittleCredit(new Money(few.missing(), bill.basket().currency())));
            }
          }
        }
        case GIFT_CARD -> {
          switch (rooms.giftCardBook().pay(h, tender.giftCard().orElseThrow(), part.value(), Place.of(branch.id()),
              why(Reason.GIFT_CARD_SPENT, purchase, branch))) {
            case Paying.Paid paid -> taken.add(new Taken(Means.GIFT_CARD, part.units(), value, Optional.of(HolderId.of(paid.card())),
                Optional.of(paid.transfer()), Optional.of(paid.card().value())));
            case Paying.Refused why -> {
              return new Settled.Refused(new Recording.GiftCardRefused(why));
            }
          }
        }
      }
    }
    return new Settled.Done(bill, taken);
  }

  /// The one way to a bill.
  private Bill.Billed bill(Handle h, Member member, SaleCheck.Checked.Fine fine, Sale sale, Optional<LocalText> couponName,
      Optional<Money> couponOff) {
    var tender = sale.tender().orElse(Tender.NOTHING);
    Optional<DiscountCard> card = Optional.empty();
    if (tender.discountCard().isPresent()) {
      switch (rooms.discountCards().check(h, tender.discountCard().get(), fine.branch().id())) {
        case DiscountCheck.Good(DiscountCard good) -> {
          if (good.member().filter(owner -> !rooms.members().idsOf(h, member.id()).contains(owner)).isPresent()) {
            return new Bill.Billed.Refused(new Recording.DiscountCardRefused(new DiscountCheck.Unknown()));
          }
          card = Optional.of(good);
        }
        case DiscountCheck.Bad bad -> {
          return new Bill.Billed.Refused(new Recording.DiscountCardRefused(bad));
        }
      }
    }
    long onGiftCard = tender.giftCard().flatMap(code -> rooms.giftCardBook().find(h, code))
        .map(id -> ledger.balance(h, HolderId.of(id), Unit.CREDIT).available()).orElse(0L);
    var level = sale.discountOfLevel() && rooms.tiers().programme().givesDiscounts() ? Optional.of(rooms.tiers().of(h, member.id()))
        : Optional.<Tier>empty();
    return Bill.of(fine.paid(), tender, new Bill.Found(couponName, couponOff, card, onGiftCard, level), clubs.settings());
  }

  private Optional<DiscountCard> card(Handle h, Branch branch, Tender tender) {
    return tender.discountCard().flatMap(code -> rooms.discountCards()
        .check(h, code, branch.id()) instanceof DiscountCheck.Good(DiscountCard good)
        ? Optional.of(good) : Optional.empty());
  }

  private Basket basket(SaleCheck.Checked.Fine fine, Sale sale) {
    var known = rooms.products().byCodes(sale.items().stream().flatMap(i -> i.product().stream()).distinct().toList());
    var prices = new HashMap<ProductId, Money>();
    sale.items().forEach(item -> item.product().map(known::get).map(Product::id).ifPresent(id -> prices.put(id, item.price())));
    return new Basket(fine.paid(), prices);
  }

  private static Why why(Reason reason, PurchaseId purchase, Branch branch) {
    return new Why(reason, Optional.of(purchase.value()), Map.of("branch", Map.of("fa", branch.nameFa(), "en", branch.nameEn())));
  }
}
