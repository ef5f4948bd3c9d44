package club.vafa.value;

/** An amount of points: whole, never negative. What is owed the other way round is a debt, which the ledger names. */
public record Points(long amount) implements Comparable<Points> {
  public static final Points ZERO = new Points(0);

  public Points {
    if (amount < 0) {
      throw new IllegalArgumentException("negative points: " + amount);
    }
  }

  public static Points points(long amount) {
    return new Points(amount);
  }

  /** The sum; too large a sum is an ArithmeticException, never a wrapped number. */
  public Points plus(Points other) {
    return new Points(Math.addExact(amount, other.amount));
  }

  /** The difference; taking more than there is throws IllegalArgumentException. */
  public Points minus(Points other) {
    return new Points(Math.subtractExact(amount, other.amount));
  }

  public boolean lessThan(Points other) {
    return amount < other.amount;
  }

  @Override
  public int compareTo(Points other) {
    return Long.compare(amount, other.amount);
  }
}
