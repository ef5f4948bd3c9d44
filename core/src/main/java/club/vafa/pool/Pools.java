package club.vafa.pool;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Opens pools, takes from them and gives back. Amounts are pieces or the smallest unit of money, as the pool's owner means them.
public final class Pools {

  public void open(Handle h, PoolId id, long amount) {
    PoolSql.insert(h, id, positive(amount));
  }

  /// Takes so much or nothing. The pool stays locked until the transaction ends.
  public Taking take(Handle h, PoolId id, long amount) {
    return PoolSql.take(h, id, positive(amount))
        .<Taking>map(Taking.Taken::new)
        .orElseGet(() -> new Taking.Empty(known(h, id).remaining()));
  }

  /// Gives back what was taken and not used; more than was ever put in is refused by the database.
  public void giveBack(Handle h, PoolId id, long amount) {
    touched(PoolSql.giveBack(h, id, positive(amount)), id);
  }

  /// Puts more into the pool.
  public void add(Handle h, PoolId id, long amount) {
    touched(PoolSql.add(h, id, positive(amount)), id);
  }

  /// Takes so much out of the pool for good, or nothing where less is left.
  public Taking reduce(Handle h, PoolId id, long amount) {
    return PoolSql.reduce(h, id, positive(amount))
        .<Taking>map(Taking.Taken::new)
        .orElseGet(() -> new Taking.Empty(known(h, id).remaining()));
  }

  public Optional<Pool> find(Handle h, PoolId id) {
    return PoolSql.find(h, id);
  }

  private static Pool known(Handle h, PoolId id) {
    return PoolSql.find(h, id).orElseThrow(() -> new IllegalStateException("no pool " + id.value()));
  }

  private static void touched(int rows, PoolId id) {
    if (rows == 0) {
      throw new IllegalStateException("no pool " + id.value());
    }
  }

  private static long positive(long amount) {
    if (amount <= 0) {
      throw new IllegalArgumentException("an amount of a pool is positive: " + amount);
    }
    return amount;
  }
}
