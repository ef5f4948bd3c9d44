/// Discount codes: given to one member, shown to that member again, checked and redeemed at a till, once.
/// A coupon is found by its code's HMAC only; the code is stored encrypted, and guesses are limited per caller.
/// Redemption locks the coupon's row, so that of two tills at the same moment one redeems and the other is told so.
@NullMarked
package club.vafa.coupon;

import org.jspecify.annotations.NullMarked;
