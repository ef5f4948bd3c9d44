package club.vafa.pool;

/// What was put into a pool and what is left of it.
public record Pool(PoolId id, long amount, long remaining) {

  public long given() {
    return amount - remaining;
  }
}
