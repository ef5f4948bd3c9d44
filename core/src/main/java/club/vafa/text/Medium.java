package club.vafa.text;

/** What a text is shown on. A chat isolates codes from the right-to-left line around them; an SMS carries no unseen character at all. */
public enum Medium {
  CHAT, SMS
}
