package club.vafa.member;

import club.vafa.value.Phone;
import java.util.Optional;

/** What became of a wish to take a proved number. */
public sealed interface PhoneTaking {
  /** The number is the member's; an earlier one, if it was another, is not any more. */
  record Yours(Optional<Phone> before) implements PhoneTaking {
  }

  /** Somebody else has the number, and has not been away for long. */
  record Taken(Member holder) implements PhoneTaking {
  }
}
