package club.vafa.game;

import club.vafa.club.Clubs;
import club.vafa.coupon.CouponSource;
import club.vafa.coupon.Coupons;
import club.vafa.coupon.OwnCoupon;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.pool.PoolId;
import club.vafa.pool.Pools;
import club.vafa.pool.Taking;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PlayId;
import club.vafa.value.Points;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Pays out what the wheel drew: from stock and budget, as points in the ledger or as a coupon.
public final class Gifts {

  /// What a play gives in the end: the prize that was drawn, or the consolation in its place.
  record Given(PrizeId id, LocalText label, Gift gift, Money cost, boolean stockRanOut) {}

  private final Pools pools;
  private final Ledger ledger;
  private final Coupons coupons;
  private final Clubs clubs;

  public Gifts(Pools pools, Ledger ledger, Coupons coupons, Clubs clubs) {
    this.pools = pools;
    this.ledger = ledger;
    this.coupons = coupons;
    this.clubs = clubs;
  }

  /// Takes the worst case of a play from the budget; false, and nothing taken, where the budget does not cover it.
  boolean reserve(Handle h, Game game) {
    long worst = game.plan().worstCase().amount();
    return worst == 0 || pools.take(h, game.budget(), worst) instanceof Taking.Taken;
  }

  /// Gives back the whole reservation of a play that did not come about.
  void release(Handle h, Game game) {
    giveBack(h, game, game.plan().worstCase().amount());
  }

  /// Settles the reservation: takes one piece of the prize's stock, or the consolation where there is none left, and gives back what it
  /// does not cost.
  Given settle(Handle h, Game game, Prize drawn) {
    boolean there = drawn.stock().isEmpty() || pools.take(h, new PoolId(drawn.id().value()), 1) instanceof Taking.Taken;
    var given = there
        ? new Given(drawn.id(), drawn.label(), drawn.gift(), drawn.cost(), false)
        : game.plan().consolation().map(c -> new Given(c.id(), c.label(), c.gift(), c.cost(), true))
            .orElseThrow(() -> new IllegalStateException("a game was launched with a stock and without a consolation: " + game.id()));
    giveBack(h, game, game.plan().worstCase().amount() - given.cost().amount());
    return given;
  }

  /// Hands the gift over; a coupon comes back with its code.
  Optional<OwnCoupon> hand(Handle h, MemberId member, PlayId play, Game game, Gift gift) {
    return switch (gift) {
      case Gift.OfPoints(Points points, Optional<Integer> validDays) -> {
        var why = new Why(Reason.GAME_PRIZE, Optional.of(play.value()),
            Map.of("fa", game.plan().name().fa(), "en", game.plan().name().en()));
        ledger.credit(h, new Credit(HolderId.of(member), Unit.POINTS, points.amount(), House.PRIZES, why, terms(validDays)));
        yield Optional.empty();
      }
      case Gift.OfCoupon(var terms) -> Optional.of(coupons.issue(h, member, terms, CouponSource.of(CouponSource.Kind.GAME, play.value())));
      case Gift.Nothing nothing -> Optional.empty();
    };
  }

  private LotTerms terms(Optional<Integer> validDays) {
    return validDays.map(days -> LotTerms.until(clubs.today().plusDays(days + 1L).atStartOfDay(clubs.settings().zone()).toInstant()))
        .orElse(LotTerms.PERMANENT);
  }

  private void giveBack(Handle h, Game game, long amount) {
    if (amount > 0) {
      pools.giveBack(h, game.budget(), amount);
    }
  }
}
