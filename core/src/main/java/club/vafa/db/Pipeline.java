package club.vafa.db;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// Several statements in one round trip, for the few places where round trips are what counts. They run in order on the handle's transaction, each
/// seeing what the earlier ones wrote, and their answers can be read once the pipeline has been sent. Values stand for question marks: ids,
/// enums (by name), instants, optionals and lists of ids, texts or numbers (as arrays) beside what the driver knows.
public final class Pipeline {

  /// An answer that is there once the pipeline has been sent.
  public static final class Later<T> {
    private Optional<T> value = Optional.empty();

    private Later() {}

    public T get() {
      return value.orElseThrow(() -> new IllegalStateException("the pipeline has not been sent"));
    }
  }

  /// Reads one row that the result set stands on.
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private record Step<T>(String sql, List<?> values, RowReader<T> reader, Later<List<T>> rows) {
    void take(PreparedStatement statement) throws SQLException {
      var read = new ArrayList<T>();
      try (var result = statement.getResultSet()) {
        while (result != null && result.next()) {
          read.add(reader.read(result));
        }
      }
      rows.value = Optional.of(read);
    }
  }

  private final Handle h;
  private final List<Step<?>> steps = new ArrayList<>();

  public Pipeline(Handle h) {
    this.h = h;
  }

  /// A statement of which nothing is read.
  public void add(String sql, Object... values) {
    query(row -> row, sql, values);
  }

  /// A query and how each of its rows is read.
  public <T> Later<List<T>> query(RowReader<T> reader, String sql, Object... values) {
    var step = new Step<T>(sql.strip(), List.of(values), reader, new Later<>());
    steps.add(step);
    return step.rows();
  }

  /// Work for after the commit, as [Handle#afterCommit].
  public void afterCommit(Runnable work) {
    h.afterCommit(work);
  }

  /// Sends what was added, and makes the answers readable.
  public void send() {
    if (steps.isEmpty()) {
      return;
    }
    var sql = steps.stream().map(Step::sql).collect(Collectors.joining(";\n"));
    try (var statement = h.getConnection().prepareStatement(sql)) {
      int position = 1;
      for (var step : steps) {
        for (var value : step.values()) {
          bind(statement, position++, value);
        }
      }
      statement.execute();
      for (var step : steps) {
        step.take(statement);
        statement.getMoreResults();
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
    steps.clear();
  }

  private static void bind(PreparedStatement statement, int position, Object value) throws SQLException {
    switch (value) {
      case Optional<?> maybe when maybe.isEmpty() -> statement.setNull(position, Types.NULL);
      case Optional<?> maybe -> bind(statement, position, maybe.get());
      case Instant instant -> statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
      case Enum<?> name -> statement.setString(position, name.name());
      case List<?> list -> statement.setArray(position, array(statement, list));
      default -> statement.setObject(position, TypedIds.isId(value.getClass()) ? TypedIds.uuidOf(value) : value);
    }
  }

  private static Array array(PreparedStatement statement, List<?> list) throws SQLException {
    var values = list.stream().map(v -> TypedIds.isId(v.getClass()) ? TypedIds.uuidOf(v) : v).toArray();
    var type = switch (list.isEmpty() ? "" : values[0]) {
      case UUID id -> "uuid";
      case Long number -> "bigint";
      default -> "text";
    };
    return statement.getConnection().createArrayOf(type, values);
  }
}
