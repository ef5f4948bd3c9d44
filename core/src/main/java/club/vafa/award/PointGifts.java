package club.vafa.award;

import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.Dates;
import club.vafa.club.ClubSettings;
import club.vafa.club.Clubs;
import club.vafa.db.Outcome;
import club.vafa.ledger.Giving;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Moves;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Member;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Lets members give points to each other, where the club allows it, up to a limit per day and per month of the club's calendar. Points
/// keep their dates when they are given.
public final class PointGifts {

  private record Wanted(MemberId from, Receiver to, long points) {}

  /// Found a receiver, and the points could be given to that member as things stand; or why not.
  public sealed interface Trying {

    record Fine(Member to) implements Trying {}

    record Refused(PointGiving why) implements Trying {}
  }

  /// The books, and who moves value in them.
  public record Books(Ledger ledger, Moves moves) {}

  private final Requests requests;
  private final Clubs clubs;
  private final Receivers receivers;
  private final Ledger ledger;
  private final Moves moves;
  private final PointGiftNotice notice;
  private final Trail trail;
  private final InstantSource clock;

  public PointGifts(Requests requests, Clubs clubs, Receivers receivers, Books books, PointGiftNotice notice, Trail trail,
      InstantSource clock) {
    this.requests = requests;
    this.clubs = clubs;
    this.receivers = receivers;
    this.ledger = books.ledger();
    this.moves = books.moves();
    this.notice = notice;
    this.trail = trail;
    this.clock = clock;
  }

  /// Gives once per key; both members are told.
  public Keyed<PointGiving> give(RequestKey key, MemberId from, Receiver to, long points, Actor by) {
    return requests.once(key, new Wanted(from, to, points), PointGiving.class, h -> {
      var answer = give(h, from, to, points, by, true);
      return answer instanceof PointGiving.Given ? Outcome.commit(answer) : Outcome.refuse(answer);
    });
  }

  /// Gives in the caller's transaction, which rolls back where nothing was given.
  public PointGiving give(Handle h, MemberId from, Receiver to, long points, Actor by, boolean tellGiver) {
    if (points < 1 || points > PointGift.POINTS_MAX) {
      throw new IllegalArgumentException("a gift has 1 to " + PointGift.POINTS_MAX + " points: " + points);
    }
    return switch (found(h, from, to)) {
      case Trying.Refused(var why) -> why;
      case Trying.Fine(Member receiver) -> give(h, receivers.giver(h, from).orElseThrow(), receiver, points, by, tellGiver);
    };
  }

  /// Whom the giver means, before the points are asked for. A number that nobody has is counted, so the caller's transaction must commit.
  public Trying look(Handle h, MemberId from, Receiver to) {
    if (!receivers.mayTry(h, from)) {
      return new Trying.Refused(new PointGiving.TooManyTries());
    }
    var found = found(h, from, to);
    if (found instanceof Trying.Refused(PointGiving.NoSuchReceiver _)) {
      receivers.nobodyFound(h, from);
    }
    return found;
  }

  /// The most that a member may give now.
  public long mayGive(Handle h, MemberId from) {
    var settings = clubs.settings();
    var sums = sums(h, from);
    long left = Math.min(settings.pointsGivingDayMax() - sums.day(), settings.pointsGivingMonthMax() - sums.month());
    return settings.pointsGiving() ? Math.max(0, Math.min(left, ledger.balance(h, HolderId.of(from), Unit.POINTS).available())) : 0;
  }

  /// What a member has given, newest first; a cursor is the id of the last one seen.
  public Page<PointGift> of(Handle h, MemberId from, PageRequest page) {
    var rows = PointGiftSql.of(h, receivers.idsOf(h, from), page.after().map(UUID::fromString), page.limit() + 1);
    return Page.cut(rows, page, gift -> gift.id().toString());
  }

  private Trying found(Handle h, MemberId from, Receiver to) {
    if (!clubs.settings().pointsGiving()) {
      return new Trying.Refused(new PointGiving.Off());
    }
    var giver = receivers.giver(h, from);
    var receiver = receivers.find(h, to);
    if (giver.isEmpty() || receiver.isEmpty()) {
      return new Trying.Refused(giver.isEmpty() ? new PointGiving.NoSuchGiver() : new PointGiving.NoSuchReceiver());
    }
    return receiver.get().id().equals(giver.get().id()) ? new Trying.Refused(new PointGiving.ToOneself()) : new Trying.Fine(receiver.get());
  }

  private PointGiving give(Handle h, Member from, Member to, long points, Actor by, boolean tellGiver) {
    var settings = clubs.settings();
    var sender = HolderId.of(from.id());
    var receiver = HolderId.of(to.id());
    // Under the lock of the giver's balance one gift is counted after the other.
    moves.lock(h, sender, receiver, Unit.POINTS);
    var over = over(settings, sums(h, from.id()), points);
    if (over.isPresent()) {
      return over.get();
    }
    return switch (moves.give(h, sender, receiver, Unit.POINTS, points, Why.of(Reason.GIFT_SENT, to.id().value()),
        Why.of(Reason.GIFT_RECEIVED, from.id().value()))) {
      case Giving.TooFew(long missing) -> new PointGiving.TooFew(missing);
      case Giving.Given given -> {
        var gift = new PointGift(new PointGiftId(Ids.v7(clock)), from.id(), to.id(), points, clock.instant());
        PointGiftSql.insert(h, gift, clubs.today(), given);
        trail.record(h, by, "points.give", "member", from.id().value(), Map.of("gift", gift.id().value(), "to", to.id().value(), "points",
            points));
        notice.given(h, from, to, points, tellGiver);
        yield new PointGiving.Given(gift.id(), to.id(), points, given.sendersPosted());
      }
    };
  }

  /// Of today, and of the month of the club's calendar.
  private PointGiftSql.Sums sums(Handle h, MemberId from) {
    var calendar = Dates.calendarOf(clubs.settings().mainLanguage());
    var day = clubs.today();
    var today = CalendarDate.of(calendar, day);
    return PointGiftSql.sums(h, receivers.idsOf(h, from), day, new CalendarDate(calendar, today.year(), today.month(), 1).toLocalDate());
  }

  private static Optional<PointGiving> over(ClubSettings settings, PointGiftSql.Sums sums, long points) {
    long day = Math.max(0, settings.pointsGivingDayMax() - sums.day());
    long month = Math.max(0, settings.pointsGivingMonthMax() - sums.month());
    if (points > day && day <= month) {
      return Optional.of(new PointGiving.OverLimit(PointGiving.Period.DAY, settings.pointsGivingDayMax(), day));
    }
    return points > month ? Optional.of(new PointGiving.OverLimit(PointGiving.Period.MONTH, settings.pointsGivingMonthMax(), month))
        : Optional.empty();
  }
}
