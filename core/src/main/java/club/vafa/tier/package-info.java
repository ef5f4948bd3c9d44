/// Levels of membership and how one rises through them: by spend, points or purchases in a rolling window of months.
/// A member rises at once, in the transaction that reached the threshold; spending points never lowers a level.
/// The benefit counted here is the multiplier of what purchases earn.
@NullMarked
package club.vafa.tier;

import org.jspecify.annotations.NullMarked;
