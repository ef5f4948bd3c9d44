package club.vafa.value;

import java.util.UUID;

/** An earning rule. */
public record RuleId(UUID value) {
  public static RuleId parse(String text) {
    return new RuleId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
