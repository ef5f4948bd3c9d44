package club.vafa.member;

/** What START and its kin did. */
public sealed interface Starting {
  record Restored(Member member) implements Starting {
  }

  record AlreadyOn(Member member) implements Starting {
  }

  /** Club messages were never agreed to on this channel, so there is nothing to restore: the question is asked now. */
  record NeverAgreed(Member member) implements Starting {
  }

  record NotAMember() implements Starting {
  }
}
