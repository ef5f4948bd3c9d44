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

  private record Step<T>(String sql, List<?> values, boolean joins, RowReader<T> reader, Later<List<T>> rows) {
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

  private static final int SQL_CHARS = 4_096;

  private final Handle h;
  private final List<Step<?>> steps = new ArrayList<>();

  public Pipeline(Handle h) {
    this.h = h;
  }

  /// A write of which nothing is read. Writes that follow each other go out as one statement, so they see neither each other nor their order, and
  /// no two of them may touch the same row.
  public void write(String sql, Object... values) {
    steps.add(new Step<>(sql.strip(), List.of(values), true, row -> row, new Later<>()));
  }

  /// A query and how each of its rows is read.
  public <T> Later<List<T>> query(RowReader<T> reader, String sql, Object... values) {
    var step = new Step<T>(sql.strip(), List.of(values), false, reader, new Later<>());
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
    try (var statement = h.getConnection().prepareStatement(sql())) {
      int position = 1;
      for (var step : steps) {
        for (var value : step.values()) {
          bind(statement, position++, value);
        }
      }
      statement.execute();
      for (int i = 0; i < steps.size(); i++) {
        if (!joinsNext(i)) {
          steps.get(i).take(statement);
          statement.getMoreResults();
        }
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
    steps.clear();
  }

  private boolean joinsNext(int i) {
    return steps.get(i).joins() && i + 1 < steps.size() && steps.get(i + 1).joins();
  }

  /// Statements with a semicolon between them; of writes that follow each other, all but the last are common table expressions of the last.
  private String sql() {
    var sql = new StringBuilder(SQL_CHARS);
    boolean within = false;
    for (int i = 0; i < steps.size(); i++) {
      if (joinsNext(i)) {
        sql.append(within ? ",\n" : "with ").append('w').append(i).append(" as (").append(steps.get(i).sql()).append(')');
        within = true;
      } else {
        sql.append(within ? "\n" : "").append(steps.get(i).sql()).append(i + 1 < steps.size() ? ";\n" : "");
        within = false;
      }
    }
    return sql.toString();
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
