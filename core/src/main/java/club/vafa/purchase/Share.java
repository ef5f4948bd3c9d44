package club.vafa.purchase;

import java.math.BigInteger;

/// Shares of whole amounts, exact up to one rounding. Of a growing part the shares never fall, and of the whole the share is everything.
final class Share {

  private Share() {}

  /// So much of the amount as the part is of the whole, rounded down; nothing of a whole that is nothing.
  static long down(long amount, long part, long whole) {
    return whole == 0 ? 0 : product(amount, part).divide(BigInteger.valueOf(whole)).longValueExact();
  }

  /// The same, rounded up.
  static long up(long amount, long part, long whole) {
    return whole == 0 ? 0 : product(amount, part).add(BigInteger.valueOf(whole - 1)).divide(BigInteger.valueOf(whole)).longValueExact();
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }
}
