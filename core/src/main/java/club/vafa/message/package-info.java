/**
 * What the club says to people: messages waiting to be sent, the gate that each passes at the moment of sending, and how each ended.
 * A message waits in {@code message_open}, is marked as being sent before the wire is called, and moves to {@code message_done} with its
 * end and,
 * where it was refused, the reason; planned = sent + failed + suppressed + unknown + cancelled + open, always.
 * The wires themselves ({@link club.vafa.message.Sender}) and a campaign's runs ({@link club.vafa.message.Runs}) are joined from outside.
 */
@NullMarked
package club.vafa.message;

import org.jspecify.annotations.NullMarked;
