package club.vafa.staff;

import java.util.Set;

/** What became of a wish to add or change somebody of the staff. */
public sealed interface StaffChange {
  record Done(StaffPerson person) implements StaffChange {
  }

  /** Empty, or longer than {@link StaffPerson#NAME_CHARS_MAX}. */
  record NameRefused() implements StaffChange {
  }

  record UnknownRole(String code) implements StaffChange {
  }

  /** Nobody hands out what they may not do themselves. */
  record BeyondOwnPermissions(Set<Permission> missing) implements StaffChange {
  }

  /** A club keeps one active owner. */
  record LastOwner() implements StaffChange {
  }

  record Unknown() implements StaffChange {
  }
}
