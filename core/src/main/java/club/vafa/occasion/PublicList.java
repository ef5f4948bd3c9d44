package club.vafa.occasion;

/** Which list a public occasion is of: Iran's, the international one, or the club's own additions. */
public enum PublicList {
  IRAN, INTERNATIONAL, CLUB
}
