package club.vafa.member;

/** What a person agrees to receive. */
public enum ConsentKind {
  /** What the member's own acts cause; comes with membership. */
  SERVICE,
  /** Greetings, offers and campaigns; asked for explicitly. */
  CLUB
}
