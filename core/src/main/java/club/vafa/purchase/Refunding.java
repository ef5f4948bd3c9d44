package club.vafa.purchase;

import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PurchaseId;
import club.vafa.value.RefundId;
import club.vafa.value.RuleId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What became of a refund that a till told of.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = Refunding.Refunded.class, name = "refunded"))
public sealed interface Refunding {

  /// Recorded. Of the amount so much is to be handed out in money, the rest went back to the other means; the points that the sale no longer earns
  /// come with the lines that say why and with where they were taken from. Balance is what is posted after it.
  record Refunded(RefundId refund, PurchaseId purchase, MemberId member, String branch, Money amount, Money paid, boolean whole, List<Back> back,
      Taken taken, List<Less> lines, long balance, Instant at) implements Refunding {}

  /// What went back to a means, and how much of it stays expired: points, or the currency's smallest unit.
  record Back(Means means, long units, long expired) {}

  /// Points no longer earned: taken from the sale's own lots, from others, left as a debt, or forgone by the club's policy.
  record Taken(long points, long fromOwn, long fromOthers, long asDebt, long forgone) {}

  /// How many points a rule gives less; no rule is what the level had added. The lines sum to the points taken.
  record Less(Optional<RuleId> rule, int version, LocalText name, long points) {}

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

  record TooManyRefunds(int limit) implements Refunding {}

  /// The branch has told of this refund's receipt before, under another key.
  record ReceiptTaken(RefundId refund) implements Refunding {}
}
