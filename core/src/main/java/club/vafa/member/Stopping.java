package club.vafa.member;

/** What STOP and its kin did. */
public sealed interface Stopping {
  record Stopped(Member member) implements Stopping {
  }

  /** There was no consent to withdraw any more; the word is on record all the same. */
  record AlreadyStopped(Member member) implements Stopping {
  }

  record NotAMember() implements Stopping {
  }
}
