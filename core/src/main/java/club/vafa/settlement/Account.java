package club.vafa.settlement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The account of a month between all parties: open and still growing, or closed. Payments are proposed by netting while it is open, and stand once it is closed.
public record Account(Month month, Instant from, Instant until, Optional<Instant> closedAt, List<Line> lines, List<Payment> payments) {

  /// What one party owes another in this month, in the currency's smallest unit. What is less than one unit is left out, towards zero, on both sides alike.
  public record Debt(Party debtor, Party creditor, String unit, long amount, long value) {}

  /// What a party is owed less what it owes.
  public record Position(Party party, long owed, long owes) {
    public long net() {
      return owed - owes;
    }
  }

  public Account {
    lines = List.copyOf(lines);
    payments = List.copyOf(payments);
  }

  /// One debt for each debtor, creditor and unit.
  public List<Debt> debts() {
    return debts(lines);
  }

  public List<Position> positions() {
    return positions(lines);
  }

  static List<Debt> debts(List<Line> lines) {
    Map<Line.Key, Line> sums = new TreeMap<>(Comparator.comparing(Line.Key::debtor).thenComparing(Line.Key::creditor).thenComparing(Line.Key::unit));
    for (var line : lines) {
      var one = new Line("", line.debtor(), line.creditor(), line.unit(), line.amount(), line.thousandths());
      sums.merge(one.key(), one, (a, b) -> new Line("", a.debtor(), a.creditor(), a.unit(), a.amount() + b.amount(), a.thousandths() + b.thousandths()));
    }
    return sums.values().stream().map(l -> new Debt(l.debtor(), l.creditor(), l.unit(), l.amount(), l.thousandths() / 1000)).toList();
  }

  /// They sum to zero, since every debt stands on two sides. A negative debt is one of the other side.
  static List<Position> positions(List<Line> lines) {
    Map<Party, Position> positions = new TreeMap<>();
    for (var debt : debts(lines)) {
      boolean turned = debt.value() < 0;
      var debtor = turned ? debt.creditor() : debt.debtor();
      var creditor = turned ? debt.debtor() : debt.creditor();
      long value = debtor.equals(creditor) ? 0 : Math.abs(debt.value());
      positions.merge(debtor, new Position(debtor, 0, value), Account::sum);
      positions.merge(creditor, new Position(creditor, value, 0), Account::sum);
    }
    return List.copyOf(positions.values());
  }

  private static Position sum(Position a, Position b) {
    return new Position(a.party(), a.owed() + b.owed(), a.owes() + b.owes());
  }
}
