/**
 * The log: one JSON object a line, to the terminal or to a file that is rolled over.
 * Nobody's personal data belongs in it: rooms log ids only, and what looks like a phone number or a bot's token is blotted out here all the same.
 * Nothing is configured from outside but the place where the log goes.
 */
@NullMarked
package club.vafa.app.logging;

import org.jspecify.annotations.NullMarked;
