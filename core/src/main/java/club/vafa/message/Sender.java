package club.vafa.message;

import club.vafa.member.Channel;

/** A wire to people: one call to a provider, without any retry of its own. */
public interface Sender {
  Channel channel();

  Sending send(Outgoing message);
}
