package club.vafa.pool;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class PoolSql {

  private PoolSql() {}

  static void insert(Handle h, PoolId id, long amount) {
    h.createUpdate("insert into pool (id, amount, remaining) values (:id, :amount, :amount)")
        .bind("id", id).bind("amount", amount).execute();
  }

  static Optional<Long> take(Handle h, PoolId id, long amount) {
    return h.createQuery("update pool set remaining = remaining - :amount where id = :id and remaining >= :amount returning remaining")
        .bind("id", id).bind("amount", amount).mapTo(Long.class).findOne();
  }

  static int giveBack(Handle h, PoolId id, long amount) {
    return h.createUpdate("update pool set remaining = remaining + :amount where id = :id")
        .bind("id", id).bind("amount", amount).execute();
  }

  static int add(Handle h, PoolId id, long amount) {
    return h.createUpdate("update pool set amount = amount + :amount, remaining = remaining + :amount where id = :id")
        .bind("id", id).bind("amount", amount).execute();
  }

  static Optional<Long> reduce(Handle h, PoolId id, long amount) {
    return h.createQuery("""
        update pool set amount = amount - :amount, remaining = remaining - :amount where id = :id and remaining >= :amount returning remaining
        """).bind("id", id).bind("amount", amount).mapTo(Long.class).findOne();
  }

  static Optional<Pool> find(Handle h, PoolId id) {
    return h.createQuery("select id, amount, remaining from pool where id = :id").bind("id", id).mapTo(Pool.class).findOne();
  }
}
