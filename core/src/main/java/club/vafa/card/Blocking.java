package club.vafa.card;

/** What became of blocking or unblocking a member's card. */
public sealed interface Blocking {
  record Done(Card card) implements Blocking {}

  record NoCard() implements Blocking {}

  /** It is so already. */
  record AlreadySo(CardStatus status) implements Blocking {}
}
