package club.vafa.message;

import club.vafa.member.Channel;
import java.time.Instant;

/** How many messages wait in a lane (by its ordinal) of a channel, and since when the oldest of them is due. */
public record OpenFigure(Channel channel, int lane, long depth, Instant oldest) {
  public Lane inLane() {
    return Lane.values()[lane];
  }
}
