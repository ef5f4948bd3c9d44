package club.vafa.greeting;

import club.vafa.member.Channel;
import java.util.Map;

/** Who would be greeted on a day as things stand: how many, on which channel, and how many could not be written to and why. */
public record Expected(long members, Map<Channel, Long> byChannel, long withoutConsent, long withoutReach) {
  static final Expected NOBODY = new Expected(0, Map.of(), 0, 0);

  public Expected {
    byChannel = Map.copyOf(byChannel);
  }
}
