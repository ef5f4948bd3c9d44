package club.vafa.campaign;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.message.Messages;
import club.vafa.message.QuietHours;
import club.vafa.segment.Segments;
import club.vafa.value.CampaignId;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Sends what campaigns answer to what has happened, when its delay is over. All of one campaign on one day of the club's zone is one run, so
 * that a member hears of a campaign at most once a day.
 */
public final class RunDays {
  /** Of how many happenings one transaction makes messages. */
  public static final int BATCH_MAX = 1_000;
  /** What should have been said longer ago than this is not said any more, and is counted as not reached. */
  public static final Duration LATE_MAX = Duration.ofHours(24);

  private final Db db;
  private final InstantSource clock;
  private final Clubs clubs;
  private final Messages messages;
  private final Segments segments;

  public RunDays(Db db, InstantSource clock, Clubs clubs, Messages messages, Segments segments) {
    this.db = db;
    this.clock = clock;
    this.clubs = clubs;
    this.messages = messages;
    this.segments = segments;
  }

  /** Makes the messages of all happenings that are due. Answers how many happenings those were. */
  public int fire() {
    if (!db.read(h -> DueSql.anyDue(h, clock.instant()))) {
      return 0;
    }
    int fired = 0;
    for (var campaign : db.read(CampaignSql::listening)) {
      int batch;
      do {
        batch = db.transact(h -> Outcome.commit(fire(h, campaign.id())));
        fired += batch;
      } while (batch == BATCH_MAX);
    }
    return fired;
  }

  private int fire(Handle h, CampaignId id) {
    // Whoever pauses or changes it waits, and so does another process that fires.
    var campaign = CampaignSql.lock(h, id).filter(now -> now.state() == CampaignState.RUNNING);
    var now = clock.instant();
    var due = campaign.isEmpty() ? List.<DueSql.Open>of() : DueSql.due(h, id, now, BATCH_MAX);
    if (due.isEmpty()) {
      return 0;
    }
    var settled = Aims.settled(segments, campaign.get().says());
    var run = today(h, id, settled, now);
    var inTime = due.stream().filter(one -> one.dueAt().plus(LATE_MAX).isAfter(now)).map(DueSql.Open::memberId).distinct().toList();
    var told = inTime.isEmpty() ? SliceSql.Told.NOTHING : make(h, settled.says(), run, inTime, now);
    SliceSql.added(h, run, told, due.size() - told.planned() - told.control());
    DueSql.taken(h, id, due, now);
    return due.size();
  }

  private SliceSql.Told make(Handle h, CampaignDraft says, RunId run, List<MemberId> members, Instant now) {
    var making = SliceSql.day(h, run).orElseThrow();
    var slice = SliceSql.of(making, says, clubs.settings().mainLanguage().name(), Aims.reached(segments, says), members,
        SliceSql.Times.of(says, QuietHours.of(clubs.settings()), now));
    return messages.queue(h, slice, SliceSql.Told.class);
  }

  private RunId today(Handle h, CampaignId campaign, Aims.Settled settled, Instant now) {
    var zone = clubs.settings().zone();
    var day = now.atZone(zone).toLocalDate();
    var midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
    Optional<RunId> open = RunSql.openDay(h, campaign, settled.says(), now);
    return open.orElseGet(() -> {
      var run = new RunId(Ids.v7(clock));
      // What it says was changed in the middle of the day where the day has a run that says something else.
      if (!RunSql.insertDay(h, run, campaign, settled, day.atStartOfDay(zone).toInstant(), midnight, now)
          && !RunSql.insertDay(h, run, campaign, settled, now.truncatedTo(ChronoUnit.MILLIS), midnight, now)) {
        throw new IllegalStateException("campaign " + campaign + " has two runs for " + now);
      }
      return run;
    });
  }
}
