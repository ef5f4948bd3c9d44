package club.vafa.campaign;

import club.vafa.message.Pace;
import java.time.Duration;

/** How long so many messages take, from the rates that limit them. */
final class Etas {
  private Etas() {}

  /** At a channel's bulk rate. */
  static Duration takes(long messages, Pace pace) {
    return Duration.ofSeconds(Math.ceilDiv(messages, pace.bulkPerSecond()));
  }

  /** At the campaign's own limit. */
  static Duration takes(long messages, CampaignDraft says) {
    return says.perMinute().map(pace -> Duration.ofSeconds(Math.ceilDiv(messages * 60, pace))).orElse(Duration.ZERO);
  }
}
