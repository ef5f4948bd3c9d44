package club.vafa.web.json;

import java.util.Map;

/**
 * One field that is wrong: where it stands ("items[0].price"), what is wrong with it as a stable word, and the facts of the sentence about
 * it.
 */
public record FieldError(String field, String problem, Map<String, Object> facts) {
  public static FieldError of(String field, String problem) {
    return new FieldError(field, problem, Map.of());
  }
}
