package club.vafa.identity;

/** How a member was shown to be present. */
public enum ProofKind {
  /** A one-time code sent to the member's number was said back. */
  CODE,
  /** The member's own card was scanned or read out. */
  CARD,
  /** The member asked for it in the chat that is theirs. Never written down: it holds while they speak. */
  CHAT
}
