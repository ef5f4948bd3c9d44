package club.vafa.member;

/** How somebody who wanted to join came in. */
public sealed interface Entry {
  Member member();

  /** A new member, at this moment. */
  record New(Member member) implements Entry {
  }

  /** The person was a member already, known by the chat or by the phone; the chat, if any, now belongs to that member. */
  record Known(Member member) implements Entry {
  }
}
