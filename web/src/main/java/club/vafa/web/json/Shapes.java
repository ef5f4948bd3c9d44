package club.vafa.web.json;

import club.vafa.value.LocalText;
import club.vafa.value.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the shape of a value off its Java type, once for each. */
public final class Shapes {
  private static final int TEXT_MAX_CHARACTERS = 200;
  private static final int ITEMS_MAX = 200;
  private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 3000;

  private static final ClassValue<Shape.Fields> RECORDS = new ClassValue<>() {
    @Override
    protected Shape.Fields computeValue(Class<?> type) {
      return object(type, Bounds.NONE);
    }
  };

  private static final ClassValue<String[]> WORDS = new ClassValue<>() {
    @Override
    protected String[] computeValue(Class<?> type) {
      return Arrays.stream(type.getEnumConstants()).map(constant -> spelled((Enum<?>) constant)).toArray(String[]::new);
    }
  };

  private Shapes() {
  }

  /** The shape of a record that is written as an object. */
  public static Shape.Fields of(Class<?> record) {
    return RECORDS.get(record);
  }

  private static Shape.Fields object(Class<?> type, Bounds leaves) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException("only records go over the wire: " + type);
    }
    var fields = Arrays.stream(type.getRecordComponents()).map(component -> field(component, leaves)).toList();
    return new Shape.Fields(type, fields, constructor(type));
  }

  private static Shape.Field field(RecordComponent component, Bounds leaves) {
    Optional<Doc> doc = Optional.ofNullable(component.getAnnotation(Doc.class));
    boolean optional = component.getType() == Optional.class;
    Type type = optional ? argument(component.getGenericType(), 0) : component.getGenericType();
    Shape shape = shape(type, doc.map(Bounds::of).orElse(leaves));
    return new Shape.Field(component.getName(), shape, !optional, doc.map(Doc::value).orElse(""), doc.map(Doc::example).orElse(""));
  }

  private static Shape shape(Type type, Bounds bounds) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? new Shape.Many(shape(generic.getActualTypeArguments()[0], Bounds.NONE), bounds.min(0), bounds.max(ITEMS_MAX))
          : new Shape.Free(false);
    }
    return plain((Class<?>) type, bounds);
  }

  private static Shape plain(Class<?> type, Bounds bounds) {
    if (type == String.class) {
      return new Shape.Text(bounds.min(1), bounds.max(TEXT_MAX_CHARACTERS), bounds.pattern());
    }
    if (type == long.class || type == Long.class) {
      return new Shape.Whole(bounds.min(-Shape.WHOLE_MAX), bounds.max(Shape.WHOLE_MAX), false);
    }
    if (type == int.class || type == Integer.class) {
      return new Shape.Whole(bounds.min(Integer.MIN_VALUE), bounds.max(Integer.MAX_VALUE), true);
    }
    if (type == boolean.class || type == Boolean.class) {
      return new Shape.Flag();
    }
    if (type == double.class || type == Double.class) {
      return new Shape.Decimal(bounds.min(-Shape.WHOLE_MAX), bounds.max(Shape.WHOLE_MAX));
    }
    if (type == Object.class || JsonNode.class.isAssignableFrom(type)) {
      return new Shape.Free(JsonNode.class.isAssignableFrom(type));
    }
    return type.isEnum() ? choice(type) : type.isRecord() ? record(type, bounds) : parsed(type);
  }

  private static Shape record(Class<?> type, Bounds bounds) {
    Optional<RecordComponent> only = single(type);
    if (only.isPresent()) {
      return new Shape.Single(plain(only.get().getType(), bounds.atLeast(0)), constructor(type));
    }
    if (type == Money.class) {
      return object(type, bounds.atLeast(0));
    }
    return type == LocalText.class ? object(type, bounds) : of(type);
  }

  /** The only component of a record that is written as that alone: an id's UUID, an amount of points. */
  static Optional<RecordComponent> single(Class<?> type) {
    RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
    boolean alone = components.length == 1 && (components[0].getType() == UUID.class || components[0].getType() == long.class);
    return alone ? Optional.of(components[0]) : Optional.empty();
  }

  private static Shape parsed(Class<?> type) {
    if (type == UUID.class) {
      return new Shape.Parsed("uuid", "5f0c6a3e-7f0b-4c55-9d53-0f6f0c1f9a11", Shapes::uuid);
    }
    if (type == Instant.class) {
      return new Shape.Parsed("date-time", "2026-06-01T11:30:00+03:30", Shapes::instant);
    }
    if (type == LocalDate.class) {
      return new Shape.Parsed("date", "2026-06-01", Shapes::date);
    }
    if (type == LocalTime.class) {
      return new Shape.Parsed("local-time", "10:00", LocalTime::parse);
    }
    if (type == ZoneId.class) {
      return new Shape.Parsed("time-zone", "Asia/Tehran", ZoneId::of);
    }
    throw new IllegalArgumentException("no shape on the wire for " + type);
  }

  private static Object uuid(String text) {
    if (!UUID_FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not an id");
    }
    return UUID.fromString(text);
  }

  private static Object instant(String text) {
    Instant instant = OffsetDateTime.parse(text).toInstant();
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    if (year < EARLIEST_YEAR || year >= LATEST_YEAR) {
      throw new IllegalArgumentException("not a time in use");
    }
    return instant;
  }

  private static Object date(String text) {
    LocalDate date = LocalDate.parse(text);
    if (date.getYear() < EARLIEST_YEAR || date.getYear() >= LATEST_YEAR) {
      throw new IllegalArgumentException("not a date in use");
    }
    return date;
  }

  private static Shape choice(Class<?> type) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      values.put(word((Enum<?>) constant), constant);
    }
    return new Shape.Choice(type, values);
  }

  /** How an enum's constant is written: by its own code where it has one ("fa", "IRR"), else its name in small letters. */
  public static String word(Enum<?> constant) {
    return WORDS.get(constant.getDeclaringClass())[constant.ordinal()];
  }

  private static String spelled(Enum<?> constant) {
    try {
      return (String) constant.getDeclaringClass().getMethod("code").invoke(constant);
    } catch (ReflectiveOperationException noCode) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
  }

  private static Constructor<?> constructor(Class<?> type) {
    try {
      Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Type argument(Type type, int at) {
    return ((ParameterizedType) type).getActualTypeArguments()[at];
  }

  /** What a {@link Doc} says of the bounds, as far as it does. */
  private record Bounds(long min, long max, Optional<Pattern> pattern) {
    static final Bounds NONE = new Bounds(Doc.UNSET, Doc.UNSET, Optional.empty());

    static Bounds of(Doc doc) {
      return new Bounds(doc.min(), doc.max(), Optional.of(doc.pattern()).filter(p -> !p.isEmpty()).map(Pattern::compile));
    }

    long min(long otherwise) {
      return min == Doc.UNSET ? otherwise : min;
    }

    long max(long otherwise) {
      return max == Doc.UNSET ? otherwise : max;
    }

    Bounds atLeast(long lowest) {
      return min == Doc.UNSET ? new Bounds(lowest, max, pattern) : this;
    }
  }
}
