package club.vafa.message;

import org.jdbi.v3.core.Handle;

/** How PostgreSQL is to go about the queue's tables for the rest of a transaction. */
final class PlanSql {
  private PlanSql() {}

  // A queue's table is large one minute and empty the next, so its statistics are never right: with stale ones the planner sorted a whole
  // run to claim a few rows of it (seconds instead of milliseconds). An index in the right order is always right here. And statements over
  // arrays are not planned anew for each batch, which would cost more than running them.
  static void byIndex(Handle h) {
    h.createQuery("""
        select set_config('enable_sort', 'off', true) || set_config('enable_bitmapscan', 'off', true)
          || set_config('enable_seqscan', 'off', true) || set_config('enable_hashjoin', 'off', true)
          || set_config('enable_mergejoin', 'off', true) || set_config('enable_hashagg', 'off', true)
          || set_config('jit', 'off', true) || set_config('plan_cache_mode', 'force_generic_plan', true)
        """).mapTo(String.class).one();
  }
}
