package club.vafa.message;

import club.vafa.member.Channel;

/** A wire to people: one call to a provider, without any retry of its own. */
public interface Sender {
  Channel channel();

  Sending send(Outgoing message);

  /** Whether this provider can be asked later how a call ended that was never answered; Telegram cannot. */
  default boolean settles() {
    return false;
  }

  /** Asks for such an end, by one call or few; only where {@link #settles}. */
  default Settling settle(Unsettled message) {
    return new Settling.NotYet();
  }
}
