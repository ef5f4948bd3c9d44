package club.vafa.value;

import java.math.BigInteger;

/// An exact fraction that is never negative, in lowest terms.
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

  public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);
  /// What is kept for another time is kept to so small a part, so that the numbers do not grow for ever.
  private static final BigInteger FINEST = BigInteger.TEN.pow(18);

  public Fraction {
    if (numerator.signum() < 0 || denominator.signum() <= 0) {
      throw new IllegalArgumentException("no such fraction: " + numerator + "/" + denominator);
    }
    var common = numerator.gcd(denominator);
    if (!common.equals(BigInteger.ONE) && common.signum() != 0) {
      numerator = numerator.divide(common);
      denominator = denominator.divide(common);
    }
  }

  public static Fraction of(long whole) {
    return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
  }

  public Fraction plus(Fraction other) {
    return denominator.equals(other.denominator) ? new Fraction(numerator.add(other.numerator), denominator)
        : new Fraction(numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)), denominator.multiply(other.denominator));
  }

  public Fraction times(long over, long under) {
    return new Fraction(numerator.multiply(BigInteger.valueOf(over)), denominator.multiply(BigInteger.valueOf(under)));
  }

  public Fraction atMost(Fraction other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /// The whole amount under this policy; one that a long cannot hold is an ArithmeticException.
  public long rounded(Rounding rounding) {
    return switch (rounding) {
      case FLOOR, CARRY -> numerator.divide(denominator).longValueExact();
      case CEIL -> numerator.add(denominator).subtract(BigInteger.ONE).divide(denominator).longValueExact();
      case ROUND -> numerator.shiftLeft(1).add(denominator).divide(denominator.shiftLeft(1)).longValueExact();
    };
  }

  /// What is left above the whole part, less than one.
  public Fraction remainder() {
    var rest = numerator.mod(denominator);
    return denominator.compareTo(FINEST) <= 0 ? new Fraction(rest, denominator) : new Fraction(rest.multiply(FINEST).divide(denominator), FINEST);
  }
}
