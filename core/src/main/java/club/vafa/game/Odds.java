package club.vafa.game;

import java.util.List;

/// How many of all tickets win, as whole numbers.
public record Odds(long winning, long tickets) {

  /// At least one ticket in so many wins.
  public static final int ONE_IN_MOST = 4;

  public Odds {
    if (tickets < 1 || winning < 0 || winning > tickets) {
      throw new IllegalArgumentException("no odds: " + winning + " of " + tickets);
    }
  }

  /// The odds of something of value, in the worst case of the stocks: a place whose stock can run out wins only if its consolation is worth
  /// something too.
  public static Odds worst(GamePlan plan) {
    return of(plan.prizes(), plan.consolation().map(c -> c.gift().hasValue()).orElse(false));
  }

  private static Odds of(List<Prize> prizes, boolean consoled) {
    long winning = prizes.stream().filter(p -> p.gift().hasValue() && (p.stock().isEmpty() || consoled)).mapToLong(Prize::weight).sum();
    return new Odds(winning, prizes.stream().mapToLong(Prize::weight).sum());
  }

  /// Whether a quarter or more win: exact, without any fraction.
  public boolean enough() {
    return Math.multiplyExact(winning, ONE_IN_MOST) >= tickets;
  }
}
