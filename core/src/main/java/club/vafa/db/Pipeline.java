package club.vafa.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// Several statements in one round trip, for the few places where round trips are what counts. They run in order on the handle's transaction, each
/// seeing what the earlier ones wrote, and their answers can be read once the pipeline has been sent. Values stand for question marks: ids,
/// enums (by name), instants, optionals and lists of ids, texts or numbers (as arrays) beside what the driver knows. Steps with the same SQL that follow
/// each other go out as one statement over rows of values: so the work of many can share a pipeline and cost little more than the work of one.
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

  private record Step<T>(String sql, List<?> values, boolean writes, RowReader<T> reader, Later<List<T>> rows) {
    void read(ResultSet row) throws SQLException {
      rows.value.orElseThrow().add(reader.read(row));
    }
  }

  /// What goes out as one statement: a step, or several with the same SQL.
  private record Sent(String sql, List<?> values, List<Step<?>> steps, boolean numbered) {
    static Sent of(Step<?> step) {
      return new Sent(step.sql(), step.values(), List.of(step), false);
    }

    boolean writes() {
      return steps.getFirst().writes();
    }

    void take(PreparedStatement statement) throws SQLException {
      steps.forEach(step -> step.rows().value = Optional.of(new ArrayList<>()));
      try (var result = statement.getResultSet()) {
        int last = numbered && result != null ? result.getMetaData().getColumnCount() : 0;
        while (result != null && result.next()) {
          steps.get(numbered ? result.getInt(last) - 1 : 0).read(result);
        }
      }
    }
  }

  private static final int SQL_CHARS = 4_096;

  private final Handle h;
  private final List<Step<?>> steps = new ArrayList<>();
  private final List<Runnable> after = new ArrayList<>();

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
    after.add(work);
  }

  /// A pipeline of the same transaction whose steps join this one's once [#add] is called.
  public Pipeline part() {
    return new Pipeline(h);
  }

  /// Adds the steps of a part.
  public void add(Pipeline part) {
    steps.addAll(part.steps);
    after.addAll(part.after);
  }

  /// Sends what was added, and makes the answers readable.
  public void send() {
    after.forEach(h::afterCommit);
    after.clear();
    if (steps.isEmpty()) {
      return;
    }
    try {
      send(together(h.getConnection()));
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
    steps.clear();
  }

  private void send(List<Sent> statements) throws SQLException {
    try (var statement = h.getConnection().prepareStatement(sql(statements))) {
      int position = 1;
      for (var sent : statements) {
        for (var value : sent.values()) {
          bind(statement, position++, value);
        }
      }
      statement.execute();
      for (int i = 0; i < statements.size(); i++) {
        if (!joinsNext(statements, i)) {
          statements.get(i).take(statement);
          statement.getMoreResults();
        }
      }
    }
  }

  /// Steps with the same SQL become one statement, where no other kind of step stands between them: a run of queries, or a run of writes.
  private List<Sent> together(Connection connection) throws SQLException {
    var all = new ArrayList<Sent>();
    for (int from = 0; from < steps.size();) {
      int to = from + 1;
      while (to < steps.size() && steps.get(to).writes() == steps.get(from).writes()) {
        to++;
      }
      Map<String, List<Step<?>>> bySql = new LinkedHashMap<>();
      steps.subList(from, to).forEach(step -> bySql.computeIfAbsent(step.sql(), sql -> new ArrayList<>(1)).add(step));
      for (var same : bySql.values()) {
        all.addAll(merged(same, connection));
      }
      from = to;
    }
    return all;
  }

  private static List<Sent> merged(List<Step<?>> same, Connection connection) throws SQLException {
    if (same.size() > 1) {
      var merged = Merged.of(same.getFirst().sql(), connection);
      List<List<?>> rows = same.stream().<List<?>>map(Step::values).toList();
      if (merged.isPresent() && merged.get().query() != same.getFirst().writes() && merged.get().takes(rows)) {
        return List.of(new Sent(merged.get().sql(), merged.get().values(rows, connection), same, merged.get().query()));
      }
    }
    return same.stream().map(Sent::of).toList();
  }

  private static boolean joinsNext(List<Sent> all, int i) {
    return all.get(i).writes() && i + 1 < all.size() && all.get(i + 1).writes();
  }

  /// Statements with a semicolon between them; of writes that follow each other, all but the last are common table expressions of the last.
  private static String sql(List<Sent> all) {
    var sql = new StringBuilder(SQL_CHARS);
    boolean within = false;
    for (int i = 0; i < all.size(); i++) {
      if (joinsNext(all, i)) {
        sql.append(within ? ",\n" : "with ").append('w').append(i).append(" as (").append(all.get(i).sql()).append(')');
        within = true;
      } else {
        sql.append(within ? "\n" : "").append(all.get(i).sql()).append(i + 1 < all.size() ? ";\n" : "");
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
      case Array array -> statement.setArray(position, array);
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
