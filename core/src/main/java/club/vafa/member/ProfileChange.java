package club.vafa.member;

import club.vafa.text.PersonName;

/** What became of a wish to edit a profile. */
public sealed interface ProfileChange {
  record Done(Member member) implements ProfileChange {
  }

  /** Why the name cannot be kept: never {@link PersonName.Ok}. */
  record NameRefused(PersonName why) implements ProfileChange {
  }

  /** The member is not reached on that channel. */
  record NotLinked(Channel channel) implements ProfileChange {
  }

  record Unknown() implements ProfileChange {
  }
}
