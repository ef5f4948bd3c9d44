package club.vafa.calendar;

/** When to keep an anniversary in a year that does not have its day (30 Esfand, 29 February, the 30th of a lunar month). */
public enum LeapChoice {
  DAY_BEFORE, DAY_AFTER
}
