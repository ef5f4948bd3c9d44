package club.vafa.coupon;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// What became of a step of staff with a batch. Only `Done` is stored under a request's key.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes(@JsonSubTypes.Type(value = BatchStep.Done.class, name = "done"))
public sealed interface BatchStep {
  record Done(CouponBatch batch) implements BatchStep {}

  record NoSuchBatch() implements BatchStep {}

  /// Its time would be over before it begins.
  record AlreadyOver(Instant now) implements BatchStep {}

  record Voided(Instant at) implements BatchStep {}

  /// Its codes are still being made.
  record StillMaking(int made, int wanted) implements BatchStep {}

  /// Its codes were downloaded before, and this caller may not see them again.
  record Downloaded(int times) implements BatchStep {}

  /// Codes are imported into a batch of a partner's codes, and downloaded from one that the club made.
  record WrongKind(CouponBatch.Kind kind) implements BatchStep {}
}
