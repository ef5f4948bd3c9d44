package club.vafa.verification;

import club.vafa.member.Member;
import club.vafa.value.Phone;
import java.util.Optional;

/** How the change of a phone went when a code was said back. */
public sealed interface PhoneChange {
  /** The member's number from now on; the old one, where there was one, has been told. */
  record Changed(Member member, Phone phone, Optional<Phone> before) implements PhoneChange {
  }

  /** The number was proved, but it is that of another member: of the same person, who may have the two made one. */
  record OfAnother(Member other, Phone phone) implements PhoneChange {
  }

  record Wrong(int left) implements PhoneChange {
  }

  record Gone() implements PhoneChange {
  }

  record UnknownMember() implements PhoneChange {
  }
}
