package club.vafa.web;

import club.vafa.web.json.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A problem of RFC 9457, still without words: its type, the facts that the caller may act on, and the wrong fields of a malformed request.
 */
public record Problem(ProblemType type, Map<String, Object> facts, List<FieldError> errors) {
  public static Problem of(ProblemType type) {
    return new Problem(type, Map.of(), List.of());
  }

  public static Problem malformed(List<FieldError> errors) {
    return new Problem(ProblemType.MALFORMED, Map.of("count", errors.size()), errors);
  }

  /** The same problem with one fact more. */
  public Problem with(String fact, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(facts);
    more.put(fact, value);
    return new Problem(type, more, errors);
  }
}
