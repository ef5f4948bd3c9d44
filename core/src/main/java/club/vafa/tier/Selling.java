package club.vafa.tier;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;

/// What became of the sale of a subscription.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = Selling.Sold.class, name = "sold"))
public sealed interface Selling {

  record Sold(Subscription subscription, String plan) implements Selling {}

  record NoSuchMember() implements Selling {}

  record UnknownPlan(String code) implements Selling {}

  /// Renewed already, until that day.
  record Renewed(LocalDate until) implements Selling {}
}
