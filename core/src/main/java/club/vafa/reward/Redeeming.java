package club.vafa.reward;

import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import club.vafa.value.Points;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What became of the wish for a reward. Only `Taken` changes anything, and only it is stored under a request's key.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes(@JsonSubTypes.Type(value = Redeeming.Taken.class, name = "taken"))
public sealed interface Redeeming {

  /// It is granted, or reserved until it is handed over.
  record Taken(Redemption redemption) implements Redeeming {}

  /// Why the member cannot have it now.
  sealed interface Refused extends Redeeming {}

  record NoSuchMember() implements Refused {}

  record NoSuchReward() implements Refused {}

  record NotYet(Instant from) implements Refused {}

  /// Only members of this level and above may have it: until that moment, from when on everybody may; or at all.
  record OnlyFromTier(LocalText tier, Optional<Instant> until) implements Refused {}

  /// It is for a group of members to which this one does not belong.
  record NotForYou() implements Refused {}

  /// Nobody takes it: staff give it.
  record GivenByStaff() implements Refused {}

  record Ended(Instant at) implements Refused {}

  record SoldOut() implements Refused {}

  /// As often as a member may; again from then on, or not any more.
  record LimitReached(int times, Optional<Instant> until) implements Refused {}

  record TooFew(Points price, Points missing) implements Refused {}

  record NotHere(Set<BranchId> branches) implements Refused {}

  /// It was changed since the member was shown it.
  record Changed(Reward now) implements Refused {}
}
