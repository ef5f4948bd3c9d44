package club.vafa.member;

/** Where a message of some kind can go to a member, if anywhere. */
public sealed interface Way {
  record To(ChatAddress chat) implements Way {
  }

  /** Reached, but without the consent that this kind of message needs. */
  record NoConsent() implements Way {
  }

  /** No chat, or none that can be reached. */
  record NoReach() implements Way {
  }
}
