package club.vafa.staff;

import club.vafa.value.LocalText;
import club.vafa.value.RoleId;
import java.util.Set;

/** A bundle of permissions under a name; the predefined ones cannot be changed. */
public record Role(RoleId id, String code, LocalText name, boolean predefined, Set<Permission> permissions) {
  public Role {
    permissions = Set.copyOf(permissions);
  }
}
