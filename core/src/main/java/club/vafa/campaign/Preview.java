package club.vafa.campaign;

import club.vafa.member.Channel;
import club.vafa.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a campaign would do if it started then: the members of its audience, about how many of them are the control group, the messages by
 * channel, how many get another language than their own, the SMS segments with their cost (estimated from a sample where there are many),
 * and when the last one will be out.
 */
public record Preview(long audience, long control, List<ChannelPlan> channels, long fallbackLanguage, long segments, Money cost,
    boolean estimated, Instant from, Instant until) {
  /** Messages by one channel, and how long they take at the channel's bulk rate. */
  public record ChannelPlan(Channel channel, long messages, Duration takes) {}

  public long messages() {
    return channels.stream().mapToLong(ChannelPlan::messages).sum();
  }
}
