/// Levels of membership: by spend, points, purchases or engagement in a rolling window or a calendar's own periods, and what each level
/// gives. A member rises at once, in the transaction that reached the threshold, and falls only at a review, after a warning and a time of
/// grace; refunds count at the review, and spending points never lowers a level. Besides, the paid subscription: its plans, who has it
/// until when, and what it has saved.
@NullMarked
package club.vafa.tier;

import org.jspecify.annotations.NullMarked;
