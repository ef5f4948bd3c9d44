package club.vafa.campaign;

import java.util.Optional;

/**
 * What a campaign changed, against the control group, with 95 percent intervals. Two questions are asked of everybody for whom the campaign
 * was meant, whether or not the message arrived, so that the groups differ by chance alone: who bought at all, and how much each spent.
 *
 * <p>Buyers: the difference of two proportions with Newcombe's hybrid score interval (R. G. Newcombe, "Interval estimation for the difference
 * between independent proportions", Statistics in Medicine 17 (1998), method 10, from the two Wilson intervals, without continuity correction);
 * it stays within −1 and 1 and holds with few buyers too. Revenue: the difference of two means with Welch's interval (B. L. Welch, Biometrika
 * 34 (1947)), degrees of freedom after Satterthwaite, since the groups differ in size and spread.
 */
public final class Uplift {
  /** The 0.975 quantile of the normal distribution. */
  static final double Z = 1.959963984540054;

  /** A difference and the interval in which it lies with 95 percent confidence. */
  public record Difference(double value, double low, double high) {
    /** Whether chance alone hardly explains it. */
    public boolean clear() {
      return low > 0 || high < 0;
    }
  }

  /** How many of how many. */
  record Share(long some, long all) {
    double value() {
      return (double) some / all;
    }

    private double wilson(int sign) {
      double p = value();
      double z2 = Z * Z / all;
      return (p + z2 / 2 + sign * Z * Math.sqrt(p * (1 - p) / all + z2 / (4.0 * all))) / (1 + z2);
    }
  }

  /** So many figures with this sum and this sum of squares. */
  record Sample(long count, double sum, double squares) {
    double mean() {
      return sum / count;
    }

    /** The variance of the mean, from the unbiased variance of the sample. */
    double errorSquared() {
      double mean = mean();
      return Math.max(0, (squares - count * mean * mean) / (count - 1)) / count;
    }
  }

  private Uplift() {}

  /** Empty where a group has nobody. */
  static Optional<Difference> ofShares(Share treated, Share control) {
    if (treated.all() == 0 || control.all() == 0) {
      return Optional.empty();
    }
    double difference = treated.value() - control.value();
    double down = Math.hypot(treated.value() - treated.wilson(-1), control.wilson(1) - control.value());
    double up = Math.hypot(treated.wilson(1) - treated.value(), control.value() - control.wilson(-1));
    return Optional.of(new Difference(difference, difference - down, difference + up));
  }

  /** Empty where a group has fewer than two: one figure says nothing of the spread. */
  static Optional<Difference> ofMeans(Sample treated, Sample control) {
    if (treated.count() < 2 || control.count() < 2) {
      return Optional.empty();
    }
    double difference = treated.mean() - control.mean();
    double a = treated.errorSquared();
    double b = control.errorSquared();
    if (a + b == 0) {
      return Optional.of(new Difference(difference, difference, difference));
    }
    double freedom = (a + b) * (a + b) / (a * a / (treated.count() - 1) + b * b / (control.count() - 1));
    double half = student(freedom) * Math.sqrt(a + b);
    return Optional.of(new Difference(difference, difference - half, difference + half));
  }

  /**
   * The 0.975 quantile of Student's distribution with so many degrees of freedom, by G. W. Hill's algorithm 396 (Communications of the ACM 13
   * (1970)), good to six digits from two degrees on; exact for one and two.
   */
  static double student(double n) {
    double p = 0.05;
    if (n <= 1) {
      return 1 / Math.tan(p * Math.PI / 2);
    }
    if (n == 2) {
      return Math.sqrt(2 / (p * (2 - p)) - 2);
    }
    double a = 1 / (n - 0.5);
    double b = 48 / (a * a);
    double c = ((20_700 * a / b - 98) * a - 16) * a + 96.36;
    double d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt(a * Math.PI / 2) * n;
    double y = Math.pow(d * p, 2 / n);
    if (y > 0.05 + a) {
      double x = -Z;
      y = x * x;
      if (n < 5) {
        c += 0.3 * (n - 4.5) * (x + 0.6);
      }
      c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
      y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
      y = a * y * y;
      y = y > 0.002 ? Math.expm1(y) : 0.5 * y * y + y;
    } else {
      y = ((1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1) * (n + 1) / (n + 2) + 1 / y;
    }
    return Math.sqrt(n * y);
  }
}
