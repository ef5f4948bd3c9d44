package club.vafa.game;

import club.vafa.value.Currency;
import club.vafa.value.Language;
import club.vafa.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Whether a plan may be launched: a pure look at the plan and at what is usual in the club. Every flaw is named at once.
public final class Fitness {

  public static final long TICKETS_MAX = 1_000_000;
  public static final int DAYS_MAX = 400;

  private Fitness() {}

  public static List<Flaw> flaws(GamePlan plan, Currency currency, boolean pointsForChance, Ordinary ordinary, Instant now) {
    var flaws = new ArrayList<Flaw>();
    texts(plan, flaws);
    dates(plan, now, flaws);
    if (amounts(plan).anyMatch(m -> m.currency() != currency)) {
      flaws.add(new Flaw.OtherCurrency());
      return flaws;
    }
    prizes(plan, flaws);
    if (plan.budget().compareTo(plan.worstCase()) < 0) {
      flaws.add(new Flaw.BudgetTooSmall(plan.budget(), plan.worstCase()));
    }
    entry(plan.price(), pointsForChance, ordinary, flaws);
    return flaws;
  }

  private static void texts(GamePlan plan, List<Flaw> flaws) {
    for (var language : Language.values()) {
      if (plan.name().in(language).isBlank()) {
        flaws.add(new Flaw.NameMissing(language));
      }
      if (plan.terms().in(language).isBlank()) {
        flaws.add(new Flaw.TermsMissing(language));
      }
    }
  }

  private static void dates(GamePlan plan, Instant now, List<Flaw> flaws) {
    if (!now.isBefore(plan.endsAt())) {
      flaws.add(new Flaw.AlreadyOver(plan.endsAt()));
    }
    long days = Duration.between(plan.startsAt(), plan.endsAt()).toDays();
    if (days > DAYS_MAX) {
      flaws.add(new Flaw.TooLong(days, DAYS_MAX));
    }
  }

  private static void prizes(GamePlan plan, List<Flaw> flaws) {
    for (var prize : plan.prizes()) {
      if (prize.win() && worthless(prize.gift(), prize.cost())) {
        flaws.add(new Flaw.WinWithoutValue(prize.label()));
      }
      if (prize.win() && prize.stock().isPresent() && plan.consolation().isEmpty()) {
        flaws.add(new Flaw.ConsolationMissing(prize.label()));
      }
    }
    if (plan.consolation().filter(c -> worthless(c.gift(), c.cost())).isPresent()) {
      flaws.add(new Flaw.ConsolationWithoutValue());
    }
    var odds = Odds.worst(plan);
    if (!odds.enough()) {
      flaws.add(new Flaw.OddsTooLow(odds));
    }
    if (odds.tickets() > TICKETS_MAX) {
      flaws.add(new Flaw.TooManyTickets(odds.tickets(), TICKETS_MAX));
    }
  }

  /// A gift that costs the club nothing is not funded.
  private static boolean worthless(Gift gift, Money cost) {
    return !gift.hasValue() || cost.amount() == 0;
  }

  private static void entry(EntryPrice price, boolean pointsForChance, Ordinary ordinary, List<Flaw> flaws) {
    switch (price) {
      case EntryPrice.Free free -> { }
      case EntryPrice.Purchase purchase -> {
        boolean reachable = purchase.minimum().amount() == 0
            || ordinary.purchase().filter(p -> p.compareTo(purchase.minimum()) >= 0).isPresent();
        if (!reachable) {
          flaws.add(new Flaw.EntryOutOfReach(purchase.minimum(), ordinary.purchase()));
        }
      }
      case EntryPrice.InPoints in -> {
        if (!pointsForChance) {
          flaws.add(new Flaw.PointsNotAllowed());
        }
        if (ordinary.points().lessThan(in.points())) {
          flaws.add(new Flaw.PriceOutOfReach(in.points(), ordinary.points()));
        }
      }
    }
  }

  private static Stream<Money> amounts(GamePlan plan) {
    var prizes = plan.prizes().stream().flatMap(p -> Stream.concat(Stream.of(p.cost()), giftAmounts(p.gift())));
    var consolation = plan.consolation().stream().flatMap(c -> Stream.concat(Stream.of(c.cost()), giftAmounts(c.gift())));
    var price = plan.price() instanceof EntryPrice.Purchase p ? Stream.of(p.minimum()) : Stream.<Money>empty();
    return Stream.of(Stream.of(plan.budget()), prizes, consolation, price).flatMap(s -> s);
  }

  private static Stream<Money> giftAmounts(Gift gift) {
    return gift instanceof Gift.OfCoupon(var terms) ? Stream.of(terms.minimum()) : Stream.empty();
  }
}
