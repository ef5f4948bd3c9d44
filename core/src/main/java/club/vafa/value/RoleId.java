package club.vafa.value;

import java.util.UUID;

/** A named set of permissions. */
public record RoleId(UUID value) {
  public static RoleId parse(String text) {
    return new RoleId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
