/// Sales at the tills: recorded once per receipt, paid with money and other means, earning what the rules give; and their refunds, whole or
/// in parts. One transaction writes the purchase, the transfers with their lots, the level reached, the event and the message to the
/// member. A refund counts what was earned again on what is kept, by what held at the sale, and takes the difference back; everything else
/// follows from events.
@NullMarked
package club.vafa.purchase;

import org.jspecify.annotations.NullMarked;
