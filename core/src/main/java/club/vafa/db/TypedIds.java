package club.vafa.db;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;

/// Reads and maps records whose one component is a UUID, such as MemberId, as that UUID.
final class TypedIds {

  private record Shape(MethodHandle read, MethodHandle make) {}

  private static final ClassValue<Optional<Shape>> SHAPES = new ClassValue<>() {
    @Override
    protected Optional<Shape> computeValue(Class<?> type) {
      return shape(type);
    }
  };

  private TypedIds() {}

  static boolean isId(Class<?> type) {
    return SHAPES.get(type).isPresent();
  }

  static UUID uuidOf(Object id) {
    try {
      return (UUID) SHAPES.get(id.getClass()).orElseThrow().read().invokeExact(id);
    } catch (Throwable e) {
      throw new IllegalStateException("an id that cannot be read: " + id.getClass(), e);
    }
  }

  /// Throws what the constructor throws, which checks its value.
  static Object make(Class<?> type, UUID uuid) {
    try {
      return SHAPES.get(type).orElseThrow().make().invokeExact(uuid);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("an id that cannot be made: " + type, e);
    }
  }

  private static Optional<Shape> shape(Class<?> type) {
    if (!type.isRecord()) {
      return Optional.empty();
    }
    var components = type.getRecordComponents();
    if (components.length != 1 || components[0].getType() != UUID.class) {
      return Optional.empty();
    }
    try {
      var accessor = components[0].getAccessor();
      var constructor = type.getDeclaredConstructor(UUID.class);
      accessor.setAccessible(true);
      constructor.setAccessible(true);
      var lookup = MethodHandles.lookup();
      return Optional.of(new Shape(lookup.unreflect(accessor).asType(MethodType.methodType(UUID.class, Object.class)),
          lookup.unreflectConstructor(constructor).asType(MethodType.methodType(Object.class, UUID.class))));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an id of an odd shape: " + type, e);
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
