package club.vafa.value;

import java.util.UUID;

/** A contract with a partner shop. */
public record ContractId(UUID value) {
  public static ContractId parse(String text) {
    return new ContractId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
