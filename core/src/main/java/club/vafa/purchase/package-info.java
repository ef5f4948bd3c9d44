/// Sales at the tills: recorded once per receipt, earning what the rules give, with their answer kept for the same request sent again.
/// One transaction writes the purchase, the transfer with its lot, the level reached, the event and the message to the member.
/// Everything else follows from the event.
@NullMarked
package club.vafa.purchase;

import org.jspecify.annotations.NullMarked;
