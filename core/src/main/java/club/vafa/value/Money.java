package club.vafa.value;

/** An amount of money in the currency's smallest unit in use (whole rials, cents), never negative. */
public record Money(long amount, Currency currency) implements Comparable<Money> {
  public Money {
    if (amount < 0) {
      throw new IllegalArgumentException("negative money: " + amount);
    }
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  public static Money rials(long amount) {
    return new Money(amount, Currency.IRR);
  }

  /** The sum, of one currency; too large a sum is an ArithmeticException. */
  public Money plus(Money other) {
    return new Money(Math.addExact(amount, sameCurrency(other).amount), currency);
  }

  /** The difference, of one currency; taking more than there is throws IllegalArgumentException. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(amount, sameCurrency(other).amount), currency);
  }

  /** So many times this amount, exactly. */
  public Money times(long count) {
    return new Money(Math.multiplyExact(amount, count), currency);
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(amount, sameCurrency(other).amount);
  }

  private Money sameCurrency(Money other) {
    if (other.currency != currency) {
      throw new IllegalArgumentException("two currencies: " + currency + " and " + other.currency);
    }
    return other;
  }
}
