package club.vafa.earning;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// What a sale is to the rules: where and when (in the club's zone), the earning base (what was paid in money after discounts), the lines with their
/// list totals, all in the currency's smallest unit, and by which way it came.
public record Basket(String branch, LocalDateTime at, long paid, List<Line> lines, Through through) {

  /// The most that one sale may be, in the smallest unit: ten thousand million rials.
  public static final long PAID_MAX = 10_000_000_000L;

  /// A line: the codes of product and category where they are known, and the line's total.
  public record Line(Optional<String> product, Optional<String> category, long total) {}

  public Basket {
    lines = List.copyOf(lines);
  }

  public Basket(String branch, LocalDateTime at, long paid, List<Line> lines) {
    this(branch, at, paid, lines, Through.TILL);
  }

  /// The same, on which so much is paid in money.
  public Basket paying(long money) {
    return new Basket(branch, at, money, lines, through);
  }

  long listTotal() {
    return lines.stream().mapToLong(Line::total).sum();
  }
}
