/**
 * Greets members on their days: gift points, and a message where the member agreed to club messages.
 * One row per member, occasion and year of the occasion's own calendar decides, together with what it gives and sends.
 * Days missed while nothing ran are caught up within a window.
 */
@NullMarked
package club.vafa.greeting;

import org.jspecify.annotations.NullMarked;
