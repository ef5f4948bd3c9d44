package club.vafa.reward;

import club.vafa.value.BranchId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;

/// What became of a step with a redemption: handing over, cancelling, reversing. Only `Done` is stored under a request's key.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes(@JsonSubTypes.Type(value = RedemptionStep.Done.class, name = "done"))
public sealed interface RedemptionStep {

  /// Restored are the points that came back to lots that are still good; the rest had expired meanwhile.
  record Done(Redemption redemption, long restored) implements RedemptionStep {}

  record NoSuchRedemption() implements RedemptionStep {}

  /// It is in a state from which this step does not lead on.
  record WrongState(Redemption.State state) implements RedemptionStep {}

  record NotHere(Set<BranchId> branches) implements RedemptionStep {}

  /// No code, or no place, is left of what was to be handed over.
  record SoldOut() implements RedemptionStep {}

  /// What it gave was used already, so it cannot be taken back.
  record AlreadyUsed() implements RedemptionStep {}
}
