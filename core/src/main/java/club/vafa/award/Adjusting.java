package club.vafa.award;

import club.vafa.approval.Approving;
import club.vafa.ledger.Reason;
import club.vafa.value.TransferId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What became of an adjustment. Only the first two are kept under a request's key.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({@JsonSubTypes.Type(value = Adjusting.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Adjusting.Waiting.class, name = "waiting")})
public sealed interface Adjusting {

  /// It is booked; the member's posted points after it.
  record Done(AdjustmentId id, TransferId transfer, long posted) implements Adjusting {}

  /// It is over the club's threshold and waits for a second person.
  record Waiting(AdjustmentId id, long threshold) implements Adjusting {}

  record NoSuchMember() implements Adjusting {}

  record NoSuchAdjustment() implements Adjusting {}

  /// More than the member has available.
  record TooFew(long missing) implements Adjusting {}

  record NoSuchTransfer() implements Adjusting {}

  record AlreadyReversed() implements Adjusting {}

  /// What is put right in its own way: a purchase by a refund, a reward by taking it back, a partner's deal by undoing it, and so on.
  record NotReversible(Reason reason) implements Adjusting {}

  /// It waits no more: it is booked or cancelled.
  record NotWaiting(Adjustment.State state) implements Adjusting {}

  record NotApproved(Approving why) implements Adjusting {}
}
