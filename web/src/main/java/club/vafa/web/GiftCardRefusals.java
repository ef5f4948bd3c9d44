package club.vafa.web;

import club.vafa.giftcard.GiftCardDesk;
import club.vafa.giftcard.Loading;
import club.vafa.giftcard.NoCard;
import club.vafa.giftcard.Paying;
import club.vafa.giftcard.Returning;
import java.time.Instant;

/** What is refused about gift cards, over HTTP. */
public final class GiftCardRefusals {
  private GiftCardRefusals() {
  }

  public static Reply of(NoCard why) {
    return switch (why) {
      case NoCard.Unknown _ -> Reply.refuse(ProblemType.UNKNOWN_CARD);
      case NoCard.Blocked _ -> Reply.refuse(ProblemType.CARD_BLOCKED);
      case NoCard.TooManyGuesses(Instant until) -> Reply.refuse(Problem.of(ProblemType.TOO_MANY_GUESSES).with("until", until));
    };
  }

  public static Reply of(Paying.Refused refused) {
    return switch (refused) {
      case Paying.Unusable(NoCard why) -> of(why);
      case Paying.OtherCurrency(var wanted) -> Refusals.otherCurrency(wanted);
      case Paying.TooLittle(var missing, var available) ->
          Reply.refuse(Problem.of(ProblemType.TOO_LITTLE_ON_CARD).with("missing", missing).with("available", available));
    };
  }

  public static Reply of(Loading loading) {
    return switch (loading) {
      case Loading.Unusable(NoCard why) -> of(why);
      case Loading.OtherCurrency(var wanted) -> Refusals.otherCurrency(wanted);
      case Loading.Loaded _ -> throw new IllegalStateException("not a refusal: " + loading.getClass());
    };
  }

  public static Reply of(Returning returning) {
    return switch (returning) {
      case Returning.NoSuchPayment _ -> Refusals.notFound();
      case Returning.TooMuch(var left) -> Reply.refuse(Problem.of(ProblemType.MORE_THAN_PAID).with("left", left));
      case Returning.Returned _ -> throw new IllegalStateException("not a refusal: " + returning.getClass());
    };
  }

  public static Reply of(GiftCardDesk.Setting setting) {
    return switch (setting) {
      case GiftCardDesk.Setting.NoSuchCard _ -> Refusals.notFound();
      case GiftCardDesk.Setting.AlreadySo(var status) -> Refusals.wrongState(status);
      case GiftCardDesk.Setting.Done _ -> throw new IllegalStateException("not a refusal: " + setting.getClass());
    };
  }
}
