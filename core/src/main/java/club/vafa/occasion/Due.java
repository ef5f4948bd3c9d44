package club.vafa.occasion;

import club.vafa.calendar.Occurrence;

/** An occasion that returns on a day, and for which year of its own calendar. */
public record Due(Occasion occasion, Occurrence occurrence) {
  /** Whether this return was far enough ahead when the day was entered. */
  public boolean earnsGift() {
    return !occurrence.day().isBefore(occasion.giftFrom());
  }
}
