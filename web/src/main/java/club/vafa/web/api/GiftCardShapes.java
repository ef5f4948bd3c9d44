package club.vafa.web.api;

import club.vafa.giftcard.GiftCard;
import club.vafa.giftcard.GiftCardStatus;
import club.vafa.giftcard.GiftCardTerms;
import club.vafa.giftcard.Liability;
import club.vafa.ledger.Balance;
import club.vafa.value.Currency;
import club.vafa.value.GiftCardId;
import club.vafa.value.Money;
import club.vafa.value.TransferId;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Gift cards on the wire. */
public final class GiftCardShapes {
  private static final String MONEY = "{\"amount\": 5000000, \"currency\": \"IRR\"}";

  private GiftCardShapes() {
  }

  /** A card to be sold. */
  public record GiftCardSaleWish(
      @Doc(value = "The code of the branch.", example = "valiasr", max = 40) String branch,
      @Doc(value = "What is paid for it and is on it then.", example = MONEY, min = 1, max = GiftCardTerms.AMOUNT_MAX) Money amount,
      @Doc("The last day on which it can be used, in the club's zone; for ever where it is left out.") Optional<LocalDate> lastDay) {}

  /** More to be put on a card. */
  public record GiftCardLoadWish(
      @Doc(value = "The card's code.", example = "K7RM-2QXA-9TWD-E4HB", max = 64) String code,
      @Doc(value = "The code of the branch.", example = "valiasr", max = 40) String branch,
      @Doc(value = "What is paid and put on the card.", example = MONEY, min = 1, max = GiftCardTerms.AMOUNT_MAX) Money amount,
      @Doc("The last day on which this can be used, in the club's zone; for ever where it is left out.") Optional<LocalDate> lastDay) {}

  /** A payment to be taken. */
  public record GiftCardPaymentWish(
      @Doc(value = "The card's code.", example = "K7RM-2QXA-9TWD-E4HB", max = 64) String code,
      @Doc(value = "The code of the branch.", example = "valiasr", max = 40) String branch,
      @Doc(value = "What is to be paid.", example = "{\"amount\": 850000, \"currency\": \"IRR\"}", min = 1, max = GiftCardTerms.AMOUNT_MAX) Money amount) {}

  /** A code that a customer shows. */
  public record GiftCardCodeCheck(@Doc(value = "The card's code.", example = "K7RM-2QXA-9TWD-E4HB", max = 64) String code) {}

  /** How much of a payment is given back. */
  public record GiftCardReturnWish(
      @Doc(value = "So much of the payment.", example = "{\"amount\": 100000, \"currency\": \"IRR\"}", min = 1, max = GiftCardTerms.AMOUNT_MAX) Money amount) {}

  /** A card that was sold or loaded. */
  public record LoadedGiftCard(
      GiftCardId id,
      @Doc(value = "The code, which is as good as money.", example = "K7RM-2QXA-9TWD-E4HB") Optional<String> code,
      TransferId transfer,
      @Doc("What was put on it.") Money amount,
      @Doc("What is on it now.") Money balance) {}

  /** A payment that was taken. */
  public record GiftCardPayment(GiftCardId card, @Doc("The payment's id: by it, it is given back.") TransferId payment, Money amount,
      @Doc("What is left on the card.") Money left, Instant at) {}

  /** A payment that was given back. */
  public record GiftCardReturn(TransferId transfer, @Doc("What can be used again.") Money restored,
      @Doc("What had expired meanwhile and stays so.") Money stayedExpired, @Doc("What is on the card now.") Money balance) {}

  /** A card. */
  public record GiftCardView(
      GiftCardId id, GiftCardStatus status,
      @Doc(value = "The code of the branch that sold it.", example = "valiasr") Optional<String> branch,
      @Doc("What can be spent.") Money balance,
      @Doc("How much of it ends next.") Optional<Money> ending,
      @Doc("When that ends.") Optional<Instant> endsAt,
      Instant issuedAt) {
    static GiftCardView of(GiftCard card, Balance balance, Optional<String> branch, Currency currency) {
      return new GiftCardView(card.id(), card.status(), branch, new Money(balance.available(), currency),
          balance.next().map(next -> new Money(next.amount(), currency)), balance.next().map(Balance.Expiring::at), card.issuedAt());
    }
  }

  /** A card's code. */
  public record GiftCardCode(@Doc(value = "The code, which is as good as money.", example = "K7RM-2QXA-9TWD-E4HB") String code) {}

  /** What the club owes the holders of gift cards: issued less spent, expired and moved into members' credit. */
  public record GiftCardLiability(
      @Doc(value = "How many cards there are.", example = "120") long cards,
      @Doc("What was put on them.") Money issued,
      @Doc("What was paid with them.") Money spent,
      @Doc("What expired on them.") Money expired,
      @Doc("What members moved into their own credit.") Money moved,
      @Doc("What is still owed.") Money liability) {
    static GiftCardLiability of(Liability sums, Currency currency) {
      return new GiftCardLiability(sums.cards(), new Money(sums.issued(), currency), new Money(sums.spent(), currency),
          new Money(sums.expired(), currency), new Money(sums.moved(), currency), new Money(sums.liability(), currency));
    }
  }
}
