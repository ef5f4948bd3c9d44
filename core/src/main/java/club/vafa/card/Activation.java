package club.vafa.card;

/** What became of a printed card that was handed to somebody. */
public sealed interface Activation {
  record Activated(Card card) implements Activation {}

  /** No printed card, or one of a box that was given up. */
  record UnknownCard() implements Activation {}

  /** It has been handed to somebody before. */
  record AlreadyActivated() implements Activation {}
}
