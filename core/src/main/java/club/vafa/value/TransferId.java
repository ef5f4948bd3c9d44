package club.vafa.value;

import java.util.UUID;

/** A transfer in the ledger. */
public record TransferId(UUID value) {
  public static TransferId parse(String text) {
    return new TransferId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
