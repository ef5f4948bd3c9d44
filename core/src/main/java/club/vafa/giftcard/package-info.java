/// Gift cards: credit that belongs to whoever has the code. A card is a holder of its own in the ledger; what is paid for it lies in the house account
/// SOLD, and stays owed until it is spent, expired or moved into a member's credit. A card is found by its code's HMAC only, under the limit of guesses,
/// and its row is locked before its value is touched, so that of two tills at the same moment each gets what is really left.
@NullMarked
package club.vafa.giftcard;

import org.jspecify.annotations.NullMarked;
