/**
 * Membership cards: a number with a check digit that can be read out, and a QR token that cannot be guessed. A till finds the member by either.
 * A card is issued on joining, or printed in a batch and handed to a member at the till; number and token are claimed for ever, so that an old
 * card never becomes another member's. Discount cards, a standing percentage for a member or whoever holds the code, are here too.
 */
@NullMarked
package club.vafa.card;

import org.jspecify.annotations.NullMarked;
