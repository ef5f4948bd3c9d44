package club.vafa.reward;

import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.ledger.Debit;
import club.vafa.ledger.HoldEnd;
import club.vafa.ledger.HoldWish;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Holding;
import club.vafa.ledger.Holds;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Place;
import club.vafa.ledger.Spending;
import club.vafa.ledger.Unit;
import club.vafa.pool.PoolId;
import club.vafa.pool.Pools;
import club.vafa.pool.Taking;
import club.vafa.secret.SecretCode;
import club.vafa.value.Points;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/// Where a reward is paid for: points, then what it gives, then the stock, each locked in this order.
public final class Till {
  /// Enough that nobody meets another's by mistyping; staff alone can do something with one.
  private static final int CODE_CHARS = 8;

  /// The books that a reward touches.
  public record Books(Ledger ledger, Holds holds, Pools pools) {}

  private final Books books;
  private final Handing handing;
  private final Events events;
  private final RewardNotice notice;
  private final RandomGenerator random;
  private final InstantSource clock;

  public Till(Books books, Handing handing, Events events, RewardNotice notice, RandomGenerator random, InstantSource clock) {
    this.books = books;
    this.handing = handing;
    this.events = events;
    this.notice = notice;
    this.random = random;
    this.clock = clock;
  }

  void lock(Handle h, HolderId holder, Unit unit) {
    books.ledger().locked(h, holder, unit);
  }

  String freshCode() {
    return SecretCode.random(random).value().substring(0, CODE_CHARS);
  }

  /// Reserves or grants. A refusal may have written something, which its caller rolls back.
  Redeeming take(Handle h, RewardWish wish, Reward reward, Redemption draft, Optional<byte[]> request) {
    boolean reserved = draft.until().isPresent();
    var paid = reserved ? hold(h, draft, wish) : pay(h, draft, wish);
    if (paid.isEmpty()) {
      return new Redeeming.TooFew(new Points(draft.points()), new Points(missing(h, draft)));
    }
    var given = reserved ? paid : handing.over(h, paid.get()).map(r -> r.ended(Redemption.State.GRANTED, clock.instant()));
    if (given.isEmpty() || draft.stocked() && !takeOne(h, reward)) {
      return new Redeeming.SoldOut();
    }
    RedemptionSql.insert(h, given.get(), wish.by(), request);
    if (!reserved) {
      granted(h, given.get());
    }
    if (wish.by().isPresent()) {
      notice.granted(h, handing.shown(h, given.get()));
    }
    return new Redeeming.Taken(given.get());
  }

  /// Hands over what was reserved, at a branch.
  RedemptionStep fulfil(Handle h, Redemption reserved) {
    var paid = reserved;
    if (reserved.papers().hold().isPresent()) {
      var end = books.holds().post(h, HolderId.of(reserved.member()), reserved.papers().hold().get(), reserved.points(),
          Handing.house(reserved.gift()), Handing.spent(reserved), reserved.branch().map(Place::of));
      if (!(end instanceof HoldEnd.Posted(var transfer, long posted))) {
        return new RedemptionStep.WrongState(Redemption.State.EXPIRED);
      }
      paid = reserved.with(reserved.papers().spending(transfer));
    }
    var given = handing.over(h, paid).map(r -> r.ended(Redemption.State.GRANTED, clock.instant()));
    if (given.isEmpty()) {
      return new RedemptionStep.SoldOut();
    }
    RedemptionSql.end(h, given.get());
    granted(h, given.get());
    notice.granted(h, handing.shown(h, given.get()));
    return new RedemptionStep.Done(given.get(), 0);
  }

  /// Frees the points and the piece of the stock of a reservation.
  Redemption free(Handle h, Redemption reserved, Redemption.State how) {
    reserved.papers().hold().ifPresent(hold -> books.holds().release(h, HolderId.of(reserved.member()), hold));
    var ended = reserved.ended(how, clock.instant());
    putBack(h, reserved);
    RedemptionSql.end(h, ended);
    return ended;
  }

  void putBack(Handle h, Redemption r) {
    if (r.stocked()) {
      books.pools().giveBack(h, new PoolId(r.reward().value()), 1);
    }
  }

  private Optional<Redemption> hold(Handle h, Redemption draft, RewardWish wish) {
    if (draft.points() == 0) {
      return Optional.of(draft);
    }
    var hold = new HoldWish(HolderId.of(draft.member()), Unit.POINTS, draft.points(), Handing.spent(draft), draft.until().orElseThrow(),
        wish.branch().map(Place::of));
    return books.holds().hold(h, hold) instanceof Holding.Held(var id, long available) ? Optional.of(draft.with(draft.papers().hold(id)))
        : Optional.empty();
  }

  private Optional<Redemption> pay(Handle h, Redemption draft, RewardWish wish) {
    if (draft.points() == 0) {
      return Optional.of(draft);
    }
    var debit = new Debit(HolderId.of(draft.member()), Unit.POINTS, draft.points(), Handing.house(draft.gift()), Handing.spent(draft),
        wish.branch().map(Place::of));
    return books.ledger().debit(h, debit) instanceof Spending.Spent(var transfer, long posted)
        ? Optional.of(draft.with(draft.papers().spending(transfer))) : Optional.empty();
  }

  /// What is missing to the price; a debt blocks spending, so at least one point is.
  private long missing(Handle h, Redemption draft) {
    var balance = books.ledger().balance(h, HolderId.of(draft.member()), Unit.POINTS);
    return Math.max(1, Math.max(balance.debt(), draft.points() - balance.available()));
  }

  private boolean takeOne(Handle h, Reward reward) {
    return books.pools().find(h, reward.pool()).isPresent() && books.pools().take(h, reward.pool(), 1) instanceof Taking.Taken;
  }

  private void granted(Handle h, Redemption r) {
    events.record(h, new Event.RewardGranted(r.member(), r.reward(), r.id(), new Points(r.points()), clock.instant()));
  }
}
