package club.vafa.web.api;

import club.vafa.campaign.Campaign;
import club.vafa.campaign.CampaignDraft;
import club.vafa.campaign.CampaignState;
import club.vafa.campaign.Preview;
import club.vafa.campaign.Results;
import club.vafa.member.Channel;
import club.vafa.message.End;
import club.vafa.value.BranchId;
import club.vafa.value.CampaignId;
import club.vafa.value.Language;
import club.vafa.value.Money;
import club.vafa.value.RunId;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Campaigns on the wire. */
public final class CampaignShapes {
  private CampaignShapes() {
  }

  /** Who is meant, of all members who agreed to club messages. */
  public record AudienceWish(
      @Doc(value = "Only members of this language.", example = "fa") Optional<Language> language,
      @Doc(value = "Only members who have bought at this branch, by its code.", max = 40) Optional<String> branch) {}

  /** What is said, per language; a member whose language has no text gets the other one. */
  public record CampaignTexts(
      @Doc(value = "In Persian. {name}, {points}, {tier} and {club} stand for the member's and the club's.",
          example = "{name} عزیز، این هفته روی همهٔ نوشیدنی‌های سرد ۲۰٪ تخفیف داریم.",
              max = CampaignDraft.TEXT_CHARS_MAX) Optional<String> fa,
      @Doc(value = "In English.", example = "Dear {name}, 20% off all cold drinks this week.",
          max = CampaignDraft.TEXT_CHARS_MAX) Optional<String> en) {
    public CampaignTexts {
      if (fa.isEmpty() && en.isEmpty()) {
        throw new WrongField("fa", "required");
      }
    }
  }

  /** A campaign as it is wished. */
  public record CampaignWish(
      @Doc(value = "What staff call it.", example = "Cold drinks in summer", max = CampaignDraft.NAME_CHARS_MAX) String name,
      @Doc("Who is meant; everybody who agreed to club messages where it is left out.") Optional<AudienceWish> audience,
      @Doc(value = "The channels in the order in which they are tried for each member; telegram, then sms, where it is left out.", min = 1,
          max = 2)
      Optional<List<Channel>> channels,
      CampaignTexts text,
      @Doc(value = "So many percent of the audience get nothing, for comparison; 5 where it is left out.", min = 0,
          max = CampaignDraft.CONTROL_PERCENT_MAX) Optional<Integer> controlPercent) {}

  /** Who is meant. */
  public record AudienceView(Optional<Language> language, @Doc("The branch.") Optional<BranchId> branch) {}

  /** A campaign. */
  public record CampaignView(
      CampaignId id,
      @Doc(value = "What staff call it.", example = "Cold drinks in summer") String name,
      @Doc(value = "Where it is.", example = "draft") CampaignState state,
      AudienceView audience,
      List<Channel> channels,
      CampaignTexts text,
      @Doc(value = "So many percent get nothing.", example = "5") int controlPercent,
      @Doc("When it starts or was started.") Optional<Instant> scheduledFor,
      Instant createdAt,
      Instant updatedAt) {
    static CampaignView of(Campaign campaign) {
      var says = campaign.says();
      return new CampaignView(campaign.id(), says.name(), campaign.state(),
          new AudienceView(says.audience().language(), says.audience().branch()),
          says.channels(), new CampaignTexts(says.fa(), says.en()), says.controlPercent(), campaign.scheduledFor(), campaign.createdAt(),
          campaign.updatedAt());
    }
  }

  /** When a campaign starts. */
  public record ScheduleWish(@Doc(value = "When; at once where it is left out.",
      example = "2026-06-03T18:00:00+03:30") Optional<Instant> at) {}

  /** Messages by one channel. */
  public record ChannelPreview(Channel channel, @Doc(value = "So many messages.", example = "420") long messages,
      @Doc(value = "So many seconds at the channel's rate.", example = "14") long seconds) {}

  /** What a campaign would do. */
  public record PreviewView(
      @Doc(value = "Members of the audience.", example = "445") long audience,
      @Doc(value = "About so many of them are the control group.", example = "25") long control,
      @Doc(value = "So many messages.", example = "420") long messages,
      List<ChannelPreview> channels,
      @Doc(value = "So many get another language than their own.", example = "0") long fallbackLanguage,
      @Doc(value = "Parts of SMS.", example = "0") long segments,
      @Doc("What those cost.") Money cost,
      @Doc("Whether the parts are estimated from a sample.") boolean estimated,
      @Doc("When it would start.") Instant from,
      @Doc("When the last message would be out, quiet hours counted.") Instant until) {
    static PreviewView of(Preview preview) {
      var channels = preview.channels().stream().map(plan -> new ChannelPreview(plan.channel(), plan.messages(), plan.takes().toSeconds()))
          .toList();
      return new PreviewView(preview.audience(), preview.control(), preview.messages(), channels, preview.fallbackLanguage(),
          preview.segments(),
          preview.cost(), preview.estimated(), preview.from(), preview.until());
    }
  }

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
      @Doc("Why messages were not sent, the most frequent reasons first.") List<ReasonResults> reasons) {
    static RunResultsView of(Results.RunResults run) {
      var tally = run.tally();
      var channels = run.channels().stream().map(one -> new ChannelResults(one.channel(), one.planned(), one.control())).toList();
      return new RunResultsView(run.id(), run.scheduledFor(), run.startedAt(), run.endedAt(), run.planned(), run.control(), tally.sent(),
          tally.failed(), tally.suppressed(), tally.unknown(), tally.cancelled(), tally.open(), tally.delivered(), tally.undelivered(),
          tally.segments(), run.cost(), run.fallbackLanguage(), channels, run.nextDue(),
          run.reasons().stream().map(one -> new ReasonResults(one.end(), one.reason(), one.messages())).toList());
    }
  }

  /** What came of a campaign. */
  public record ResultsOfCampaign(CampaignId id, @Doc(value = "Where it is.", example = "running") CampaignState state,
      @Doc("Its run, once it has started.") Optional<RunResultsView> run) {
    static ResultsOfCampaign of(Results results) {
      return new ResultsOfCampaign(results.campaign().id(), results.campaign().state(), results.run().map(RunResultsView::of));
    }
  }
}
