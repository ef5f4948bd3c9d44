package club.vafa.award;

import club.vafa.approval.Approvals;
import club.vafa.approval.Approving;
import club.vafa.approval.Subject;
import club.vafa.approval.Wish;
import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Json;
import club.vafa.db.Outcome;
import club.vafa.ledger.Booked;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Members;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.staff.Permission;
import club.vafa.trail.Actor;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.StaffId;
import club.vafa.value.TransferId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Corrections of members' points by staff. One whose amount is over the club's threshold needs a second person's yes before it is booked.
public final class Adjustments {

  private record Wanted(MemberId member, long points, String words) {}

  private record Reversal(MemberId member, TransferId transfer, String words) {}

  private record Approve(AdjustmentId adjustment) {}

  private final Db db;
  private final Requests requests;
  private final Clubs clubs;
  private final Members members;
  private final Approvals approvals;
  private final Posting posting;
  private final InstantSource clock;

  public Adjustments(Db db, Requests requests, Clubs clubs, Members members, Approvals approvals, Posting posting, InstantSource clock) {
    this.db = db;
    this.requests = requests;
    this.clubs = clubs;
    this.members = members;
    this.approvals = approvals;
    this.posting = posting;
    this.clock = clock;
  }

  /// Books the adjustment, or writes it down for a second person where it is over the threshold.
  public Keyed<Adjusting> create(RequestKey key, MemberId member, long points, String words, StaffId by) {
    if (points == 0 || points > Adjustment.POINTS_MAX || points < -Adjustment.POINTS_MAX || badWords(words)) {
      throw new IllegalArgumentException("an adjustment has 1 to " + Adjustment.POINTS_MAX + " points and says why in up to "
          + Adjustment.WORDS_CHARS_MAX + " characters");
    }
    long threshold = clubs.settings().adjustmentThreshold();
    return requests.once(key, new Wanted(member, points, words), Adjusting.class, h -> {
      if (members.byId(h, member).isEmpty()) {
        return Outcome.refuse(new Adjusting.NoSuchMember());
      }
      var wanted = new Adjustment(member, new AdjustmentId(Ids.v7(clock)), points, words.strip(), by, clock.instant(),
          Adjustment.State.WAITING, Optional.empty(), Unit.POINTS, Optional.empty());
      return Math.abs(points) > threshold ? Outcome.commit(ask(h, wanted, threshold)) : book(h, wanted);
    });
  }

  /// Reverses one of the member's transfers as a whole, or writes it down for a second person where it is over the threshold; credit is measured by
  /// what as many points are worth.
  public Keyed<Adjusting> reverse(RequestKey key, MemberId member, TransferId transfer, String words, StaffId by) {
    if (badWords(words)) {
      throw new IllegalArgumentException("a reversal says why in up to " + Adjustment.WORDS_CHARS_MAX + " characters");
    }
    var settings = clubs.settings();
    return requests.once(key, new Reversal(member, transfer, words), Adjusting.class, h -> {
      var person = person(h, member);
      if (person.isEmpty()) {
        return Outcome.refuse(new Adjusting.NoSuchMember());
      }
      return switch (posting.look(h, person, transfer)) {
        case Posting.Reversible.No(Adjusting why) -> Outcome.refuse(why);
        case Posting.Reversible.Yes(Booked found) -> {
          var wanted = new Adjustment(new MemberId(person.getFirst().value()), new AdjustmentId(Ids.v7(clock)), -found.amount(), words.strip(), by,
              clock.instant(), Adjustment.State.WAITING, Optional.empty(), found.unit(), Optional.of(transfer));
          long size = Math.abs(found.amount());
          boolean over = found.unit() == Unit.POINTS ? size > settings.adjustmentThreshold()
              : size > Math.multiplyExact(settings.adjustmentThreshold(), settings.pointValue());
          yield over ? Outcome.commit(ask(h, wanted, settings.adjustmentThreshold())) : book(h, wanted);
        }
      };
    });
  }

  private static boolean badWords(String words) {
    return words.isBlank() || words.length() > Adjustment.WORDS_CHARS_MAX;
  }

  private List<HolderId> person(Handle h, MemberId member) {
    return members.idsOf(h, member).stream().map(HolderId::of).toList();
  }

  private Adjusting post(Handle h, Adjustment a) {
    return a.reverses().isPresent() ? posting.reverse(h, a, person(h, a.member()), a.madeBy()) : posting.post(h, a, a.madeBy());
  }

  /// The second person's yes, which books it.
  public Adjusting approve(AdjustmentId id, StaffId by) {
    return db.transact(h -> approve(h, id, by));
  }

  /// The same, once per key.
  public Keyed<Adjusting> approve(RequestKey key, AdjustmentId id, StaffId by) {
    return requests.once(key, new Approve(id), Adjusting.class, h -> approve(h, id, by));
  }

  private Outcome<Adjusting> approve(Handle h, AdjustmentId id, StaffId by) {
    return waiting(h, id, a -> {
      var answer = approvals.approve(h, subject(id), content(a), by, Optional.empty());
      if (!(answer instanceof Approving.Approved)) {
        return Outcome.refuse(new Adjusting.NotApproved(answer));
      }
      var booked = post(h, a);
      if (!(booked instanceof Adjusting.Done done)) {
        return Outcome.refuse(booked);
      }
      AdjustmentSql.end(h, a, Adjustment.State.DONE, Optional.of(done.transfer()), clock.instant());
      return Outcome.commit(booked);
    });
  }

  /// Lets a waiting adjustment go.
  public Adjusting cancel(AdjustmentId id, StaffId by) {
    return db.transact(h -> waiting(h, id, a -> {
      approvals.revoke(h, subject(id), "cancelled", Actor.of(by));
      AdjustmentSql.end(h, a, Adjustment.State.CANCELLED, Optional.empty(), clock.instant());
      posting.record(h, by, "points.adjust.cancel", a, Map.of());
      return Outcome.commit(new Adjusting.NotWaiting(Adjustment.State.CANCELLED));
    }));
  }

  /// What waits for a second person, oldest first; a cursor is the id of the last one seen.
  public Page<Adjustment> waiting(Handle h, PageRequest page) {
    return Page.cut(AdjustmentSql.waiting(h, page.after().map(UUID::fromString), page.limit() + 1), page, a -> a.id().toString());
  }

  private Outcome<Adjusting> book(Handle h, Adjustment a) {
    var booked = post(h, a);
    if (!(booked instanceof Adjusting.Done done)) {
      return Outcome.refuse(booked);
    }
    AdjustmentSql.insert(h, a.done(done.transfer()), Optional.empty());
    return Outcome.commit(booked);
  }

  private Adjusting ask(Handle h, Adjustment a, long threshold) {
    var approval = approvals.request(h, new Wish(subject(a.id()), Permission.POINTS_APPROVE, content(a), Set.of(a.madeBy()), false),
        Actor.of(a.madeBy()));
    AdjustmentSql.insert(h, a, Optional.of(approval));
    posting.record(h, a.madeBy(), "points.adjust.ask", a, Map.of("threshold", threshold));
    return new Adjusting.Waiting(a.id(), threshold);
  }

  private static Outcome<Adjusting> waiting(Handle h, AdjustmentId id, Function<Adjustment, Outcome<Adjusting>> work) {
    var found = AdjustmentSql.lock(h, id);
    if (found.isEmpty()) {
      return Outcome.refuse(new Adjusting.NoSuchAdjustment());
    }
    return found.get().state() == Adjustment.State.WAITING ? work.apply(found.get())
        : Outcome.refuse(new Adjusting.NotWaiting(found.get().state()));
  }

  private static Subject subject(AdjustmentId id) {
    return new Subject("adjustment", id.value());
  }

  private static String content(Adjustment a) {
    var content = new HashMap<String, Object>(Map.of("id", a.id().value(), "member", a.member().value(), "points", a.points(), "words", a.words()));
    a.reverses().ifPresent(transfer -> content.putAll(Map.of("reverses", transfer.value(), "unit", a.unit())));
    return Json.write(new TreeMap<>(content));
  }
}
