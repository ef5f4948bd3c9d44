package club.vafa.card;

/** A blocked card finds nobody any more. */
public enum CardStatus {
  ACTIVE, BLOCKED
}
