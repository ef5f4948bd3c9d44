package club.vafa.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Every kind of problem that the API tells, with its status and, for the documentation, facts as they may come with it. The title and the sentence
 * stand in the bundle {@code web} under its code.
 */
public enum ProblemType {
  MALFORMED(400, Map.of("count", 1)),
  UNAUTHENTICATED(401),
  FORBIDDEN(403, Map.of("permission", "purchase_record")),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  IN_FLIGHT(409),
  TOO_LARGE(413, Map.of("limit", Bodies.BYTES_MAX)),
  NOT_JSON(415),
  KEY_REUSED(422),
  CODE_TAKEN(409, Map.of("code", "tajrish")),
  LAST_OWNER(409),
  ROLE_PREDEFINED(409),
  TOO_MANY_RULES(409, Map.of("limit", 200)),
  BEYOND_OWN_PERMISSIONS(422, Map.of("missing", List.of("staff_write"))),
  OTHER_CURRENCY(422, Map.of("currency", "IRR")),
  UNKNOWN_ROLE(422, Map.of("role", "gardener")),
  INTERNAL(500, Map.of("id", "3f8a1c52-6d0e-4b7f-9a42-5c1e8d7b6a90")),
  UNAVAILABLE(503);

  private final int status;
  private final Map<String, Object> sampleFacts;

  ProblemType(int status) {
    this(status, Map.of());
  }

  ProblemType(int status, Map<String, Object> sampleFacts) {
    this.status = status;
    this.sampleFacts = sampleFacts;
  }

  public int status() {
    return status;
  }

  public Map<String, Object> sampleFacts() {
    return sampleFacts;
  }

  /** The key of its texts: "key_reused". */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stable {@code type}: "urn:vafa:problem:key-reused". */
  public String uri() {
    return "urn:vafa:problem:" + code().replace('_', '-');
  }
}
