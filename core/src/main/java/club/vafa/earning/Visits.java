package club.vafa.earning;

import club.vafa.branch.Branch;
import club.vafa.club.Clubs;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.value.MemberId;
import club.vafa.value.StaffId;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Visits without a purchase: each counts once a day and branch, and what it earns follows from its event.
public final class Visits {

  private final Clubs clubs;
  private final Events events;
  private final InstantSource clock;

  public Visits(Clubs clubs, Events events, InstantSource clock) {
    this.clubs = clubs;
    this.events = events;
    this.clock = clock;
  }

  /// Whether it is the member's first at this branch today. Another one changes nothing.
  public boolean record(Handle h, MemberId member, Branch branch, Optional<StaffId> by) {
    var now = clock.instant();
    boolean first = VisitSql.insert(h, member, branch.id(), clubs.today(), now, by);
    if (first) {
      events.record(h, new Event.Visited(member, branch.id(), now));
    }
    return first;
  }
}
