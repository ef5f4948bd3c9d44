package club.vafa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.TestDatabase;
import club.vafa.value.HoldId;
import club.vafa.value.TransferId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random histories against the plainest model of the same rules: lots in a list, nothing clever. A seed that fails replays its history.
class LedgerHistoriesTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private static final int STEPS = 120;

  private static final class ModelLot {
    final long order;
    final TransferId earnedBy;
    final Optional<Instant> expires;
    final Optional<Instant> from;
    long remaining;
    long held;
    long expired;

    ModelLot(long order, TransferId earnedBy, long amount, Optional<Instant> expires, Optional<Instant> from) {
      this.order = order;
      this.earnedBy = earnedBy;
      this.remaining = amount;
      this.expires = expires;
      this.from = from;
    }

    boolean lapsed(Instant now) {
      return expires.filter(end -> !end.isAfter(now)).isPresent();
    }

    boolean pending(Instant now) {
      return !lapsed(now) && from.filter(start -> start.isAfter(now)).isPresent();
    }

    long free() {
      return remaining - held;
    }
  }

  private record Part(ModelLot lot, long amount) {}

  private record ModelHold(List<Part> parts, Instant until) {}

  private final TestClub club = new TestClub(DATABASE);
  private final BooksOf books = new BooksOf(club);
  private final List<ModelLot> lots = new ArrayList<>();
  private final Map<HoldId, ModelHold> holds = new LinkedHashMap<>();
  private final Map<TransferId, Long> sales = new LinkedHashMap<>();
  private final Map<TransferId, List<Part>> spendings = new LinkedHashMap<>();
  private long debt;
  private long orders;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theBooksSayWhatThePlainModelSays(long seed) {
    var random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      var did = step(random);
      endOverdue();
      var now = club.clock().instant();
      long open = lots.stream().mapToLong(lot -> lot.remaining).sum();
      long usable = debt > 0 ? 0 : lots.stream().filter(lot -> !lot.lapsed(now) && !lot.pending(now)).mapToLong(ModelLot::free).sum();
      var balance = books.balance();
      assertThat(List.of(balance.posted(), balance.debt(), balance.available(), balance.held()))
          .as("seed %d, step %d: %s", seed, step, did)
          .containsExactly(open - debt, debt, usable, lots.stream().mapToLong(lot -> lot.held).sum());
    }
    assertThat(BooksOf.faults(club)).as("seed %d", seed).isEmpty();
  }

  private String step(Random random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> earn(random);
      case 3, 4 -> spend(1 + random.nextInt(60));
      case 5 -> hold(1 + random.nextInt(40), 1 + random.nextInt(6));
      case 6 -> endHold(random);
      case 7 -> takeBack(random);
      case 8 -> giveBack(random);
      default -> {
        club.clock().advance(Duration.ofHours(random.nextInt(60)));
        if (random.nextBoolean()) {
          endOverdue();
          while (club.core().ledger.expireDue() > 0) {
            expireModel();
          }
          expireModel();
          yield "expiry";
        }
        yield "time";
      }
    };
  }

  private String earn(Random random) {
    long points = 1 + random.nextInt(50);
    Optional<Instant> expires = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(books.inDays(1 + random.nextInt(12)));
    Optional<Instant> from = random.nextInt(4) == 0 ? Optional.of(books.inDays(1 + random.nextInt(3))) : Optional.empty();
    var transfer = books.earn(points, new LotTerms(expires, from, Optional.empty()));
    endOverdue();
    long paid = Math.min(debt, points);
    debt -= paid;
    lots.add(new ModelLot(orders++, transfer, points - paid, expires, from));
    sales.put(transfer, points);
    return "earned " + points;
  }

  private String spend(long points) {
    endOverdue();
    var free = spendable();
    boolean enough = debt == 0 && free.stream().mapToLong(ModelLot::free).sum() >= points;
    var answer = books.spend(points);
    assertThat(answer instanceof Spending.Spent).as("spend %d", points).isEqualTo(enough);
    if (answer instanceof Spending.Spent(var transfer, long _)) {
      var parts = take(free, points);
      parts.forEach(part -> part.lot().remaining -= part.amount());
      spendings.put(transfer, parts);
    }
    return "spent " + points + ": " + answer;
  }

  private String hold(long points, int days) {
    endOverdue();
    var free = spendable();
    boolean enough = debt == 0 && free.stream().mapToLong(ModelLot::free).sum() >= points;
    var answer = books.hold(points, days);
    assertThat(answer instanceof Holding.Held).as("hold %d", points).isEqualTo(enough);
    if (answer instanceof Holding.Held(var id, long _)) {
      var parts = take(free, points);
      parts.forEach(part -> part.lot().held += part.amount());
      holds.put(id, new ModelHold(parts, books.inDays(days)));
    }
    return "held " + points;
  }

  private String endHold(Random random) {
    endOverdue();
    if (holds.isEmpty()) {
      return "no hold";
    }
    var id = new ArrayList<>(holds.keySet()).get(random.nextInt(holds.size()));
    var hold = holds.remove(id);
    long held = hold.parts().stream().mapToLong(Part::amount).sum();
    hold.parts().forEach(part -> part.lot().held -= part.amount());
    if (random.nextBoolean()) {
      books.in(h -> club.core().holds.release(h, books.holder, id));
      payDebt();
      return "released " + held;
    }
    long posted = 1 + random.nextInt((int) held);
    var end = (HoldEnd.Posted) books.in(h -> club.core().holds.post(h, books.holder, id, posted, House.REDEEMED, Why.of(Reason.REWARD)));
    var parts = new ArrayList<Part>();
    long left = posted;
    for (var part : hold.parts()) {
      long used = Math.min(left, part.amount());
      part.lot().remaining -= used;
      left -= used;
      if (used > 0) {
        parts.add(new Part(part.lot(), used));
      }
    }
    spendings.put(end.transfer(), parts);
    payDebt();
    return "posted " + posted + " of " + held;
  }

  private String takeBack(Random random) {
    endOverdue();
    if (sales.isEmpty()) {
      return "no sale";
    }
    var sale = new ArrayList<>(sales.keySet()).get(random.nextInt(sales.size()));
    long points = 1 + random.nextInt((int) (long) sales.get(sale));
    sales.merge(sale, -points, Long::sum);
    sales.values().removeIf(rest -> rest == 0);
    var policy = DebtPolicy.values()[random.nextInt(3)];
    books.takeBack(points, policy, sale);
    var now = club.clock().instant();
    long left = points;
    if (policy != DebtPolicy.PENDING_ONLY) {
      for (var lot : lots) {
        if (lot.earnedBy.equals(sale)) {
          long excused = Math.min(left, lot.expired);
          lot.expired -= excused;
          left -= excused;
        }
      }
    }
    var own = inOrder().filter(lot -> lot.earnedBy.equals(sale)).filter(lot -> policy != DebtPolicy.PENDING_ONLY || lot.pending(now))
        .sorted(Comparator.comparingInt(lot -> lot.lapsed(now) ? 0 : lot.pending(now) ? 1 : 2)).toList();
    left -= remove(own, left);
    if (policy != DebtPolicy.PENDING_ONLY) {
      left -= remove(inOrder().filter(lot -> !lot.lapsed(now) && !lot.pending(now)).toList(), left);
      left -= remove(inOrder().filter(lot -> lot.pending(now)).toList(), left);
    }
    debt += policy == DebtPolicy.UNLIMITED ? left : 0;
    return "took back " + points + " of " + sale + ", " + policy;
  }

  private String giveBack(Random random) {
    endOverdue();
    if (spendings.isEmpty()) {
      return "no spending";
    }
    var spending = new ArrayList<>(spendings.keySet()).get(random.nextInt(spendings.size()));
    var parts = spendings.get(spending);
    long points = 1 + random.nextInt((int) parts.stream().mapToLong(Part::amount).sum());
    books.giveBack(spending, points);
    var now = club.clock().instant();
    long left = points;
    var rest = new ArrayList<Part>();
    for (var part : parts.reversed()) {
      long back = Math.min(left, part.amount());
      left -= back;
      if (part.lot().lapsed(now)) {
        part.lot().expired += back;
      } else {
        part.lot().remaining += back;
      }
      if (part.amount() > back) {
        rest.addFirst(new Part(part.lot(), part.amount() - back));
      }
    }
    if (rest.isEmpty()) {
      spendings.remove(spending);
    } else {
      spendings.put(spending, rest);
    }
    payDebt();
    return "gave back " + points;
  }

  private void expireModel() {
    var now = club.clock().instant();
    lots.stream().filter(lot -> lot.lapsed(now)).forEach(lot -> {
      lot.expired += lot.free();
      lot.remaining = lot.held;
    });
  }

  private void endOverdue() {
    var now = club.clock().instant();
    var over = new HashMap<>(holds);
    over.values().removeIf(hold -> hold.until().isAfter(now));
    over.forEach((id, hold) -> {
      hold.parts().forEach(part -> part.lot().held -= part.amount());
      holds.remove(id);
    });
    if (!over.isEmpty()) {
      // The books pay a debt from it when they next lock the balance.
      books.in(h -> club.core().ledger.books().lockIfAny(h, books.holder, Unit.POINTS));
      payDebt();
    }
  }

  private void payDebt() {
    var now = club.clock().instant();
    debt -= remove(inOrder().filter(lot -> !lot.lapsed(now)).toList(), debt);
  }

  private Stream<ModelLot> inOrder() {
    return lots.stream().filter(lot -> lot.free() > 0)
        .sorted(Comparator.<ModelLot, Instant>comparing(lot -> lot.expires.orElse(Instant.MAX)).thenComparing(lot -> lot.order));
  }

  private List<ModelLot> spendable() {
    var now = club.clock().instant();
    return inOrder().filter(lot -> !lot.lapsed(now) && !lot.pending(now)).toList();
  }

  private static List<Part> take(List<ModelLot> from, long amount) {
    var parts = new ArrayList<Part>();
    long left = amount;
    for (var lot : from) {
      long used = Math.min(left, lot.free());
      if (used > 0) {
        parts.add(new Part(lot, used));
        left -= used;
      }
    }
    return parts;
  }

  private static long remove(List<ModelLot> from, long amount) {
    var parts = take(from, amount);
    parts.forEach(part -> part.lot().remaining -= part.amount());
    return parts.stream().mapToLong(Part::amount).sum();
  }
}
