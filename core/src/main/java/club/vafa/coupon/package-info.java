/// Discount codes: given to one member and shown to that member again, or made in batches for whoever holds them; checked and redeemed at
/// a till, once.
/// A coupon is found by its code's HMAC only; the code is stored encrypted, and guesses are limited per caller. Partners' own codes are
/// handed out here too.
/// Redemption locks the coupon's row, so that of two tills at the same moment one redeems and the other is told so.
@NullMarked
package club.vafa.coupon;

import org.jspecify.annotations.NullMarked;
