/**
 * What the club and a person say to each other: one class per dialogue, the same for every channel. A dialogue reads a {@link
 * club.vafa.bot.dialog.Turn}, calls core inside the turn's transaction and says something back; state, effects and replies commit together.
 * All texts come from the bundles.
 */
@NullMarked
package club.vafa.bot.dialog;

import org.jspecify.annotations.NullMarked;
