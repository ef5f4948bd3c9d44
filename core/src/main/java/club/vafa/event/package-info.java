/// What happened, as sealed records and as rows, written in the transaction in which it happened.
/// Listeners work on an event afterwards, once per listener and event.
/// Events hold ids and figures, never personal data.
@NullMarked
package club.vafa.event;

import org.jspecify.annotations.NullMarked;
