/**
 * The sample club of the demo: a Tehran café with its staff, menu, members and a year of purchases, made by the same services that a real
 * club uses. Everything follows from a seed and the day on which it was begun, so that a loading that was cut off goes on where it
 * stopped. The people are invented, and their numbers belong to nobody.
 */
@NullMarked
package club.vafa.app.sample;

import org.jspecify.annotations.NullMarked;
