package club.vafa.purchase;

import club.vafa.branch.Branch;
import club.vafa.branch.Branches;
import club.vafa.branch.Tills;
import club.vafa.club.Clubs;
import club.vafa.earning.Basket;
import club.vafa.earning.Through;
import club.vafa.product.Product;
import club.vafa.product.Products;
import club.vafa.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks what a till tells against what the club knows, before anything is written.
public final class SaleCheck {

  /// The most that one sale may be, in the smallest unit: ten thousand million rials.
  public static final long AMOUNT_MAX = Basket.PAID_MAX;
  /// A till's clock may run ahead by so much.
  public static final Duration AHEAD_MAX = Duration.ofMinutes(10);
  public static final int DAYS_BACK_MAX = 60;

  private final Branches branches;
  private final Tills tills;
  private final Products products;
  private final Clubs clubs;
  private final InstantSource clock;

  public SaleCheck(Branches branches, Tills tills, Products products, Clubs clubs, InstantSource clock) {
    this.branches = branches;
    this.tills = tills;
    this.products = products;
    this.clubs = clubs;
    this.clock = clock;
  }

  sealed interface Checked {
    record Fine(Branch branch, Money paid, Instant at, LocalDate businessDay, Basket basket) implements Checked {

      /// The same sale, of which so much is paid in money.
      Fine inMoney(Money money) {
        return new Fine(branch, money, at, businessDay, basket.paying(money.amount()));
      }
    }

    record Refused(Recording why) implements Checked {}
  }

  Checked check(Sale sale) {
    return check(sale, DAYS_BACK_MAX);
  }

  Checked check(Sale sale, int daysBackMax) {
    var branch = branches.byCode(sale.branch());
    if (branch.isEmpty()) {
      return new Checked.Refused(new Recording.UnknownBranch(sale.branch()));
    }
    var codes = sale.items().stream().flatMap(i -> i.product().stream()).distinct().toList();
    var known = products.byCodes(codes);
    var unknown = codes.stream().filter(c -> !known.containsKey(c)).findFirst();
    if (unknown.isPresent()) {
      return new Checked.Refused(new Recording.UnknownProduct(unknown.get()));
    }
    var at = sale.at().orElse(clock.instant());
    return amountProblem(sale).or(() -> timeProblem(at, daysBackMax)).or(() -> placeProblem(branch.get(), sale.till(), at))
        .<Checked>map(Checked.Refused::new).orElseGet(() -> fine(sale, branch.get(), known, at));
  }

  /// A closed branch may still tell of what it sold before; a blocked till of nothing.
  private Optional<Recording> placeProblem(Branch branch, String till, Instant at) {
    if (branch.closedAt().filter(closed -> !at.isBefore(closed)).isPresent()) {
      return Optional.of(new Recording.BranchClosed(branch.code()));
    }
    return switch (tills.admission(branch.id(), till, clubs.settings().knownTillsOnly())) {
      case FINE -> Optional.empty();
      case BLOCKED -> Optional.of(new Recording.TillBlocked(till));
      case UNKNOWN -> Optional.of(new Recording.UnknownTill(till));
    };
  }

  private Optional<Recording> amountProblem(Sale sale) {
    var currency = clubs.settings().money();
    var limit = new Money(AMOUNT_MAX, currency);
    if (sale.paid().filter(m -> m.currency() != currency).isPresent()
        || sale.items().stream().anyMatch(i -> i.price().currency() != currency)) {
      return Optional.of(new Recording.WrongCurrency(currency.code()));
    }
    if (sale.items().isEmpty() && sale.paid().isEmpty()) {
      return Optional.of(new Recording.NothingSold());
    }
    if (sale.items().stream().anyMatch(i -> i.price().amount() > AMOUNT_MAX) || listTotal(sale) > AMOUNT_MAX
        || sale.paid().filter(m -> m.amount() > AMOUNT_MAX).isPresent()) {
      return Optional.of(new Recording.TooLarge(limit));
    }
    if (!sale.items().isEmpty() && sale.paid().filter(m -> m.amount() > listTotal(sale)).isPresent()) {
      return Optional.of(new Recording.PaidMoreThanItems(new Money(listTotal(sale), currency)));
    }
    return Optional.empty();
  }

  private Optional<Recording> timeProblem(Instant at, int daysBackMax) {
    var now = clock.instant();
    if (at.isAfter(now.plus(AHEAD_MAX))) {
      return Optional.of(new Recording.InTheFuture(now));
    }
    return at.isBefore(now.minus(Duration.ofDays(daysBackMax))) ? Optional.of(new Recording.TooLongAgo(daysBackMax)) : Optional.empty();
  }

  private Checked fine(Sale sale, Branch branch, Map<String, Product> known, Instant at) {
    var settings = clubs.settings();
    var paid = sale.paid().orElseGet(() -> new Money(listTotal(sale), settings.money()));
    var local = LocalDateTime.ofInstant(at, settings.zone());
    var basket = new Basket(branch.code(), local, paid.amount(), basketLines(sale.items(), known), sale.through().orElse(Through.TILL));
    return new Checked.Fine(branch, paid, at, local.toLocalDate(), basket);
  }

  private static List<Basket.Line> basketLines(List<Sale.Item> items, Map<String, Product> known) {
    return items.stream()
        .map(i -> new Basket.Line(i.product(), i.product().map(known::get).map(Product::category), total(i)))
        .toList();
  }

  /// Quantities and prices are bounded one by one before they are multiplied, so the sum cannot overflow.
  private static long listTotal(Sale sale) {
    return sale.items().stream().mapToLong(SaleCheck::total).sum();
  }

  private static long total(Sale.Item item) {
    return item.price().amount() * item.quantity();
  }
}
