package club.vafa.tier;

import club.vafa.value.Currency;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PurchaseId;
import club.vafa.value.SavingId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;

/// What became of the word that a subscription has saved its member something.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = Saving.Saved.class, name = "saved"))
public sealed interface Saving {

  /// The most that one saving may be, in the smallest unit.
  long AMOUNT_MAX = 1_000_000_000;

  /// As it is told: of what kind, how much, and for which purchase where it was for one.
  record Wish(MemberId member, SavingKind kind, Money amount, Optional<PurchaseId> purchase) {}

  /// As it is kept.
  record Line(SavingId id, SavingKind kind, Money amount, Optional<PurchaseId> purchase, Instant at) {}

  /// Kept; with it the subscription has saved so much in all.
  record Saved(Line line, Money total) implements Saving {}

  record NoSuchMember() implements Saving {}

  record NoSubscription() implements Saving {}

  /// The plan does not give this.
  record NotGiven(SavingKind kind) implements Saving {}

  /// It was told before for this purchase.
  record AlreadyTold(PurchaseId purchase) implements Saving {}

  record WrongCurrency(Currency wanted) implements Saving {}
}
