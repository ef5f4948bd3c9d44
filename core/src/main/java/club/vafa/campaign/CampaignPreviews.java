package club.vafa.campaign;

import club.vafa.club.ClubSettings;
import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.member.Channel;
import club.vafa.message.Messages;
import club.vafa.message.QuietHours;
import club.vafa.segment.Segments;
import club.vafa.segment.Selection;
import club.vafa.template.Reader;
import club.vafa.template.Templates;
import club.vafa.template.Value;
import club.vafa.template.Variable;
import club.vafa.value.CampaignId;
import club.vafa.value.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reckons what a campaign would do, before it does it. */
public final class CampaignPreviews {
  /** Of a larger audience by SMS so many members' texts are made, and the segments of all are estimated from these. */
  public static final int SAMPLE_MAX = 300;
  private static final Map<Variable, Value> CODE_EXAMPLE = Map.of(Variable.COUPON, new Value.Coded("XXXX-XXXX-XXXX-XXXX"));
  private static final double ROUNDING = 1e-9;

  private final Db db;
  private final InstantSource clock;
  private final Clubs clubs;
  private final Messages messages;
  private final Segments segments;
  private final Templates templates;

  public CampaignPreviews(Db db, InstantSource clock, Clubs clubs, Messages messages, Segments segments, Templates templates) {
    this.db = db;
    this.clock = clock;
    this.clubs = clubs;
    this.messages = messages;
    this.segments = segments;
    this.templates = templates;
  }

  /** For the campaign's time, where it has one that is still to come, else for now. */
  public Optional<Preview> preview(CampaignId id) {
    return db.read(h -> CampaignSql.find(h, id).map(campaign -> preview(h, campaign)));
  }

  private Preview preview(Handle h, Campaign campaign) {
    var says = campaign.says();
    var audience = Aims.reached(segments, says);
    var cells = RunSql.count(h, audience);
    long all = cells.stream().mapToLong(RunSql.Cell::members).sum();
    var plans = new ArrayList<Preview.ChannelPlan>();
    for (Channel channel : says.channels()) {
      long members = cells.stream().filter(cell -> cell.channel() == channel).mapToLong(RunSql.Cell::members).sum();
      long toSend = members - share(members, says.controlPercent());
      plans.add(new Preview.ChannelPlan(channel, toSend, Etas.takes(toSend, messages.pace(channel))));
    }
    long unwritten = Math.round(cells.stream().mapToDouble(cell -> cell.members() * says.variants().stream()
        .filter(variant -> variant.in(cell.language()).isEmpty()).mapToInt(Variant::share).sum() / (double) Variant.WHOLE).sum());
    long bySms = plans.stream().filter(plan -> plan.channel() == Channel.SMS).mapToLong(Preview.ChannelPlan::messages).sum();
    long parts = bySms == 0 ? 0 : segmentsOf(h, says, audience, bySms);
    var settings = clubs.settings();
    var now = clock.instant();
    var from = campaign.scheduledFor().filter(at -> at.isAfter(now)).orElse(now);
    return new Preview(all, all - plans.stream().mapToLong(Preview.ChannelPlan::messages).sum(), plans,
        unwritten - share(unwritten, says.controlPercent()), parts, settings.priceOfSmsSegment().times(parts), bySms > SAMPLE_MAX, from,
        until(settings, from, plans, says));
  }

  private static long share(long members, int percent) {
    return Math.round(members * percent / 100.0);
  }

  private long segmentsOf(Handle h, CampaignDraft says, Selection audience, long messagesBySms) {
    var sample = RunSql.sample(h, audience, Channel.SMS, SAMPLE_MAX);
    double parts = sample.stream().mapToDouble(somebody -> says.variants().stream().mapToDouble(variant -> {
      var language = variant.in(somebody.language()).isPresent() ? somebody.language() : other(variant);
      var reader = Reader.of(somebody.memberId(), Channel.SMS, language).with(CODE_EXAMPLE);
      return templates.preview(h, variant.text(), reader).sms().orElseThrow().segments() * variant.share() / (double) Variant.WHOLE;
    }).sum()).sum();
    return sample.isEmpty() ? 0 : (long) Math.ceil(parts * messagesBySms / sample.size() - ROUNDING);
  }

  private Language other(Variant variant) {
    var main = clubs.settings().mainLanguage();
    return variant.in(main).isPresent() ? main : variant.text().fa().isPresent() ? Language.FA : Language.EN;
  }

  // The channels send side by side; in quiet hours all stand still.
  private static Instant until(ClubSettings settings, Instant from, List<Preview.ChannelPlan> plans, CampaignDraft says) {
    var longest = plans.stream().map(Preview.ChannelPlan::takes).max(Duration::compareTo).orElse(Duration.ZERO);
    var throttled = Etas.takes(plans.stream().mapToLong(Preview.ChannelPlan::messages).sum(), says);
    return QuietHours.of(settings).after(from, longest.compareTo(throttled) > 0 ? longest : throttled);
  }
}
