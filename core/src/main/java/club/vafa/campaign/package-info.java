/**
 * Campaigns: an audience, what it is told in which language over which channels, when, and what came of it.
 * The campaign's row is the truth about its time and state; whatever triggers it derives from the row, and starting it twice makes one run.
 * A run freezes whom it is for, with a control group that gets nothing; its messages wait and end in the room message.
 */
@NullMarked
package club.vafa.campaign;

import org.jspecify.annotations.NullMarked;
