/// Who did what, when: the audit log.
/// A row is written in the transaction of the act it tells of, and is never changed.
/// It holds ids and plain facts, no personal data.
@NullMarked
package club.vafa.trail;

import org.jspecify.annotations.NullMarked;
