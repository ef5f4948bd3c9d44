/**
 * From what happened to the message that the member gets about it.
 * A notice is queued in the transaction of its cause, or by a listener of its event, so that it goes out exactly if that happened.
 * Notices are service: they need the member's reach, not consent to club messages.
 */
@NullMarked
package club.vafa.notice;

import org.jspecify.annotations.NullMarked;
