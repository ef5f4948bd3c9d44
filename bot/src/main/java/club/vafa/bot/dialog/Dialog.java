package club.vafa.bot.dialog;

/** One subject to talk about. Its name stands in the conversation while it is going on, and before the colon in the data of its buttons. */
public interface Dialog {

  String name();

  /** The person asks for it, by a command, a keyword or the menu. */
  Answer begin(Turn turn);

  /** The person answers within it, or presses one of its buttons. */
  default Answer on(Turn turn) {
    return begin(turn);
  }

  /** Whether it has buttons of its own, whose presses it answers. */
  default boolean buttons() {
    return false;
  }

  /** Whether what is typed now is an answer even where it is a keyword, as a name can be. */
  default boolean takesWords(Turn turn) {
    return true;
  }

  /** Whether one must be a member for it. */
  default boolean forMembers() {
    return true;
  }
}
