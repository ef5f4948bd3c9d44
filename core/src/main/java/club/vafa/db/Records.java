package club.vafa.db;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.statement.StatementContext;

/// Maps rows to records: each component from the column of its name, `expiresAt` from `expires_at`. Which column that is is found once for each record
/// and set of columns, where Jdbi's own mapper looks it up by reflection for every statement.
final class Records implements RowMapperFactory {

  private final Map<Class<?>, RowMapper<?>> mappers = new ConcurrentHashMap<>();

  @Override
  public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
    return type instanceof Class<?> k && k.isRecord() && !TypedIds.isId(k) ? Optional.of(mappers.computeIfAbsent(k, Of::new)) : Optional.empty();
  }

  private static final class Of implements RowMapper<Object> {
    private final Class<?> type;
    private final List<RecordComponent> components;
    private final MethodHandle constructor;
    private final Map<List<String>, RowMapper<Object>> byColumns = new ConcurrentHashMap<>();

    Of(Class<?> type) {
      this.type = type;
      this.components = List.of(type.getRecordComponents());
      try {
        var declared = type.getDeclaredConstructor(components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
        declared.setAccessible(true);
        int count = components.size();
        this.constructor = MethodHandles.lookup().unreflectConstructor(declared).asSpreader(Object[].class, count)
            .asType(MethodType.methodType(Object.class, Object[].class));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record without its constructor: " + type, e);
      }
    }

    @Override
    public Object map(ResultSet rows, StatementContext ctx) throws SQLException {
      return specialize(rows, ctx).map(rows, ctx);
    }

    @Override
    public RowMapper<Object> specialize(ResultSet rows, StatementContext ctx) throws SQLException {
      var columns = columns(rows);
      var known = byColumns.get(columns);
      if (known == null) {
        known = reading(columns, ctx);
        byColumns.put(columns, known);
      }
      return known;
    }

    private static List<String> columns(ResultSet rows) throws SQLException {
      var described = rows.getMetaData();
      var names = new String[described.getColumnCount()];
      for (int i = 0; i < names.length; i++) {
        names[i] = described.getColumnLabel(i + 1);
      }
      return Arrays.asList(names);
    }

    private RowMapper<Object> reading(List<String> columns, StatementContext ctx) {
      var positions = new HashMap<String, Integer>();
      IntStream.range(0, columns.size()).forEach(i -> positions.putIfAbsent(plain(columns.get(i)), i + 1));
      int[] position = new int[components.size()];
      var readers = new ColumnMapper<?>[position.length];
      for (int i = 0; i < position.length; i++) {
        var component = components.get(i);
        position[i] = Optional.ofNullable(positions.get(plain(component.getName())))
            .orElseThrow(() -> new IllegalStateException("no column for " + component.getName() + " of " + type.getName()));
        readers[i] = ctx.findColumnMapperFor(component.getGenericType())
            .orElseThrow(() -> new IllegalStateException("no way to read " + component.getName() + " of " + type.getName()));
      }
      return (rows, statement) -> {
        var values = new Object[position.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = readers[i].map(rows, position[i], statement);
        }
        return made(values);
      };
    }

    /// Throws what the record's constructor throws.
    private Object made(Object[] values) {
      try {
        return constructor.invokeExact(values);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("a " + type.getName() + " that cannot be made", e);
      }
    }

    private static String plain(String name) {
      return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
  }
}
