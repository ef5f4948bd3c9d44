package club.vafa.earning;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What a rule gives.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Gift.PerAmount.class, name = "PER_AMOUNT"),
    @JsonSubTypes.Type(value = Gift.Fixed.class, name = "FIXED"),
    @JsonSubTypes.Type(value = Gift.Multiplier.class, name = "MULTIPLIER")})
public sealed interface Gift {

  /// So many points for each so much paid, in the smallest unit of the currency, in exact proportion.
  record PerAmount(long points, long per) implements Gift {}

  /// So many points, once per sale.
  record Fixed(long points) implements Gift {}

  /// The plain points of the sale, that is those of the other two kinds, times percent/100; the rule's own line is what this adds.
  record Multiplier(int percent) implements Gift {}
}
