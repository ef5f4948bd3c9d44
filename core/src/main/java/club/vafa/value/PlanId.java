package club.vafa.value;

import java.util.UUID;

/** A plan of the paid subscription. */
public record PlanId(UUID value) {
  public static PlanId parse(String text) {
    return new PlanId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
