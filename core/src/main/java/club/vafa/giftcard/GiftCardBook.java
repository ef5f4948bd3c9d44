package club.vafa.giftcard;

import club.vafa.club.Clubs;
import club.vafa.ledger.Balance;
import club.vafa.ledger.Credit;
import club.vafa.ledger.Debit;
import club.vafa.ledger.GiveBack;
import club.vafa.ledger.Giving;
import club.vafa.ledger.GivingBack;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Moves;
import club.vafa.ledger.Place;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Returns;
import club.vafa.ledger.Spending;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.secret.CodeVault;
import club.vafa.secret.SecretCode;
import club.vafa.value.BranchId;
import club.vafa.value.GiftCardId;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.StaffId;
import club.vafa.value.TransferId;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What gift cards do to the books, each within the caller's transaction: for sales, rewards and refunds, and for [GiftCards] itself. Guesses are not
/// counted here.
public final class GiftCardBook {

  /// The rooms of the ledger that cards use.
  public record Books(Ledger ledger, Moves moves, Returns returns) {}

  /// A card and its code as it is shown, XXXX-XXXX-XXXX-XXXX, once it is made.
  public record Made(GiftCard card, TransferId transfer, String code) {}

  private final Books books;
  private final Clubs clubs;
  private final CodeVault vault;
  private final InstantSource clock;

  public GiftCardBook(Books books, Clubs clubs, CodeVault vault, InstantSource clock) {
    this.books = books;
    this.clubs = clubs;
    this.vault = vault;
    this.clock = clock;
  }

  /// Makes a card with a fresh code and puts value on it.
  public Made make(Handle h, GiftCardTerms terms, Optional<BranchId> branch, Optional<StaffId> by) {
    var card = new GiftCard(new GiftCardId(Ids.random()), GiftCardStatus.ACTIVE, branch, clock.instant());
    GiftCardSql.insert(h, card, by);
    var code = vault.fresh();
    GiftCardSql.code(h, vault.key(code), card.id(), vault.seal(code), clock.instant());
    return new Made(card, load(h, card, terms), code.shown());
  }

  /// Puts more value on a card, as a lot of its own.
  public TransferId load(Handle h, GiftCard card, GiftCardTerms terms) {
    return books.ledger().credit(h, new Credit(card.holder(), Unit.CREDIT, terms.amount(), terms.from(), terms.why(), terms.lot())).transfer();
  }

  /// The card that a code opens.
  public Optional<GiftCardId> find(Handle h, String typed) {
    return SecretCode.read(typed).flatMap(code -> GiftCardSql.byKey(h, vault.key(code)));
  }

  /// Takes a payment at a place from the card that a code opens.
  public Paying pay(Handle h, String typed, Money amount, Place place, Why why) {
    return find(h, typed).map(card -> pay(h, card, amount, place, why)).orElseGet(() -> new Paying.Unusable(new NoCard.Unknown()));
  }

  public Paying pay(Handle h, GiftCardId id, Money amount, Place place, Why why) {
    var currency = clubs.settings().money();
    if (amount.currency() != currency) {
      return new Paying.OtherCurrency(currency);
    }
    var card = GiftCardSql.lock(h, id);
    if (card.isEmpty()) {
      return new Paying.Unusable(new NoCard.Unknown());
    }
    if (card.get().status() == GiftCardStatus.BLOCKED) {
      return new Paying.Unusable(new NoCard.Blocked());
    }
    var debit = new Debit(card.get().holder(), Unit.CREDIT, amount.amount(), House.REDEEMED, why, Optional.of(place));
    return switch (books.ledger().debit(h, debit)) {
      case Spending.Spent spent -> new Paying.Paid(id, spent.transfer(), amount, new Money(balance(h, card.get()).available(), currency), clock.instant());
      case Spending.TooFew few -> new Paying.TooLittle(new Money(few.missing(), currency), new Money(balance(h, card.get()).available(), currency));
    };
  }

  /// Gives a payment back to the lots from which it was taken; what expired meanwhile stays expired.
  public GivingBack giveBack(Handle h, GiftCardId card, TransferId payment, long amount, Why why) {
    return books.returns().giveBack(h, new GiveBack(HolderId.of(card), payment, amount, why));
  }

  /// Moves all that can be spent into a member's credit. The lots keep their dates.
  public Claiming claim(Handle h, GiftCardId id, MemberId member) {
    var card = GiftCardSql.lock(h, id);
    if (card.isEmpty() || card.get().status() == GiftCardStatus.BLOCKED) {
      return new Claiming.Unusable(card.isEmpty() ? new NoCard.Unknown() : new NoCard.Blocked());
    }
    var credit = HolderId.of(member);
    long amount = balance(h, card.get()).available();
    if (amount == 0) {
      return new Claiming.Empty();
    }
    var why = Why.of(Reason.GIFT_CARD_MOVED, id.value());
    var currency = clubs.settings().money();
    return switch (books.moves().give(h, card.get().holder(), credit, Unit.CREDIT, amount, why, why)) {
      case Giving.Given given -> new Claiming.Claimed(id, new Money(amount, currency),
          new Money(books.ledger().balance(h, credit, Unit.CREDIT).available(), currency));
      case Giving.TooFew few -> throw new IllegalStateException("a locked card has less than it had: " + id);
    };
  }

  public Balance balance(Handle h, GiftCard card) {
    return books.ledger().balance(h, card.holder(), Unit.CREDIT);
  }
}
