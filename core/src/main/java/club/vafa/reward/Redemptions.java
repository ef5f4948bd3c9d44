package club.vafa.reward;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Members;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.request.Requests;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.BranchId;
import club.vafa.value.Glyphs;
import club.vafa.value.MemberId;
import club.vafa.value.Page;
import club.vafa.value.PageRequest;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// What becomes of rewards that were taken: handed over, cancelled, overdue, taken back.
public final class Redemptions {
  public static final int EXPIRE_BATCH_MAX = 200;

  private record Fulfil(String code, BranchId branch) {}

  private record Reverse(String code, Optional<Instant> graceUntil) {}

  private final Db db;
  private final Requests requests;
  private final Members members;
  private final Till till;
  private final TakingBack takingBack;
  private final Desk desk;
  private final InstantSource clock;

  /// What is written beside the books.
  public record Desk(Events events, Trail trail, RewardNotice notice, Handing handing) {}

  public Redemptions(Db db, Requests requests, Members members, Till till, TakingBack takingBack, Desk desk, InstantSource clock) {
    this.db = db;
    this.requests = requests;
    this.members = members;
    this.till = till;
    this.takingBack = takingBack;
    this.desk = desk;
    this.clock = clock;
  }

  /// By the code that the member shows, as somebody types it.
  public Optional<Redemption> byCode(Handle h, String typed) {
    return RedemptionSql.byCode(h, read(typed));
  }

  /// What the person took, newest first; the cursor is a redemption's id.
  public Page<Redemption> ofMember(Handle h, MemberId member, PageRequest page) {
    var taken = RedemptionSql.page(h, members.idsOf(h, member), page.after().map(UUID::fromString), page.limit() + 1);
    return Page.cut(taken, page, r -> r.id().toString());
  }

  /// With what only its member, and the till that hands it over, is shown.
  public Shown shown(Handle h, Redemption redemption) {
    return desk.handing().shown(h, redemption);
  }

  /// Hands a reservation over at a branch.
  public Keyed<RedemptionStep> fulfil(RequestKey key, String typed, BranchId branch, StaffId by) {
    return requests.once(key, new Fulfil(read(typed), branch), RedemptionStep.class, h -> step(h, typed, Redemption.State.RESERVED, r -> {
      if (!clock.instant().isBefore(r.until().orElseThrow())) {
        return new RedemptionStep.WrongState(Redemption.State.EXPIRED);
      }
      var branches = branchesOf(h, r);
      if (!branches.isEmpty() && !branches.contains(branch)) {
        return new RedemptionStep.NotHere(branches);
      }
      var answer = till.fulfil(h, r.at(Optional.of(branch)));
      record(h, Actor.of(by), "fulfil", r, Map.of("branch", branch.value()));
      return answer;
    }));
  }

  /// Lets a reservation go, by staff or by its own member. A refusal has changed nothing.
  public RedemptionStep cancel(Handle h, String typed, Actor by, Optional<MemberId> only) {
    return step(h, typed, Redemption.State.RESERVED, r -> {
      if (only.filter(member -> !members.idsOf(h, member).contains(r.member())).isPresent()) {
        return new RedemptionStep.NoSuchRedemption();
      }
      record(h, by, "cancel", r, Map.of());
      return new RedemptionStep.Done(till.free(h, r, Redemption.State.CANCELLED), r.points());
    }).answer();
  }

  public RedemptionStep cancel(String typed, StaffId by) {
    return db.transact(h -> {
      var answer = cancel(h, typed, Actor.of(by), Optional.empty());
      return answer instanceof RedemptionStep.Done ? Outcome.commit(answer) : Outcome.refuse(answer);
    });
  }

  /// Takes a granted reward back: the points to the lots from which they came (what has expired meanwhile stays so, unless there is grace
  /// until a moment),
  /// the piece to the stock. What the member has used is not taken back.
  public Keyed<RedemptionStep> reverse(RequestKey key, String typed, String why, Optional<Instant> graceUntil, StaffId by) {
    return requests.once(key, new Reverse(read(typed), graceUntil), RedemptionStep.class, h -> step(h, typed, Redemption.State.GRANTED,
        r -> {
      var answer = takingBack.all(h, r, graceUntil);
      if (answer instanceof RedemptionStep.Done(var ended, long restored)) {
        desk.events().record(h, new Event.RewardReversed(r.member(), r.reward(), r.id(), clock.instant()));
        record(h, Actor.of(by), "reverse", r, Map.of("why", why, "points", r.points(), "restored", restored, "grace",
            graceUntil.isPresent()));
        desk.notice().reversed(h, ended, restored);
      }
      return answer;
    }));
  }

  /// Ends the reservations whose time is over, in a bounded batch, each in its own transaction; answers how many.
  public int expireDue() {
    var now = clock.instant();
    var due = db.read(h -> RedemptionSql.overdue(h, now, EXPIRE_BATCH_MAX));
    int ended = 0;
    for (var one : due) {
      ended += db.transact(h -> {
        till.lock(h, HolderId.of(one.memberId()), Unit.POINTS);
        var r = RedemptionSql.lock(h, one.memberId(), one.id()).filter(found -> found.state() == Redemption.State.RESERVED);
        r.ifPresent(found -> desk.notice().expired(h, till.free(h, found, Redemption.State.EXPIRED)));
        return Outcome.commit(r.isPresent() ? 1 : 0);
      });
    }
    return ended;
  }

  /// Runs a step under the locks of the member's balance and of the redemption's row, in this order.
  private Outcome<RedemptionStep> step(Handle h, String typed, Redemption.State from, Function<Redemption, RedemptionStep> step) {
    var seen = RedemptionSql.byCode(h, read(typed));
    if (seen.isEmpty()) {
      return Outcome.refuse(new RedemptionStep.NoSuchRedemption());
    }
    till.lock(h, HolderId.of(seen.get().member()), Unit.POINTS);
    var locked = RedemptionSql.lock(h, seen.get().member(), seen.get().id()).orElseThrow();
    if (locked.state() != from) {
      return Outcome.refuse(new RedemptionStep.WrongState(locked.state()));
    }
    var answer = step.apply(locked);
    return answer instanceof RedemptionStep.Done ? Outcome.commit(answer) : Outcome.refuse(answer);
  }

  private static Set<BranchId> branchesOf(Handle h, Redemption r) {
    return RewardSql.find(h, r.reward()).map(reward -> reward.plan().access().branches()).orElse(Set.of());
  }

  private static String read(String typed) {
    return Glyphs.fold(typed).replaceAll("[\\s\\p{Pd}_.]", "").toUpperCase(Locale.ROOT).replace('O', '0').replace('I', '1').replace('L',
        '1');
  }

  private void record(Handle h, Actor by, String act, Redemption r, Map<String, ?> facts) {
    desk.trail().record(h, by, "redemption." + act, "redemption", r.id().value(), facts);
  }
}
