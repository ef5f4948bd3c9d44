package club.vafa.campaign;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.Snapshot;
import club.vafa.event.Event;
import club.vafa.event.Listener;
import club.vafa.member.Member;
import club.vafa.member.Members;
import club.vafa.segment.Found;
import club.vafa.segment.OnDay;
import club.vafa.tier.Tiers;
import club.vafa.value.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Notes to whom something happens that a running campaign answers, each happening once. Joining, buying and levels are told by events; days
 * are looked at every hour, and days that were missed are made up for, up to {@link #CATCH_UP_DAYS}. What happens while a campaign is paused
 * is not answered.
 */
public final class CampaignEvents implements Listener {
  public static final int CATCH_UP_DAYS = 3;
  /** A campaign that was started in another process is known here after so long. */
  public static final long KNOWN_MILLIS_MAX = 2_000;
  private static final List<String> BY_EVENT = List.of("JOINED", "PURCHASED", "TIER_CHANGED", "NEAR_TIER");
  private static final List<String> BY_DAY = List.of("POINTS_EXPIRING", "INACTIVE", "BIRTHDAY");

  private final Db db;
  private final Clubs clubs;
  private final Members members;
  private final Tiers tiers;
  private final OnDay days;
  private final InstantSource clock;
  // Events are many and campaigns few: most are answered by none.
  private final Snapshot<Set<String>> answered;

  public CampaignEvents(Db db, Clubs clubs, Members members, Tiers tiers, OnDay days, InstantSource clock) {
    this.db = db;
    this.clubs = clubs;
    this.members = members;
    this.tiers = tiers;
    this.days = days;
    this.clock = clock;
    this.answered = new Snapshot<>(db, KNOWN_MILLIS_MAX, h -> CampaignSql.listening(h, BY_EVENT).stream()
        .map(one -> one.timing().happening().kind()).collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public String name() {
    return "campaign";
  }

  @Override
  public boolean wants(Event event) {
    var kinds = kinds(event);
    return !kinds.isEmpty() && kinds.stream().anyMatch(answered.get()::contains);
  }

  private static List<String> kinds(Event event) {
    return switch (event) {
      case Event.MemberJoined _ -> List.of("JOINED");
      case Event.PurchaseRecorded _ -> List.of("PURCHASED", "NEAR_TIER");
      case Event.TierChanged _ -> List.of("TIER_CHANGED");
      default -> List.of();
    };
  }

  @Override
  public void on(Handle h, Event event) {
    var member = members.byId(h, event.member()).map(Member::id);
    if (member.isEmpty()) {
      return;
    }
    for (var campaign : CampaignSql.listening(h, kinds(event))) {
      var timing = campaign.timing();
      key(h, timing.happening(), member.get(), event).filter(_ -> on(timing, event.at()))
          .ifPresent(key -> note(h, campaign, List.of(new Found(member.get(), key)), event.at()));
    }
  }

  private Optional<String> key(Handle h, Happening happening, MemberId member, Event event) {
    return switch (happening) {
      case Happening.Joined _ when event instanceof Event.MemberJoined -> Optional.of("joined");
      case Happening.Purchased(long atLeast) when event instanceof Event.PurchaseRecorded bought && bought.paid().amount() >= atLeast ->
          Optional.of("purchase:" + bought.purchase());
      case Happening.TierChanged _ when event instanceof Event.TierChanged changed -> Optional.of("tier:" + changed.now() + ":" + event.at());
      case Happening.NearNextTier(int percent) when event instanceof Event.PurchaseRecorded -> near(h, member, percent);
      default -> Optional.empty();
    };
  }

  private Optional<String> near(Handle h, MemberId member, int percent) {
    var today = clubs.today();
    var standing = tiers.standing(h, member, today);
    return standing.next().filter(next -> standing.missing() > 0 && standing.measured() * 100.0 >= (double) next.threshold() * percent)
        .map(next -> "near:" + next.id() + ":" + today.getYear());
  }

  private static boolean on(Timing.OnEvent timing, Instant at) {
    return timing.until().filter(until -> !at.isBefore(until)).isEmpty();
  }

  private void note(Handle h, CampaignSql.Listening campaign, List<Found> found, Instant at) {
    var timing = campaign.timing();
    var zone = clubs.settings().zone();
    var back = switch (timing.again()) {
      case DAY -> Period.ofDays(1);
      case WEEK -> Period.ofWeeks(1);
      case MONTH -> Period.ofMonths(1);
      case YEAR -> Period.ofYears(1);
      case NEVER -> Period.ofYears(1_000);
    };
    // By days, so that what happens at the same hour of the next day counts as the next day's.
    var notSince = at.atZone(zone).toLocalDate().minus(back).plusDays(1).atStartOfDay(zone).toInstant();
    DueSql.insert(h, campaign.id(), found, at, at.plus(Duration.ofMinutes(timing.delayMinutes())), notSince);
  }

  /** Looks for those to whom something happens today, or happened on the days since the last look. Answers how many campaigns it looked for. */
  public int look() {
    var listening = db.read(h -> CampaignSql.listening(h, BY_DAY));
    for (var campaign : listening) {
      db.transact(h -> {
        var locked = CampaignSql.lock(h, campaign.id());
        if (locked.filter(now -> now.state() == CampaignState.RUNNING).isPresent()) {
          look(h, campaign);
        }
        return Outcome.commit(campaign.id());
      });
    }
    return listening.size();
  }

  private void look(Handle h, CampaignSql.Listening campaign) {
    var today = clubs.today();
    var earliest = today.minusDays(CATCH_UP_DAYS);
    // Today is looked at again each hour: who joined, or whose points came, in the meantime is found too.
    var from = campaign.lookedUntil().filter(day -> day.isAfter(earliest)).orElse(campaign.lookedUntil().isPresent() ? earliest : today);
    for (var day = from; !day.isAfter(today); day = day.plusDays(1)) {
      if (on(campaign.timing(), clock.instant())) {
        look(h, campaign, day);
      }
    }
    CampaignSql.looked(h, campaign.id(), today);
  }

  private void look(Handle h, CampaignSql.Listening campaign, LocalDate day) {
    OnDay.Taker note = found -> note(h, campaign, found, clock.instant());
    switch (campaign.timing().happening()) {
      case Happening.PointsExpiring(int ahead) -> days.pointsExpiring(h, day.plusDays(ahead), clubs.settings().zone(), note);
      case Happening.Inactive(int since) -> days.lastBought(h, day.minusDays(since), note);
      case Happening.BirthdayAhead(int ahead) -> days.birthday(h, day.plusDays(ahead), note);
      case Happening.Joined _, Happening.Purchased _, Happening.TierChanged _, Happening.NearNextTier _ -> { }
    }
  }

  /** Has this process know at once what a change that is committed with this handle starts or ends. */
  void changed(Handle h) {
    answered.forgetAfter(h);
  }
}
