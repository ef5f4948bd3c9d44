/// The catalogue of rewards, and their redemption: in one step, or reserved first (the points held, a piece of the stock taken) and
/// granted when it is
/// handed over; a reservation that is cancelled or overdue frees both, and a redemption that staff reverse gives the points back to their
/// own lots.
/// A redemption locks the member's balance first, so that limits per member hold, then coupon or gift card, and the stock's pool last.
@NullMarked
package club.vafa.reward;

import org.jspecify.annotations.NullMarked;
