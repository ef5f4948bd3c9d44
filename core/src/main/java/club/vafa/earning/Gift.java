package club.vafa.earning;

import club.vafa.value.LocalText;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/// What a rule gives.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Gift.PerAmount.class, name = "PER_AMOUNT"),
    @JsonSubTypes.Type(value = Gift.Fixed.class, name = "FIXED"),
    @JsonSubTypes.Type(value = Gift.Multiplier.class, name = "MULTIPLIER"),
    @JsonSubTypes.Type(value = Gift.Credit.class, name = "CREDIT"),
    @JsonSubTypes.Type(value = Gift.CreditPerAmount.class, name = "CREDIT_PER_AMOUNT"),
    @JsonSubTypes.Type(value = Gift.Coupon.class, name = "COUPON")})
public sealed interface Gift {

  /// So many points for each so much paid, in the smallest unit of the currency, in exact proportion.
  record PerAmount(long points, long per) implements Gift {}

  /// So many points, once per sale or happening.
  record Fixed(long points) implements Gift {}

  /// The plain points of the sale, that is those of the other two kinds, times percent/100; the rule's own line is what this adds.
  record Multiplier(int percent) implements Gift {}

  /// So much credit, in the smallest unit, once per sale or happening.
  record Credit(long amount) implements Gift {}

  /// So much credit for each so much paid, in exact proportion.
  record CreditPerAmount(long amount, long per) implements Gift {}

  /// A discount code of the member's own: percent of a basket (at most so much) or so much off, from a minimum on, for so many days after today.
  record Coupon(LocalText name, Optional<Integer> percent, Optional<Long> upTo, Optional<Long> off, long minimum, int validDays) implements Gift {}
}
