package club.vafa.card;

/** Only an active card finds its member. A blocked one may be unblocked; one that was replaced never comes back. */
public enum CardStatus {
  ACTIVE, BLOCKED, REPLACED
}
