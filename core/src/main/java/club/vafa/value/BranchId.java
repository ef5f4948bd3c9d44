package club.vafa.value;

import java.util.UUID;

/** A branch of the club. */
public record BranchId(UUID value) {
  public static BranchId parse(String text) {
    return new BranchId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
