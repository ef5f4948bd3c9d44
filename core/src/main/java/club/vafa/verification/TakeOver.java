package club.vafa.verification;

import club.vafa.member.Member;
import club.vafa.value.Phone;

/** What a code did for a chat that wants to be a member's. */
public sealed interface TakeOver {
  record Done(Member member, Phone phone) implements TakeOver {
  }

  record Wrong(int left) implements TakeOver {
  }

  record Gone() implements TakeOver {
  }
}
