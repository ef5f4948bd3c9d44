package club.vafa.value;

import java.util.UUID;

/** A person who works for the club, or a program that acts for it. */
public record StaffId(UUID value) {
  public static StaffId parse(String text) {
    return new StaffId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
