package club.vafa.journey;

import club.vafa.club.Clubs;
import club.vafa.coupon.Coupons;
import club.vafa.db.Db;
import club.vafa.ledger.Ledger;
import club.vafa.member.Members;
import club.vafa.member.Reach;
import club.vafa.message.Messages;
import club.vafa.segment.Segments;
import club.vafa.template.TemplateShelf;
import club.vafa.template.Templates;
import club.vafa.trail.Trail;
import java.time.InstantSource;

/** The room put together: what staff write, what lets members in, and what moves them on. */
public record JourneyRooms(Journeys journeys, JourneyEntries entries, JourneyRuns runs) {
  /** The foundation that it stands on. */
  public record Ground(Db db, InstantSource clock, Trail trail, Clubs clubs, Ledger ledger) {}

  /** The people it is about, and how they are reached. */
  public record People(Members members, Reach reach, Messages messages, Segments segments) {}

  public static JourneyRooms of(Ground ground, People people, Coupons coupons, Templates templates, TemplateShelf shelf) {
    var check = new PlanCheck(people.segments(), templates, shelf);
    var entries = new JourneyEntries(ground.db(), ground.clock(), ground.clubs(), people.members(), people.segments());
    var steps = new Steps(new Steps.Rooms(ground.clubs(), people.reach(), people.messages(), people.segments(), ground.ledger(), coupons),
        new Steps.Words(templates, shelf), ground.clock());
    return new JourneyRooms(new Journeys(ground.db(), ground.clock(), ground.trail(), ground.clubs(), check, entries), entries,
        new JourneyRuns(ground.db(), ground.clock(), people.members(), steps, entries));
  }
}
