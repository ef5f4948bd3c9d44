package club.vafa.campaign;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Json;
import club.vafa.db.Outcome;
import club.vafa.message.Messages;
import club.vafa.message.QuietHours;
import club.vafa.segment.Segments;
import club.vafa.value.RunId;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/**
 * Makes a run's deliveries in bounded slices, in the order of members, each in a transaction that also moves the run's cursor. Whoever goes
 * on after a crash begins where the last slice ended: nobody is skipped, nobody has two.
 */
public final class RunMaking {
  /** Of how many members of the club one slice takes those of the audience. */
  public static final int SLICE_MEMBERS_MAX = 20_000;

  /** What became of the wish to make a slice. */
  enum Step { MADE, COMPLETE, NOT_MINE }

  private final Db db;
  private final InstantSource clock;
  private final Clubs clubs;
  private final Messages messages;
  private final Segments segments;
  private final int sliceMax;

  public RunMaking(Db db, InstantSource clock, Clubs clubs, Messages messages, Segments segments) {
    this(db, clock, clubs, messages, segments, SLICE_MEMBERS_MAX);
  }

  RunMaking(Db db, InstantSource clock, Clubs clubs, Messages messages, Segments segments, int sliceMax) {
    this.db = db;
    this.clock = clock;
    this.clubs = clubs;
    this.messages = messages;
    this.segments = segments;
    this.sliceMax = sliceMax;
  }

  /** Goes on with every run of which deliveries are missing, unless somebody else is at it. Answers how many slices it made. */
  public int makeAll() {
    return db.read(RunSql::unmade).stream().mapToInt(this::make).sum();
  }

  /** Makes a run's deliveries to the end. Answers how many slices it made. */
  public int make(RunId run) {
    int slices = 0;
    while (db.transact(h -> Outcome.commit(slice(h, run))) == Step.MADE) {
      slices++;
    }
    return slices;
  }

  Step slice(Handle h, RunId id) {
    var locked = SliceSql.lock(h, id);
    if (locked.isEmpty()) {
      return Step.NOT_MINE;
    }
    var run = locked.get();
    var now = clock.instant();
    var after = run.madeTo().orElse(SliceSql.BEFORE_ALL);
    // What a cancelled run has no deliveries for yet gets none.
    var upto = run.state().equals("CANCELLED") ? java.util.Optional.<java.util.UUID>empty() : SliceSql.upto(h, after, sliceMax);
    if (upto.isEmpty()) {
      SliceSql.complete(h, id, now);
      return Step.COMPLETE;
    }
    SliceSql.byIndex(h);
    var says = Json.read(run.draft(), CampaignDraft.class);
    var slice = SliceSql.between(run, says, clubs.settings().mainLanguage().name(), Aims.reached(segments, says),
        new SliceSql.Span(after, upto.get(), sliceMax), SliceSql.Times.of(says, QuietHours.of(clubs.settings()), now));
    SliceSql.made(h, id, messages.queue(h, slice, SliceSql.Told.class), upto.get());
    return Step.MADE;
  }
}
