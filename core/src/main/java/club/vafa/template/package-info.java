/**
 * Texts that the club's staff write for members: Persian and English, with variables in the manner of ICU messages.
 * A text is checked when it is saved: what it says about the member must be known, its syntax whole, its links real, its length and cost
 * bearable; each finding names the language and the position.
 * Values are looked up for many members at once, and shown as the channel needs them.
 */
@NullMarked
package club.vafa.template;

import org.jspecify.annotations.NullMarked;
