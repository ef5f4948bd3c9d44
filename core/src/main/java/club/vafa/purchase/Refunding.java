package club.vafa.purchase;

import club.vafa.ledger.Unit;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PurchaseId;
import club.vafa.value.RefundId;
import club.vafa.value.RuleId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What became of a refund that a till told of.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = Refunding.Refunded.class, name = "refunded"))
public sealed interface Refunding {

  /// Recorded. Of the amount so much is to be handed out in money, the rest went back to the other means; what the sale no longer earns
  /// comes with the lines that say why and with where it was taken from. Balance is the points posted after it.
  record Refunded(RefundId refund, PurchaseId purchase, MemberId member, String branch, Money amount, Money paid, boolean whole,
      List<Back> back,
      List<Taken> taken, List<Less> lines, long balance, Instant at) implements Refunding {

    /// So much, in the currency of the sale.
    public Money money(long units) {
      return new Money(units, amount.currency());
    }

    public long points() {
      return taken.stream().filter(t -> t.unit() == Unit.POINTS).mapToLong(Taken::amount).sum();
    }
  }

  /// What went back to a means, and how much of it stays expired: points, or the currency's smallest unit; of a coupon, one, which can be used again
  /// unless it has ended meanwhile.
  record Back(Means means, long units, long expired) {}

  /// Points or credit no longer earned: taken from the sale's own lots, from others, left as a debt, expired unused before, or forgone by
  /// the club's policy.
  record Taken(Unit unit, long amount, long fromOwn, long fromOthers, long asDebt, long expired, long forgone) {}

  /// How much a rule gives less; no rule is what the level had added. The lines of a unit sum to what is taken of it.
  record Less(Unit unit, Optional<RuleId> rule, int version, LocalText name, long amount) {}

  record UnknownPurchase() implements Refunding {}

  /// What is to be refunded is a refund itself.
  record OfARefund() implements Refunding {}

  record WrongCurrency(String expected) implements Refunding {}

  /// Neither an amount nor an item.
  record NothingReturned() implements Refunding {}

  /// Of the sale's amount only so much has not been returned yet.
  record MoreThanSold(Money left) implements Refunding {}

  /// The receipt has no such line, or not so many of it are left.
  record MoreItemsThanSold(int line, int left) implements Refunding {}

  record BeforeTheSale(Instant sold) implements Refunding {}

  record InTheFuture(Instant now) implements Refunding {}

  /// Grace until a day that is over.
  record GraceOver(LocalDate today) implements Refunding {}

  record TooManyRefunds(int limit) implements Refunding {}

  /// The branch has told of this refund's receipt before, under another key.
  record ReceiptTaken(RefundId refund) implements Refunding {}
}
