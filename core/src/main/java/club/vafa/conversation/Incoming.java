package club.vafa.conversation;

import club.vafa.member.Channel;

/**
 * Something that a provider delivered: an update, a text, a delivery status. The account is the bot or number that it came to, the provider
 * id what tells it from all others of that account, the address whose conversation it belongs to, the kind a word of the wire's own, the
 * body as it came.
 */
public record Incoming(Channel channel, String account, String providerId, String address, String kind, String body) {
  static final int ADDRESS_LENGTH_MAX = 200;

  public Incoming {
    if (providerId.isEmpty() || account.isEmpty() || kind.isEmpty() || address.length() > ADDRESS_LENGTH_MAX) {
      throw new IllegalArgumentException("an incoming needs an account, a provider id and a kind, and an address of reasonable length");
    }
  }

  /** Without the address and the body, which are personal. */
  @Override
  public String toString() {
    return "Incoming[" + channel + ", " + kind + ", " + providerId + "]";
  }
}
