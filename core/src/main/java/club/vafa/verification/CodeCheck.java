package club.vafa.verification;

import club.vafa.member.ChatAddress;
import club.vafa.value.MemberId;
import club.vafa.value.Phone;
import java.util.Optional;

/** What a typed code was worth. */
public sealed interface CodeCheck {
  /** It was the code, and is none from now on. */
  record Right(ChatAddress sentTo, Optional<MemberId> member) implements CodeCheck {
    Phone phone() {
      return new Phone(sentTo.address());
    }
  }

  /** It was not; so many guesses are left. What was counted has to be committed. */
  record Wrong(int left) implements CodeCheck {
  }

  /** There is no code to compare with: none was asked for, or it is too old, used, or guessed at too often. */
  record Gone() implements CodeCheck {
  }
}
