package club.vafa.award;

import club.vafa.earning.Through;
import club.vafa.earning.Trigger;
import club.vafa.event.Event;
import club.vafa.member.How;
import club.vafa.value.BranchId;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Something that sets earning rules off and is no purchase. The key is what it is given for once only. */
record Happening(Trigger on, MemberId member, String key, Optional<BranchId> branch, Through through, Instant at) {

  private static final String ONCE = "once";

  /** What the event is to the rules; nothing, where it sets none off. Whoever is loaded from elsewhere has joined before. */
  static Optional<Happening> of(Event event, ZoneId zone) {
    return switch (event) {
      case Event.MemberJoined(MemberId member, String how, Instant at) -> joined(member, How.valueOf(how), at);
      case Event.ProfileCompleted(MemberId member, Instant at) -> Optional.of(
          new Happening(Trigger.PROFILE, member, ONCE, Optional.empty(), Through.TELEGRAM, at));
      case Event.Visited(MemberId member, BranchId branch, Instant at) -> Optional.of(
          new Happening(Trigger.VISIT, member, branch.value() + ":" + at.atZone(zone).toLocalDate(), Optional.of(branch), Through.STAFF, at));
      case Event.FeedbackGiven(MemberId member, var branch, var subject, Instant at) -> Optional.of(
          new Happening(Trigger.FEEDBACK, member, subject.toString(), branch, Through.TELEGRAM, at));
      case Event.FriendQualified(MemberId member, MemberId friend, Instant at) -> Optional.of(
          new Happening(Trigger.REFERRAL, member, friend.value().toString(), Optional.empty(), Through.TELEGRAM, at));
      default -> Optional.empty();
    };
  }

  private static Optional<Happening> joined(MemberId member, How how, Instant at) {
    return through(how).map(way -> new Happening(Trigger.JOINING, member, ONCE, Optional.empty(), way, at));
  }

  private static Optional<Through> through(How how) {
    return switch (how) {
      case TELEGRAM -> Optional.of(Through.TELEGRAM);
      case SMS, KEYWORD -> Optional.of(Through.SMS);
      case STAFF -> Optional.of(Through.STAFF);
      case IMPORT, EMAIL -> Optional.empty();
    };
  }
}
