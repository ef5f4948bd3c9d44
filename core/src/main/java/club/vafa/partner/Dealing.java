package club.vafa.partner;

import club.vafa.value.DealId;
import club.vafa.value.MemberId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What became of what a partner's till told: a purchase that earns, points that are spent, or one of these undone.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Dealing.Dealt.class, name = "dealt"),
    @JsonSubTypes.Type(value = Dealing.Undone.class, name = "undone")})
public sealed interface Dealing {

  enum Kind { EARNED, SPENT }

  enum Limit { EARNED_PER_MONTH, SPENT_PER_MONTH, SPENT_PER_MEMBER_AND_DAY }

  /// Done: so many points, for that amount of money or worth it, and the posted balance after it.
  record Dealt(DealId deal, MemberId member, Kind kind, long amount, long points, long balance) implements Dealing {}

  /// Undone: so many points went back or were taken back, as far as that was possible.
  record Undone(DealId deal, MemberId member, Kind kind, long points, long balance) implements Dealing {}

  record UnknownPartner() implements Dealing {}

  /// No contract is in force today, or the partner is closed, or the one in force does not allow this.
  record NotInForce() implements Dealing {}

  /// What was paid beforehand does not suffice; so much of it is left.
  record UsedUp(long left) implements Dealing {}

  record LimitReached(Limit limit, long left) implements Dealing {}

  record UnknownMember() implements Dealing {}

  record TooFew(long missing) implements Dealing {}

  /// So few points are worth nothing.
  record TooLittle() implements Dealing {}

  record ReceiptTaken() implements Dealing {}

  record UnknownDeal() implements Dealing {}

  record AlreadyUndone() implements Dealing {}
}
