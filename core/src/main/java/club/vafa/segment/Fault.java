package club.vafa.segment;

import java.util.Map;

/** What is wrong at one place of a condition: the path of the field ("all[0].value"), the stable word of the problem, and its facts. */
public record Fault(String field, String problem, Map<String, Object> facts) {
  public static Fault of(String field, String problem) {
    return new Fault(field, problem, Map.of());
  }

  public static Fault of(String field, String problem, String fact, Object value) {
    return new Fault(field, problem, Map.of(fact, value));
  }
}
