package club.vafa.earning;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// What a sale is to the rules: where and when (in the club's zone), what was paid in money after discounts, and the lines with their list totals,
/// all in the currency's smallest unit.
public record Basket(String branch, LocalDateTime at, long paid, List<Line> lines) {

  /// A line: the codes of product and category where they are known, and the line's total.
  public record Line(Optional<String> product, Optional<String> category, long total) {}

  public Basket {
    lines = List.copyOf(lines);
  }

  long listTotal() {
    return lines.stream().mapToLong(Line::total).sum();
  }
}
