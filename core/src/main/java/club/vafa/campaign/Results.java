package club.vafa.campaign;

import club.vafa.member.Channel;
import club.vafa.message.ReasonCount;
import club.vafa.message.RunTally;
import club.vafa.value.Money;
import club.vafa.value.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of a campaign: its run, if it has one, and where each planned message is. */
public record Results(Campaign campaign, Optional<RunResults> run) {
  /**
   * When the next open message is due (in quiet hours: at their end), and why messages were not sent, the most frequent reasons first.
   * Planned = sent + failed + suppressed + unknown + cancelled + open, always.
   */
  public record RunResults(RunId id, Instant scheduledFor, Instant startedAt, Optional<Instant> endedAt, long planned, long control,
      long fallbackLanguage, RunTally tally, List<ByChannel> channels, Money cost, Optional<Instant> nextDue, List<ReasonCount> reasons) {}

  public record ByChannel(Channel channel, long planned, long control) {}
}
