/**
 * Membership cards: a number with a check digit that can be read out, and a QR token that cannot be guessed.
 * A card is issued on joining; a till finds the member by either.
 * Number and token are claimed for ever, so that an old card never becomes another member's.
 */
@NullMarked
package club.vafa.card;

import org.jspecify.annotations.NullMarked;
