package club.vafa.award;

import club.vafa.value.MemberId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What became of the wish to give points to another member. Only what was given is kept under a request's key.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes(@JsonSubTypes.Type(value = PointGiving.Given.class, name = "given"))
public sealed interface PointGiving {

  enum Period { DAY, MONTH }

  /// It is given; the giver's posted points after it.
  record Given(PointGiftId id, MemberId to, long points, long posted) implements PointGiving {}

  /// The club does not let members give points.
  record Off() implements PointGiving {}

  record NoSuchGiver() implements PointGiving {}

  /// No member has that number, or the one who has it does not take part any more.
  record NoSuchReceiver() implements PointGiving {}

  record ToOneself() implements PointGiving {}

  record TooFew(long missing) implements PointGiving {}

  /// More than may be given in a day or month of the club's calendar; so much of the limit is left.
  record OverLimit(Period period, long limit, long left) implements PointGiving {}

  /// Too many numbers were tried that nobody has.
  record TooManyTries() implements PointGiving {}
}
