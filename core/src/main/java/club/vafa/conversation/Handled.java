package club.vafa.conversation;

/** What a handler made of an incoming. Anything thrown rolls its effects back and the incoming is tried again, a few times. */
public sealed interface Handled {
  /** Done; the conversation goes on from here. */
  record Went(Conversation next) implements Handled {}

  /** Nobody can make anything of it, however often it is tried: it is set aside with the reason; the effects are rolled back. */
  record Aside(String reason) implements Handled {}

  /**
   * Something that belongs before it has not come yet: it is tried again later and later, so many times at most, which is as often as what
   * fails where that is not said; the effects are rolled back.
   */
  record Later(String reason, int attemptsMax) implements Handled {
    public Later(String reason) {
      this(reason, Inbox.ATTEMPTS_MAX);
    }
  }
}
