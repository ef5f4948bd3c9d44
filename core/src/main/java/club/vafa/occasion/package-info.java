/**
 * Members' own days: birthday, wedding, and others, each in the calendar in which the member thinks and stored as given.
 * The room says on which day an occasion falls in a year, and whose occasions fall on a day.
 * What is given or sent for them is decided elsewhere.
 */
@NullMarked
package club.vafa.occasion;

import org.jspecify.annotations.NullMarked;
