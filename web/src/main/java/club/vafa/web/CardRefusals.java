package club.vafa.web;

import club.vafa.card.Activation;
import club.vafa.card.Blocking;
import club.vafa.card.CardStatus;
import club.vafa.card.DiscountCheck;
import java.time.Instant;

/** What is refused about cards, over HTTP. */
public final class CardRefusals {
  private CardRefusals() {
  }

  public static Reply of(Activation activation) {
    return switch (activation) {
      case Activation.UnknownCard _ -> Reply.refuse(ProblemType.UNKNOWN_CARD);
      case Activation.AlreadyActivated _ -> Reply.refuse(ProblemType.CARD_TAKEN);
      case Activation.Activated _ -> throw new IllegalStateException("not a refusal: " + activation.getClass());
    };
  }

  public static Reply of(Blocking blocking) {
    return switch (blocking) {
      case Blocking.NoCard _ -> Refusals.notFound();
      case Blocking.AlreadySo(CardStatus status) -> Refusals.wrongState(status);
      case Blocking.Done _ -> throw new IllegalStateException("not a refusal: " + blocking.getClass());
    };
  }

  public static Reply of(DiscountCheck.Bad bad) {
    return switch (bad) {
      case DiscountCheck.Unknown _ -> Reply.refuse(ProblemType.UNKNOWN_CARD);
      case DiscountCheck.Blocked _ -> Reply.refuse(ProblemType.CARD_BLOCKED);
      case DiscountCheck.NotYet(Instant from) -> Reply.refuse(Problem.of(ProblemType.CARD_NOT_YET).with("from", from));
      case DiscountCheck.Ended(Instant until) -> Reply.refuse(Problem.of(ProblemType.CARD_ENDED).with("until", until));
      case DiscountCheck.NotHere _ -> Reply.refuse(ProblemType.CARD_NOT_HERE);
      case DiscountCheck.TooManyGuesses(Instant until) -> Reply.refuse(Problem.of(ProblemType.TOO_MANY_GUESSES).with("until", until));
    };
  }

  public static Reply unknownMember() {
    return Reply.refuse(ProblemType.UNKNOWN_MEMBER);
  }

  public static Reply blockedAlready(boolean blocked) {
    return Refusals.wrongState(blocked ? CardStatus.BLOCKED : CardStatus.ACTIVE);
  }

  /** A batch of which the rest was given up before. */
  public static Reply givenUp() {
    return Reply.refuse(Problem.of(ProblemType.WRONG_STATE).with("state", "given-up"));
  }
}
