package club.vafa.game;

import club.vafa.coupon.Coupons;
import club.vafa.coupon.OwnCoupon;
import club.vafa.event.Event;
import club.vafa.event.Events;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.LocalText;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The plays that were written, and how they are told.
public final class PlayBook {

  private record Told(LocalText label, Gift gift) {}

  private final Coupons coupons;
  private final Events events;
  private final Trail trail;
  private final InstantSource clock;

  public PlayBook(Coupons coupons, Events events, Trail trail, InstantSource clock) {
    this.coupons = coupons;
    this.events = events;
    this.trail = trail;
    this.clock = clock;
  }

  void write(Handle h, PlaySql.Row play) {
    PlaySql.insert(h, play);
    events.record(h, new Event.PlayFinished(play.memberId(), play.gameId(), play.id(), play.playedAt()));
  }

  void closeForWantOfBudget(Handle h, Game game) {
    if (GameSql.close(h, game.id(), ClosedWhy.BUDGET_SPENT, clock.instant()) > 0) {
      trail.record(h, Actor.SYSTEM, "game.close", "game", game.id().value(), Map.of("why", "the budget does not cover another play"));
    }
  }

  Play tell(Handle h, Game game, PlaySql.Row play) {
    return tell(game, play, play.couponId().flatMap(id -> coupons.find(h, play.memberId(), id)));
  }

  Play tell(Game game, PlaySql.Row play, Optional<OwnCoupon> coupon) {
    var given = told(game.plan(), play.givenId());
    Optional<LocalText> inPlaceOf = play.drawnId().equals(play.givenId()) ? Optional.empty()
        : Optional.of(told(game.plan(), play.drawnId()).label());
    return new Play(play.id(), play.code(), play.memberId(), game.id(), game.plan().name(), given.label(), play.won(), given.gift(),
        inPlaceOf, coupon, play.playedAt());
  }

  private static Told told(GamePlan plan, PrizeId id) {
    return plan.prizes().stream().filter(p -> p.id().equals(id)).findFirst().map(p -> new Told(p.label(), p.gift()))
        .or(() -> plan.consolation().filter(c -> c.id().equals(id)).map(c -> new Told(c.label(), c.gift())))
        .orElseThrow(() -> new IllegalStateException("a play of a prize that the plan does not have"));
  }
}
