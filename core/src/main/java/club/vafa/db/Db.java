package club.vafa.db;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// The club's database. All access goes through [#transact] and [#read].
public final class Db {

  /// How often a transaction that lost a serialization race or a deadlock is run again.
  public static final int RETRY_MAX = 5;

  // The handle of the transaction that this thread is in. A second connection taken from within one could wait for ever on a pool whose connections
  // are all held by others who wait likewise.
  private final ThreadLocal<@Nullable Handle> current = new ThreadLocal<>();
  private final Jdbi jdbi;

  private Db(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public static Db over(DataSource source) {
    var jdbi = Jdbi.create(source).installPlugin(new PostgresPlugin());
    jdbi.registerRowMapper(new Records());
    jdbi.registerColumnMapper(new TypedIds.Columns());
    jdbi.registerArgument(new Arguments());
    jdbi.registerColumnMapper(new Values.Columns());
    // Jdbi would write a failed statement's arguments, and so personal data, into its exception's message.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(false);
    return new Db(jdbi);
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /// Work that runs within one transaction, may be run again from its start, and says how it ends.
  @FunctionalInterface
  public interface Work<A> {
    Outcome<A> in(Handle h);
  }

  /// Runs the work at READ COMMITTED. A Refuse rolls back; a lost race (40001, 40P01) is retried.
  public <A> A transact(Work<A> work) {
    return transact(work, constraint -> Optional.empty());
  }

  /// As above; the name of a violated constraint may be turned into an answer, everything else is thrown on.
  public <A> A transact(Work<A> work, Function<String, Optional<A>> onConstraint) {
    for (int attempt = 1;; attempt++) {
      try {
        return once(work);
      } catch (RuntimeException e) {
        if (lostRace(e) && attempt < RETRY_MAX) {
          continue;
        }
        var answer = violatedConstraint(e).flatMap(onConstraint);
        if (answer.isPresent()) {
          return answer.get();
        }
        throw e;
      }
    }
  }

  private <A> A once(Work<A> work) {
    if (current.get() != null) {
      throw new IllegalStateException("a transaction within a transaction: hand the outer one's handle in");
    }
    try (var h = jdbi.open()) {
      h.begin();
      current.set(h);
      Outcome<A> outcome;
      try {
        outcome = work.in(h);
      } catch (RuntimeException | Error e) {
        rollBack(h, e);
        throw e;
      } finally {
        current.remove();
      }
      switch (outcome) {
        case Outcome.Commit<A> c -> h.commit();
        case Outcome.Refuse<A> r -> h.rollback();
      }
      return outcome.answer();
    }
  }

  private static void rollBack(Handle h, Throwable cause) {
    try {
      h.rollback();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /// Reads with a plain handle, each statement for itself; within a transaction of this thread, with that one's.
  public <A> A read(Function<Handle, A> query) {
    var within = current.get();
    if (within != null) {
      return query.apply(within);
    }
    try (var h = jdbi.open()) {
      return query.apply(h);
    }
  }

  /// The name of the constraint that the database says was violated.
  public static Optional<String> violatedConstraint(Throwable e) {
    return serverError(e).map(ServerErrorMessage::getConstraint);
  }

  private static boolean lostRace(Throwable e) {
    return serverError(e).map(ServerErrorMessage::getSQLState).filter(s -> s.equals("40001") || s.equals("40P01")).isPresent();
  }

  private static Optional<ServerErrorMessage> serverError(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof PSQLException p) {
        return Optional.ofNullable(p.getServerErrorMessage());
      }
      if (t instanceof SQLException s && s.getNextException() != null) {
        return serverError(s.getNextException());
      }
    }
    return Optional.empty();
  }
}
