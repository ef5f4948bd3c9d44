package club.vafa.game;

import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A game as staff make it: all that is approved, and all that a play depends on. The prizes lie on the wheel in this order.
public record GamePlan(String code, LocalText name, LocalText terms, List<Prize> prizes, Optional<Consolation> consolation, Money budget,
    Instant startsAt, Instant endsAt, PlayLimit limit, EntryPrice price) {

  public static final int PRIZES_MAX = 50;

  public GamePlan {
    prizes = List.copyOf(prizes);
    if (!code.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException("a game's code is 1 to 40 small letters, digits and dashes: " + code);
    }
    if (prizes.isEmpty() || prizes.size() > PRIZES_MAX) {
      throw new IllegalArgumentException("a game has 1 to " + PRIZES_MAX + " prizes");
    }
    if (!startsAt.isBefore(endsAt)) {
      throw new IllegalArgumentException("a game begins before it ends");
    }
  }

  /// The same plan with ids of its own for its prizes: two games never share a stock.
  GamePlan withFreshIds() {
    var own = prizes.stream().map(p -> new Prize(new PrizeId(Ids.random()), p.label(), p.weight(), p.gift(), p.stock(), p.cost())).toList();
    var consoled = consolation.map(c -> new Consolation(new PrizeId(Ids.random()), c.label(), c.gift(), c.cost()));
    return new GamePlan(code, name, terms, own, consoled, budget, startsAt, endsAt, limit, price);
  }

  /// The most that one play can cost the club.
  Money worstCase() {
    var worst = consolation.map(Consolation::cost).orElse(Money.zero(budget.currency()));
    for (var prize : prizes) {
      worst = prize.cost().compareTo(worst) > 0 ? prize.cost() : worst;
    }
    return worst;
  }
}
