/**
 * Days in the calendars in which the club's members think: Jalali, Gregorian, Hijri (Umm al-Qura), their anniversaries, and how they are
 * typed and told.
 * ICU4J reckons; java.time's LocalDate is the day itself, whatever calendar names it.
 * Nothing here asks what day it is: today is always handed in.
 */
@NullMarked
package club.vafa.calendar;

import org.jspecify.annotations.NullMarked;
