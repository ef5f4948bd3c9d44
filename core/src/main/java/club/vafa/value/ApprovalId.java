package club.vafa.value;

import java.util.UUID;

/** A second person's yes, asked for or given. */
public record ApprovalId(UUID value) {
  public static ApprovalId parse(String text) {
    return new ApprovalId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
