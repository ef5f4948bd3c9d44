package club.vafa.campaign;

import club.vafa.member.Channel;
import club.vafa.message.ReasonCount;
import club.vafa.message.RunTally;
import club.vafa.value.Money;
import club.vafa.value.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of a campaign: its newest run, if it has one, and where each planned message is; its runs; and what members did after it. */
public record Results(Campaign campaign, Optional<RunResults> run, List<RunLine> runs, Optional<Outcome> outcome) {
  /**
   * When the next open message is due (in quiet hours: at their end), and why messages were not sent, the most frequent reasons first.
   * Planned = sent + failed + suppressed + unknown + cancelled + open, always. Making: not all deliveries are there yet.
   */
  public record RunResults(RunId id, Instant scheduledFor, Instant startedAt, Optional<Instant> endedAt, long planned, long control,
      long fallbackLanguage, RunTally tally, List<ByChannel> channels, Money cost, Optional<Instant> nextDue, List<ReasonCount> reasons,
      boolean making, long unreached, Optional<Integer> segmentVersion) {}

  public record ByChannel(Channel channel, long planned, long control) {}

  /** One of a campaign's runs in a line. */
  public record RunLine(RunId id, Instant scheduledFor, String state, Optional<String> why, long planned, long control, long unreached,
      Optional<Instant> endedAt) {}

  /**
   * What members did within so many days of the moment at which their delivery was made, over all runs: those who were meant to get it,
   * by wording, and the control group. The differences are those of everybody treated to the control group; see {@link Uplift}.
   */
  public record Outcome(int windowDays, List<Group> variants, Group treated, Group control, Optional<Uplift.Difference> buyers,
      Optional<Uplift.Difference> revenuePerMember) {}

  /** A group: its members, and of them what was sent, delivered, clicked and redeemed, and what they bought and kept. */
  public record Group(String code, long members, long sent, long delivered, long clicked, long redeemed, long buyers, long purchases,
      Money revenue) {
    Group clicked(Map<String, Long> clicks) {
      return new Group(code, members, sent, delivered, clicks.getOrDefault(code, 0L), redeemed, buyers, purchases, revenue);
    }
  }
}
