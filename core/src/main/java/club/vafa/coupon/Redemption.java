package club.vafa.coupon;

import club.vafa.value.BranchId;
import club.vafa.value.CouponId;
import club.vafa.value.Currency;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.ProductId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What became of the wish to redeem a code. Only `Redeemed` changes anything, and only it is stored under a request's key.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes(@JsonSubTypes.Type(value = Redemption.Redeemed.class, name = "redeemed"))
public sealed interface Redemption {

  /// The discount came off the basket; so much is to be paid.
  record Redeemed(CouponId coupon, Optional<MemberId> member, LocalText name, Money discount, Money toPay,
      Instant at) implements Redemption {}

  /// Why a code is not good here and now.
  sealed interface Refused extends Redemption {}

  record Unknown() implements Refused {}

  record AlreadyRedeemed(Instant at, BranchId branch) implements Refused {}

  record Expired(Instant until) implements Refused {}

  record NotYet(Instant from) implements Refused {}

  record BelowMinimum(Money minimum, Money missing) implements Refused {}

  /// It was taken back by the club.
  record Voided(Instant at) implements Refused {}

  /// The free item is not among the goods.
  record ItemMissing(ProductId product) implements Refused {}

  record NotHere(Set<BranchId> branches) implements Refused {}

  /// The basket is counted in another currency than the coupon.
  record OtherCurrency(Currency wanted) implements Refused {}

  /// This caller has tried too many codes that do not exist.
  record TooManyGuesses(Instant until) implements Refused {}
}
