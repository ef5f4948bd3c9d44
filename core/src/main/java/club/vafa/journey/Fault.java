package club.vafa.journey;

import club.vafa.template.Finding;
import java.util.List;
import java.util.Map;

/** What is wrong with a journey: the field ("steps[3].next"), the stable word of the problem and its facts. */
public sealed interface Fault {
  String field();

  record Wrong(String field, String problem, Map<String, Object> facts) implements Fault {}

  /** A step's text is not fit to be sent; the field is where the text stands. */
  record BadText(String field, List<Finding> findings) implements Fault {
    public BadText {
      findings = List.copyOf(findings);
    }
  }

  static Fault of(String field, String problem) {
    return new Wrong(field, problem, Map.of());
  }

  static Fault of(String field, String problem, String fact, Object value) {
    return new Wrong(field, problem, Map.of(fact, value));
  }
}
