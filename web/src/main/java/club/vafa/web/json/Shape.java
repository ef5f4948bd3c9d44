package club.vafa.web.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How a value looks on the wire. */
public sealed interface Shape {
  /** The greatest whole number that every JSON reader keeps exactly. */
  long WHOLE_MAX = 1L << 53;

  /** Text, with the bounds of its length in characters. */
  record Text(long min, long max, Optional<Pattern> pattern) implements Shape {}

  /** A whole number; {@code narrow} where Java holds it as an int. */
  record Whole(long min, long max, boolean narrow) implements Shape {}

  /** A number that may have decimals, as coordinates have. */
  record Decimal(long min, long max) implements Shape {}

  record Flag() implements Shape {}

  /** One of a few words. */
  record Choice(Class<?> type, Map<String, Object> values) implements Shape {}

  /** Text of a known form (an id, a date, a time), read by a function that throws a RuntimeException where it is not one. */
  record Parsed(String format, String example, Function<String, Object> parse) implements Shape {}

  record Many(Shape item, long min, long max) implements Shape {}

  /** An object whose keys are free: of answers with plain values, or a tree as it was sent, which its reader looks through by itself. */
  record Free(boolean tree) implements Shape {}

  /** A record of one component that is written as that component alone: points, ids. */
  record Single(Shape inner, Constructor<?> constructor) implements Shape {}

  /** An object. */
  record Fields(Class<?> type, List<Field> fields, Constructor<?> constructor) implements Shape {
    public Optional<Field> field(String name) {
      return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }
  }

  /** One field of an object. */
  record Field(String name, Shape shape, boolean required, String says, String example) {}

  /** The value that a record's constructor makes of these; what the constructor throws comes out as it is. */
  static Object construct(Constructor<?> constructor, Object... arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass(), e);
    }
  }
}
