package club.vafa.db;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Type;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/// How values are bound: ids as their UUID, zones as text, JSON trees as jsonb, and what is bound all the time. Jdbi asks some twenty factories anew for
/// each value of each statement, since no statement remembers what the last one found; this one is asked first and knows its types at once.
final class Arguments implements ArgumentFactory.Preparable {

  @FunctionalInterface
  private interface Setter<T> {
    void set(PreparedStatement statement, int position, T value) throws SQLException;
  }

  private record Kind<T>(Class<T> type, int sqlType, Setter<T> setter) implements Function<@Nullable Object, Argument> {
    @Override
    public Argument apply(@Nullable Object value) {
      return (position, statement, context) -> {
        if (value == null) {
          statement.setNull(position, sqlType);
        } else {
          setter.set(statement, position, type.cast(value));
        }
      };
    }
  }

  private static final Kind<Long> LONG = new Kind<>(Long.class, Types.BIGINT, (s, p, v) -> s.setLong(p, v));
  private static final Kind<Integer> INT = new Kind<>(Integer.class, Types.INTEGER, (s, p, v) -> s.setInt(p, v));
  private static final Kind<Boolean> BOOLEAN = new Kind<>(Boolean.class, Types.BOOLEAN, (s, p, v) -> s.setBoolean(p, v));

  private static final Map<Type, Kind<?>> KNOWN = Map.ofEntries(
      Map.entry(String.class, new Kind<>(String.class, Types.VARCHAR, (s, p, v) -> s.setString(p, v))),
      Map.entry(Long.class, LONG), Map.entry(long.class, LONG),
      Map.entry(Integer.class, INT), Map.entry(int.class, INT),
      Map.entry(Boolean.class, BOOLEAN), Map.entry(boolean.class, BOOLEAN),
      Map.entry(UUID.class, new Kind<>(UUID.class, Types.OTHER, (s, p, v) -> s.setObject(p, v))),
      Map.entry(Instant.class, new Kind<>(Instant.class, Types.TIMESTAMP_WITH_TIMEZONE, (s, p, v) -> s.setObject(p, v.atOffset(ZoneOffset.UTC)))),
      Map.entry(OffsetDateTime.class, new Kind<>(OffsetDateTime.class, Types.TIMESTAMP_WITH_TIMEZONE, (s, p, v) -> s.setObject(p, v))),
      Map.entry(LocalDate.class, new Kind<>(LocalDate.class, Types.DATE, (s, p, v) -> s.setObject(p, v))),
      Map.entry(LocalTime.class, new Kind<>(LocalTime.class, Types.TIME, (s, p, v) -> s.setObject(p, v))));

  private static final Kind<ZoneId> ZONE = new Kind<>(ZoneId.class, Types.VARCHAR, (s, p, v) -> s.setString(p, v.getId()));
  private static final Kind<JsonNode> JSON = new Kind<>(JsonNode.class, Types.OTHER, (s, p, v) -> s.setObject(p, v.toString(), Types.OTHER));
  private static final Kind<Object> ID = new Kind<>(Object.class, Types.OTHER, (s, p, v) -> s.setObject(p, TypedIds.uuidOf(v)));

  private static final ClassValue<Optional<Function<Object, Argument>>> BY_CLASS = new ClassValue<>() {
    @Override
    protected Optional<Function<Object, Argument>> computeValue(Class<?> type) {
      return kind(type).map(kind -> kind::apply);
    }
  };

  private static Optional<Kind<?>> kind(Class<?> type) {
    if (KNOWN.containsKey(type)) {
      return Optional.of(KNOWN.get(type));
    }
    if (ZoneId.class.isAssignableFrom(type)) {
      return Optional.of(ZONE);
    }
    if (JsonNode.class.isAssignableFrom(type)) {
      return Optional.of(JSON);
    }
    return TypedIds.isId(type) ? Optional.of(ID) : Optional.empty();
  }

  @Override
  public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
    return type instanceof Class<?> known ? BY_CLASS.get(known) : Optional.empty();
  }

  @Override
  public Optional<Argument> build(Type type, Object value, ConfigRegistry config) {
    return prepare(type, config).map(kind -> kind.apply(value));
  }
}
