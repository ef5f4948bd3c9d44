package club.vafa.campaign;

import club.vafa.club.ClubSettings;
import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.member.Channel;
import club.vafa.message.Messages;
import club.vafa.message.QuietHours;
import club.vafa.segment.Segments;
import club.vafa.segment.Selection;
import club.vafa.text.SmsSegments;
import club.vafa.value.CampaignId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reckons what a campaign would do, before it does it. */
public final class CampaignPreviews {
  /** Of a larger audience by SMS so many members' texts are made, and the segments of all are estimated from these. */
  public static final int SAMPLE_MAX = 300;

  private final Db db;
  private final InstantSource clock;
  private final Clubs clubs;
  private final Messages messages;
  private final Segments segments;
  private final CampaignRuns runs;
  private final CampaignWords words;

  public CampaignPreviews(Db db, InstantSource clock, Clubs clubs, Messages messages, Segments segments, CampaignRuns runs,
      CampaignWords words) {
    this.db = db;
    this.clock = clock;
    this.clubs = clubs;
    this.messages = messages;
    this.segments = segments;
    this.runs = runs;
    this.words = words;
  }

  /** For the campaign's time, where it has one that is still to come, else for now. */
  public Optional<Preview> preview(CampaignId id) {
    return db.read(h -> CampaignSql.find(h, id).map(campaign -> preview(h, campaign)));
  }

  private Preview preview(Handle h, Campaign campaign) {
    var says = campaign.says();
    var audience = segments.reached(says.audience(), says.channels());
    var cells = RunSql.count(h, audience);
    long all = cells.stream().mapToLong(RunSql.Cell::members).sum();
    var plans = new ArrayList<Preview.ChannelPlan>();
    for (Channel channel : says.channels()) {
      long members = cells.stream().filter(cell -> cell.channel() == channel).mapToLong(RunSql.Cell::members).sum();
      long toSend = members - share(members, says.controlPercent());
      int perSecond = messages.pace(channel).bulkPerSecond();
      plans.add(new Preview.ChannelPlan(channel, toSend, Duration.ofSeconds(Math.ceilDiv(toSend, perSecond))));
    }
    long unwritten = cells.stream().filter(cell -> says.in(cell.language()).isEmpty()).mapToLong(RunSql.Cell::members).sum();
    long bySms = plans.stream().filter(plan -> plan.channel() == Channel.SMS).mapToLong(Preview.ChannelPlan::messages).sum();
    long parts = bySms == 0 ? 0 : segmentsOf(h, says, audience, bySms);
    var settings = clubs.settings();
    var now = clock.instant();
    var from = campaign.scheduledFor().filter(at -> at.isAfter(now)).orElse(now);
    return new Preview(all, all - plans.stream().mapToLong(Preview.ChannelPlan::messages).sum(), plans,
        unwritten - share(unwritten, says.controlPercent()), parts, settings.priceOfSmsSegment().times(parts), bySms > SAMPLE_MAX, from,
        until(settings, from, plans));
  }

  private static long share(long members, int percent) {
    return Math.round(members * percent / 100.0);
  }

  private long segmentsOf(Handle h, CampaignDraft says, Selection audience, long messagesBySms) {
    var languages = runs.languages(says);
    var sample = RunSql.sample(h, audience, Channel.SMS, SAMPLE_MAX);
    long parts = sample.stream().mapToLong(somebody -> {
      var language = languages.written().contains(somebody.language()) ? somebody.language() : languages.fallback();
      var text = says.in(language).orElseThrow();
      return SmsSegments.of(words.body(h, text, somebody.memberId(), Channel.SMS, language)).segments();
    }).sum();
    return sample.isEmpty() ? 0 : Math.ceilDiv(parts * messagesBySms, sample.size());
  }

  // The channels send side by side; in quiet hours all stand still.
  private static Instant until(ClubSettings settings, Instant from, List<Preview.ChannelPlan> plans) {
    var longest = plans.stream().map(Preview.ChannelPlan::takes).max(Duration::compareTo).orElse(Duration.ZERO);
    return QuietHours.of(settings).after(from, longest);
  }
}
