package club.vafa.db;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.Types;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;

/// Binds and maps records whose one component is a UUID, such as MemberId, as that UUID.
final class TypedIds {

  private static final Map<Class<?>, Boolean> KNOWN = new ConcurrentHashMap<>();

  private TypedIds() {}

  static boolean isId(Class<?> type) {
    return KNOWN.computeIfAbsent(type, k -> {
      if (!k.isRecord()) {
        return false;
      }
      RecordComponent[] components = k.getRecordComponents();
      return components.length == 1 && components[0].getType() == UUID.class;
    });
  }

  static UUID uuidOf(Object id) {
    try {
      return (UUID) id.getClass().getRecordComponents()[0].getAccessor().invoke(id);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an id that cannot be read: " + id.getClass(), e);
    }
  }

  static Object make(Class<?> type, UUID uuid) {
    try {
      var constructor = type.getDeclaredConstructor(UUID.class);
      return constructor.newInstance(uuid);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an id that cannot be made: " + type, e);
    }
  }

  static final class Arguments implements ArgumentFactory {
    @Override
    public Optional<Argument> build(Type type, Object value, ConfigRegistry config) {
      if (!(type instanceof Class<?> k) || !isId(k)) {
        return Optional.empty();
      }
      return Optional.of((position, statement, ctx) -> {
        if (value == null) {
          statement.setNull(position, Types.OTHER);
        } else {
          statement.setObject(position, uuidOf(value));
        }
      });
    }
  }

  static final class Columns implements ColumnMapperFactory {
    @Override
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
      if (!(type instanceof Class<?> k) || !isId(k)) {
        return Optional.empty();
      }
      return Optional.of((ColumnMapper<Object>) (rs, column, ctx) -> {
        var uuid = rs.getObject(column, UUID.class);
        return uuid == null ? null : make(k, uuid);
      });
    }
  }
}
