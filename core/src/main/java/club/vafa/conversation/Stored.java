package club.vafa.conversation;

/** Whether a delivery is the first of its kind. */
public enum Stored {
  STORED,
  /** It came before; nothing was changed. */
  SEEN
}
