package club.vafa.segment;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The values of a query while it is being put together; no value ever stands in the query itself. */
final class Bindings {
  private final Map<String, Object> values = new HashMap<>();

  /** The name under which the value is bound. */
  String bind(Object value) {
    return values.entrySet().stream().filter(one -> one.getValue().equals(value)).map(one -> ":" + one.getKey()).findFirst().orElseGet(() -> {
      var name = "segment" + values.size();
      values.put(name, value);
      return ":" + name;
    });
  }

  String day(Object value) {
    return "cast(" + bind(value) + " as date)";
  }

  /** As an array of texts. */
  String texts(Collection<?> values) {
    return "cast(" + bind(literal(values)) + " as text[])";
  }

  String numbers(Collection<Integer> values) {
    return "cast(" + bind(literal(values)) + " as int[])";
  }

  private static String literal(Collection<?> values) {
    return values.stream().map(one -> '"' + one.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  Map<String, Object> values() {
    return Map.copyOf(values);
  }
}
