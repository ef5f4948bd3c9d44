package club.vafa.web.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a request into a record, strictly, and collects what is wrong on the way. One for each request. */
public final class Reader {
  private static final int DEPTH_MAX = 30;
  private static final int ERRORS_MAX = 50;
  private static final int NAME_SHOWN_MAX = 60;
  private static final ObjectMapper TREES = new ObjectMapper(JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).maxNumberLength(100).build())
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private final List<FieldError> errors = new ArrayList<>();

  /** What was wrong in all that was read so far. */
  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  public void wrong(FieldError error) {
    if (errors.size() < ERRORS_MAX) {
      errors.add(error);
    }
  }

  /** Ends here with everything that was wrong, if anything was. */
  public void check() {
    if (!errors.isEmpty()) {
      throw new Malformed(errors);
    }
  }

  /** A body of JSON; empty where something was wrong with it. */
  public <T> Optional<T> body(byte[] json, Class<T> type) {
    JsonNode tree;
    try (JsonParser parser = TREES.getFactory().createParser(json)) {
      try {
        tree = TREES.readTree(parser);
        if (tree == null || tree instanceof MissingNode) {
          wrong(FieldError.of("", "body_missing"));
          return Optional.empty();
        }
        if (parser.nextToken() != null) {
          wrong(FieldError.of("", "body_has_more"));
          return Optional.empty();
        }
      } catch (JsonProcessingException e) {
        wrong(unreadable(e, parser));
        return Optional.empty();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return value(Shapes.of(type), tree, "", false).map(type::cast);
  }

  /** Parameters of a query, all of them text on the wire. */
  public <T> Optional<T> query(Map<String, List<String>> parameters, Class<T> type) {
    ObjectNode tree = TREES.createObjectNode();
    parameters.forEach((name, values) -> {
      if (values.size() > 1) {
        wrong(FieldError.of(shown(name), "given_twice"));
      }
      tree.put(name, values.getFirst());
    });
    return value(Shapes.of(type), tree, "", true).map(type::cast);
  }

  private static FieldError unreadable(JsonProcessingException e, JsonParser parser) {
    if (e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Duplicate field '")) {
      return FieldError.of(shown(e.getOriginalMessage().replaceAll("^Duplicate field '|'$", "")), "given_twice");
    }
    if (e instanceof StreamConstraintsException && e.getOriginalMessage().contains("nesting depth")) {
      return new FieldError(path(parser.getParsingContext().pathAsPointer()), "too_deep", Map.of("max", DEPTH_MAX));
    }
    var at = Optional.ofNullable(e.getLocation());
    return new FieldError("", "body_broken", Map.of("line", at.map(l -> Math.max(1, l.getLineNr())).orElse(1),
        "column", at.map(l -> Math.max(1, l.getColumnNr())).orElse(1)));
  }

  /** Where a reader stands, as fields are named everywhere else. */
  private static String path(JsonPointer pointer) {
    var path = "";
    for (JsonPointer at = pointer; at != null && !at.matches(); at = at.tail()) {
      path = at.mayMatchElement() ? path + "[" + at.getMatchingIndex() + "]" : join(path, shown(at.getMatchingProperty()));
    }
    return path;
  }

  private Optional<Object> value(Shape shape, JsonNode node, String path, boolean asText) {
    return switch (shape) {
      case Shape.Text text -> text(text, node, path);
      case Shape.Whole whole -> whole(whole, node, path, asText);
      case Shape.Flag _ -> flag(node, path, asText);
      case Shape.Choice choice -> choice(choice, node, path);
      case Shape.Parsed parsed -> parsed(parsed, node, path);
      case Shape.Many many -> many(many, node, path);
      case Shape.Single single -> value(single.inner(), node, path, asText).flatMap(v -> construct(path, single.constructor(), v));
      case Shape.Fields fields -> fields(fields, node, path, asText);
      case Shape.Decimal decimal -> decimal(decimal, node, path);
      case Shape.Free(boolean tree) when tree && !asText -> Optional.of(node);
      case Shape.Free _ -> throw new IllegalStateException("not for requests: " + path);
    };
  }

  private Optional<Object> fields(Shape.Fields shape, JsonNode node, String path, boolean asText) {
    if (!node.isObject()) {
      return bad(path, "not_an_object");
    }
    int before = errors.size();
    for (Iterator<String> names = node.fieldNames(); names.hasNext();) {
      String name = names.next();
      if (shape.field(name).isEmpty()) {
        wrong(FieldError.of(join(path, shown(name)), "unknown"));
      }
    }
    Object[] arguments = new Object[shape.fields().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = argument(shape.fields().get(i), node, path, asText);
    }
    return errors.size() > before ? Optional.empty() : construct(path, shape.constructor(), arguments);
  }

  private Object argument(Shape.Field field, JsonNode object, String path, boolean asText) {
    JsonNode node = object.path(field.name());
    String at = join(path, field.name());
    if (node.isMissingNode() || node.isNull()) {
      if (field.required()) {
        bad(at, "required");
      }
      return Optional.empty();
    }
    Optional<Object> value = value(field.shape(), node, at, asText);
    return field.required() && value.isPresent() ? value.get() : value;
  }

  private Optional<Object> many(Shape.Many shape, JsonNode node, String path) {
    if (!node.isArray()) {
      return bad(path, "not_a_list");
    }
    if (node.size() < shape.min()) {
      return bad(path, "too_few", "min", shape.min());
    }
    if (node.size() > shape.max()) {
      return bad(path, "too_many", "max", shape.max());
    }
    int before = errors.size();
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      JsonNode item = node.get(i);
      String at = path + "[" + i + "]";
      (item.isNull() ? bad(at, "required") : value(shape.item(), item, at, false)).ifPresent(items::add);
    }
    return errors.size() > before ? Optional.empty() : Optional.of(List.copyOf(items));
  }

  private Optional<Object> text(Shape.Text shape, JsonNode node, String path) {
    if (!node.isTextual()) {
      return bad(path, "not_text");
    }
    String text = node.textValue();
    int length = text.codePointCount(0, text.length());
    if (length < shape.min() || shape.min() > 0 && text.isBlank()) {
      return length == 0 || text.isBlank() ? bad(path, "empty") : bad(path, "too_short", "min", shape.min());
    }
    if (length > shape.max()) {
      return bad(path, "too_long", "max", shape.max());
    }
    if (text.codePoints().anyMatch(Reader::isForbidden)) {
      return bad(path, "forbidden_characters");
    }
    return shape.pattern().isPresent() && !shape.pattern().get().matcher(text).matches() ? bad(path, "wrong_form") : Optional.of(text);
  }

  /** Controls other than line breaks and tabs, and halves of characters: the database cannot keep some of them, and nobody means any. */
  private static boolean isForbidden(int c) {
    return c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7F || c >= 0xD800 && c <= 0xDFFF;
  }

  private Optional<Object> whole(Shape.Whole shape, JsonNode node, String path, boolean asText) {
    BigInteger number;
    if (asText && node.textValue().matches("-?[0-9]{1,18}")) {
      number = new BigInteger(node.textValue());
    } else if (!asText && node.isIntegralNumber()) {
      number = node.bigIntegerValue();
    } else {
      return bad(path, "not_whole");
    }
    if (number.compareTo(BigInteger.valueOf(shape.min())) < 0) {
      return bad(path, "too_small", "min", shape.min());
    }
    if (number.compareTo(BigInteger.valueOf(shape.max())) > 0) {
      return bad(path, "too_large", "max", shape.max());
    }
    return Optional.of(shape.narrow() ? (Object) number.intValueExact() : (Object) number.longValueExact());
  }

  private Optional<Object> decimal(Shape.Decimal shape, JsonNode node, String path) {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      return bad(path, "not_a_number");
    }
    double number = node.doubleValue();
    return number < shape.min() ? bad(path, "too_small", "min", shape.min())
        : number > shape.max() ? bad(path, "too_large", "max", shape.max())
        : Optional.of(number);
  }

  private Optional<Object> flag(JsonNode node, String path, boolean asText) {
    if (asText && (node.textValue().equals("true") || node.textValue().equals("false"))) {
      return Optional.of(node.textValue().equals("true"));
    }
    return node.isBoolean() ? Optional.of(node.booleanValue()) : bad(path, "not_true_or_false");
  }

  private Optional<Object> choice(Shape.Choice shape, JsonNode node, String path) {
    Object value = node.isTextual() ? shape.values().get(node.textValue()) : null;
    return value == null ? bad(path, "not_a_choice", "choices", String.join(", ", shape.values().keySet())) : Optional.of(value);
  }

  private Optional<Object> parsed(Shape.Parsed shape, JsonNode node, String path) {
    if (!node.isTextual()) {
      return bad(path, "not_text");
    }
    try {
      return Optional.of(shape.parse().apply(node.textValue()));
    } catch (RuntimeException notOne) {
      return bad(path, "not_" + shape.format().replace('-', '_'), "example", shape.example());
    }
  }

  private Optional<Object> construct(String path, java.lang.reflect.Constructor<?> constructor, Object... arguments) {
    try {
      return Optional.of(Shape.construct(constructor, arguments));
    } catch (WrongField e) {
      return bad(join(path, e.field()), e.problem());
    } catch (IllegalArgumentException | ArithmeticException e) {
      return bad(path, "not_acceptable");
    }
  }

  private Optional<Object> bad(String path, String problem) {
    wrong(FieldError.of(path, problem));
    return Optional.empty();
  }

  private Optional<Object> bad(String path, String problem, String fact, Object value) {
    wrong(new FieldError(path, problem, Map.of(fact, value)));
    return Optional.empty();
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : name.isEmpty() ? path : path + "." + name;
  }

  private static String shown(String name) {
    String clean = name.codePoints().filter(c -> !Character.isISOControl(c) && !(c >= 0xD800 && c <= 0xDFFF))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    return clean.length() <= NAME_SHOWN_MAX ? clean : clean.substring(0, NAME_SHOWN_MAX) + "…";
  }
}
