package club.vafa.verification;

import club.vafa.member.Member;
import club.vafa.value.Email;
import java.util.Optional;

/** How the change of an e-mail address went when a code was said back. */
public sealed interface EmailChange {
  /** The member's address from now on; the old one, where there was one, has been told. */
  record Changed(Member member, Email email, Optional<Email> before) implements EmailChange {
  }

  /** The address was proved, but it is that of another member. */
  record OfAnother(Member other) implements EmailChange {
  }

  record Wrong(int left) implements EmailChange {
  }

  record Gone() implements EmailChange {
  }

  record UnknownMember() implements EmailChange {
  }
}
