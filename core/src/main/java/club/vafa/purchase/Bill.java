package club.vafa.purchase;

import club.vafa.card.DiscountCard;
import club.vafa.club.ClubSettings;
import club.vafa.tier.Tier;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a sale is paid: what the basket came to, what discounts took off it and what each means paid, in that order, and what is left to be
/// paid in money, which is what earns.
public record Bill(Money basket, List<Part> parts, Money money) {

  /// A discount or what a means pays: units are points or the currency's smallest unit.
  public record Part(Means means, long units, Money value, Optional<LocalText> name) {}

  /// What was found out about the codes of a tender: what the coupon takes off, whose card it is, how much the gift card has;
  /// and the member's level, where it may take something off.
  record Found(Optional<LocalText> couponName, Optional<Money> couponOff, Optional<DiscountCard> discountCard, long onGiftCard,
      Optional<Tier> level) {}

  /// What became of the wish to pay so.
  sealed interface Billed {
    record Fine(Bill bill) implements Billed {}

    record Refused(Recording why) implements Billed {}
  }

  private static final int HUNDRED = 100;

  public Bill {
    parts = List.copyOf(parts);
  }

  /// What is to be paid by all means, after the discounts.
  public Money due() {
    return new Money(basket.amount() - parts.stream().filter(p -> p.means().discount()).mapToLong(p -> p.value().amount())
        .sum(), basket.currency());
  }

  /// What means other than money pay.
  public Money settled() {
    return due().minus(money);
  }

  public long units(Means means) {
    return parts.stream().filter(p -> p.means() == means).mapToLong(Part::units).sum();
  }

  /// The bill of a sale that is paid in money alone; empty where the level takes nothing off it.
  static Optional<Bill> ofLevel(Money basket, Tier level) {
    var parts = new ArrayList<Part>();
    standing(parts, basket, Optional.empty(), Optional.of(level));
    return parts.isEmpty() ? Optional.empty() : Optional.of(new Bill(basket, parts, rest(basket, parts)));
  }

  /// The coupon comes off first, then the standing percentage of the discount card or the level, then points, credit and the gift card pay.
  static Billed of(Money basket, Tender tender, Found found, ClubSettings club) {
    var currency = basket.currency();
    if (tender.credit().filter(m -> m.currency() != currency).isPresent()
        || tender.giftCardAmount().filter(m -> m.currency() != currency).isPresent()) {
      return new Billed.Refused(new Recording.WrongCurrency(currency.code()));
    }
    var parts = new ArrayList<Part>();
    found.couponOff().ifPresent(off -> add(parts, Means.COUPON, off.amount(), off, found.couponName()));
    standing(parts, rest(basket, parts), found.discountCard(), found.level());
    var due = rest(basket, parts);
    long points = tender.points().orElse(0L);
    long least = Math.ceilDiv(Math.multiplyExact(due.amount(), club.payPointsMinPercent()), HUNDRED);
    long most = club.pointValue() == 0 ? 0 : Math.multiplyExact(due.amount(), club.payPointsMaxPercent()) / HUNDRED;
    if (points > 0 && (points > most / Math.max(1, club.pointValue()) || points * club.pointValue() < least)) {
      return new Billed.Refused(new Recording.PointsOutOfShare(new Money(least, currency), new Money(most, currency)));
    }
    add(parts, Means.POINTS, points, new Money(points * club.pointValue(), currency), Optional.empty());
    tender.credit().ifPresent(credit -> add(parts, Means.CREDIT, credit.amount(), credit, Optional.empty()));
    if (total(parts) > basket.amount()) {
      return new Billed.Refused(new Recording.PaysTooMuch(due));
    }
    if (tender.giftCard().isPresent()) {
      long left = basket.amount() - total(parts);
      var amount = tender.giftCardAmount().orElse(new Money(Math.min(left, found.onGiftCard()), currency));
      add(parts, Means.GIFT_CARD, amount.amount(), amount, Optional.empty());
    }
    return total(parts) > basket.amount() ? new Billed.Refused(new Recording.PaysTooMuch(due))
        : new Billed.Fine(new Bill(basket, parts, rest(basket, parts)));
  }

  /// Of two standing discounts the higher one counts, and the level's where they are alike.
  private static void standing(List<Part> parts, Money rest, Optional<DiscountCard> card, Optional<Tier> level) {
    int percent = level.map(tier -> tier.benefits().discountPercent()).orElse(0);
    if (card.filter(c -> c.percent() > percent).isPresent()) {
      add(parts, Means.DISCOUNT_CARD, card.get().on(rest).amount(), card.get().on(rest), Optional.of(card.get().name()));
    } else if (percent > 0) {
      var off = level.orElseThrow().benefits().discountOn(rest);
      add(parts, Means.LEVEL, off.amount(), off, Optional.of(level.get().name()));
    }
  }

  private static void add(List<Part> parts, Means means, long units, Money value, Optional<LocalText> name) {
    if (units > 0) {
      parts.add(new Part(means, units, value, name));
    }
  }

  private static Money rest(Money basket, List<Part> parts) {
    return new Money(basket.amount() - total(parts), basket.currency());
  }

  private static long total(List<Part> parts) {
    return parts.stream().mapToLong(p -> p.value().amount()).sum();
  }
}
