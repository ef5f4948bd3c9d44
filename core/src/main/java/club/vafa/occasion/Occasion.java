package club.vafa.occasion;

import club.vafa.calendar.Anniversary;
import club.vafa.value.MemberId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A member's day. Its returns from {@code giftFrom} on earn a gift; {@code changedOn} is empty as long as the first entry stands. A day of
 * the member's own has a title.
 */
public record Occasion(UUID id, MemberId member, OccasionKind kind, Optional<String> title, Anniversary day, LocalDate enteredOn,
    Optional<LocalDate> changedOn, LocalDate giftFrom) {
  @Override
  public String toString() {
    return "Occasion[" + id + " " + kind + "]";
  }
}
