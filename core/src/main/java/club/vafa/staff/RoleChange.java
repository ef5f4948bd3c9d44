package club.vafa.staff;

import java.util.Set;

/** What became of a wish to define or change a role. */
public sealed interface RoleChange {
  record Done(Role role) implements RoleChange {
  }

  record CodeTaken() implements RoleChange {
  }

  /** Small Latin letters, digits and dashes, 2 to 40, beginning with a letter. */
  record CodeRefused() implements RoleChange {
  }

  record Predefined() implements RoleChange {
  }

  record BeyondOwnPermissions(Set<Permission> missing) implements RoleChange {
  }

  record Unknown() implements RoleChange {
  }
}
