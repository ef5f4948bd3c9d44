package club.vafa.web.api;

import club.vafa.campaign.CampaignLive;
import club.vafa.campaign.CampaignState;
import club.vafa.campaign.Results;
import club.vafa.campaign.TestSends;
import club.vafa.campaign.Uplift;
import club.vafa.member.Channel;
import club.vafa.message.End;
import club.vafa.value.CampaignId;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.RunId;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of a campaign, on the wire. */
public final class CampaignFigures {
  private CampaignFigures() {}

  /** Messages of a run by one channel. */
  public record ChannelResults(Channel channel, @Doc(value = "Planned.", example = "420") long planned,
      @Doc(value = "Members of the control group.", example = "25") long control) {}

  /** Messages of a run that ended so for one reason. */
  public record ReasonResults(@Doc(value = "How they ended.", example = "suppressed") End end,
      @Doc(value = "A word of the gate, or what the provider said.", example = "NO_CONSENT") String reason,
      @Doc(value = "So many.", example = "10") long messages) {}

  /** Where each message of a run is: planned = sent + failed + suppressed + unknown + cancelled + open. */
  public record RunResultsView(
      RunId id,
      Instant scheduledFor,
      Instant startedAt,
      Optional<Instant> endedAt,
      @Doc(value = "Planned messages.", example = "420") long planned,
      @Doc(value = "Members of the control group.", example = "25") long control,
      @Doc(value = "Accepted by the provider.", example = "400") long sent,
      @Doc(value = "Refused by the provider.", example = "2") long failed,
      @Doc(value = "Not sent: no consent, no reach, or too many in the week.", example = "10") long suppressed,
      @Doc(value = "Nobody knows.", example = "0") long unknown,
      @Doc(value = "Cancelled before they were sent.", example = "0") long cancelled,
      @Doc(value = "Still to be sent.", example = "8") long open,
      @Doc(value = "Of those sent, delivered as far as the provider told.", example = "0") long delivered,
      @Doc(value = "Of those sent, not delivered.", example = "0") long undelivered,
      @Doc(value = "Parts of SMS.", example = "0") long segments,
      Money cost,
      @Doc(value = "So many got another language than their own.", example = "0") long fallbackLanguage,
      List<ChannelResults> channels,
      @Doc("When the next open message is due: in quiet hours their end.") Optional<Instant> nextDue,
      @Doc("Why messages were not sent, the most frequent reasons first.") List<ReasonResults> reasons,
      @Doc("Whether deliveries are still being made, so that planned still grows.") boolean making,
      @Doc(value = "To so many it happened who could not be told.", example = "0") long unreached,
      @Doc("The version of the saved segment.") Optional<Integer> segmentVersion) {
    static RunResultsView of(Results.RunResults run) {
      var tally = run.tally();
      var channels = run.channels().stream().map(one -> new ChannelResults(one.channel(), one.planned(), one.control())).toList();
      return new RunResultsView(run.id(), run.scheduledFor(), run.startedAt(), run.endedAt(), run.planned(), run.control(), tally.sent(),
          tally.failed(), tally.suppressed(), tally.unknown(), tally.cancelled(), tally.open(), tally.delivered(), tally.undelivered(),
          tally.segments(), run.cost(), run.fallbackLanguage(), channels, run.nextDue(),
          run.reasons().stream().map(one -> new ReasonResults(one.end(), one.reason(), one.messages())).toList(), run.making(),
          run.unreached(), run.segmentVersion());
    }
  }

  /** One of a campaign's runs. */
  public record RunView(
      RunId id,
      Instant scheduledFor,
      @Doc(value = "running, paused, finished, cancelled or skipped.", example = "finished") String state,
      @Doc(value = "Why it was skipped: too-late or not-approved.") Optional<String> why,
      @Doc(value = "Planned messages.", example = "420") long planned,
      @Doc(value = "Members of the control group.", example = "25") long control,
      @Doc(value = "To so many it happened who could not be told.", example = "0") long unreached,
      Optional<Instant> endedAt) {
    static RunView of(Results.RunLine run) {
      return new RunView(run.id(), run.scheduledFor(), word(run.state()), run.why().map(RunView::word), run.planned(), run.control(),
          run.unreached(), run.endedAt());
    }

    private static String word(String constant) {
      return constant.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** What a group got and did within the window. */
  public record GroupView(
      @Doc(value = "A wording, treated (all of them), or control.", example = "treated") String group,
      @Doc(value = "Members who were meant.", example = "420") long members,
      @Doc(value = "Messages that were sent.", example = "400") long sent,
      @Doc(value = "Of those, delivered as far as the provider told.", example = "390") long delivered,
      @Doc(value = "Deliveries from which a link was followed.", example = "60") long clicked,
      @Doc(value = "Codes redeemed, or turns played.", example = "12") long redeemed,
      @Doc(value = "Members who bought.", example = "80") long buyers,
      @Doc(value = "Their purchases.", example = "95") long purchases,
      @Doc("The value of what they bought and kept, however it was paid.") Money revenue) {
    static GroupView of(Results.Group group) {
      return new GroupView(group.code(), group.members(), group.sent(), group.delivered(), group.clicked(), group.redeemed(), group.buyers(),
          group.purchases(), group.revenue());
    }
  }

  /** A difference between treated and control, and the interval in which it lies with 95 percent confidence. */
  public record DifferenceView(@Doc(value = "Treated less control.", example = "0.04") double value,
      @Doc(value = "From.", example = "0.01") double low, @Doc(value = "To.", example = "0.07") double high,
      @Doc("Whether zero lies outside.") boolean clear) {
    static DifferenceView of(Uplift.Difference difference) {
      return new DifferenceView(difference.value(), difference.low(), difference.high(), difference.clear());
    }
  }

  /** What the campaign changed, over all of its runs, against the control group. */
  public record OutcomeView(
      @Doc(value = "Purchases are counted for so many days from each delivery on.", example = "7") int windowDays,
      List<GroupView> variants,
      GroupView treated,
      GroupView control,
      @Doc("The difference of the shares of members who bought; Newcombe's hybrid score interval (1998, method 10).") Optional<DifferenceView> buyers,
      @Doc("The difference of the revenue per member in the currency's smallest unit; Welch's interval.")
      Optional<DifferenceView> revenuePerMember) {
    static OutcomeView of(Results.Outcome outcome) {
      return new OutcomeView(outcome.windowDays(), outcome.variants().stream().map(GroupView::of).toList(), GroupView.of(outcome.treated()),
          GroupView.of(outcome.control()), outcome.buyers().map(DifferenceView::of), outcome.revenuePerMember().map(DifferenceView::of));
    }
  }

  /** What came of a campaign. */
  public record ResultsOfCampaign(CampaignId id, @Doc(value = "Where it is.", example = "running") CampaignState state,
      @Doc("Its newest run, once it has started.") Optional<RunResultsView> run,
      @Doc("Its runs, the newest first, at most a hundred.") List<RunView> runs,
      @Doc("What members did.") Optional<OutcomeView> outcome) {
    static ResultsOfCampaign of(Results results) {
      return new ResultsOfCampaign(results.campaign().id(), results.campaign().state(), results.run().map(RunResultsView::of),
          results.runs().stream().map(RunView::of).toList(), results.outcome().map(OutcomeView::of));
    }
  }

  /** To whom a test goes. */
  public record TestWish(
      @Doc(value = "Members, as a rule the shop's own people, by their ids.", min = 1, max = TestSends.MEMBERS_MAX) List<MemberId> members) {}

  /** What one of them gets. */
  public record TestView(MemberId member, @Doc(value = "So many messages: one for each wording; 0 where the member cannot be reached or has not agreed to "
      + "club messages.", example = "1") int messages) {
    static TestView of(TestSends.Test test) {
      return switch (test) {
        case TestSends.Test.Sent(var member, int messages) -> new TestView(member, messages);
        case TestSends.Test.NotReached(var member) -> new TestView(member, 0);
      };
    }
  }

  /** What became of a test. */
  public record TestAnswer(List<TestView> members) {}

  /** How long to watch. */
  public record WatchQuery(@Doc(value = "So many seconds at most; 600 where it is left out.", example = "1", min = 1, max = 600) Optional<Integer> seconds) {}

  /** A campaign at a moment. */
  public record ProgressView(CampaignId id, String name, CampaignState state, Optional<GoingView> run) {
    static ProgressView of(CampaignLive.Progress now) {
      return new ProgressView(now.id(), now.name(), now.state(), now.run().map(GoingView::of));
    }
  }

  /** Where the messages of its newest run are; how many end in a second, and when the last one is out by the rates that limit them. */
  public record GoingView(RunId id, long planned, long control, boolean making, long sent, long failed, long suppressed, long unknown,
      long cancelled, long open, long delivered, double perSecond, Optional<Instant> until) {
    static GoingView of(CampaignLive.Going run) {
      var tally = run.tally();
      return new GoingView(run.id(), run.planned(), run.control(), run.making(), tally.sent(), tally.failed(), tally.suppressed(),
          tally.unknown(), tally.cancelled(), tally.open(), tally.delivered(), Math.round(run.perSecond() * 10) / 10.0, run.until());
    }
  }
}
