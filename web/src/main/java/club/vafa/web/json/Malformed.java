package club.vafa.web.json;

import java.util.List;

/** A request that cannot be read, with every field that is wrong. It ends the request before any room of the club hears of it. */
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient List<FieldError> errors;

  public Malformed(List<FieldError> errors) {
    super("malformed request", null, false, false);
    this.errors = List.copyOf(errors);
  }

  public static Malformed field(String field, String problem) {
    return new Malformed(List.of(FieldError.of(field, problem)));
  }

  public List<FieldError> errors() {
    return errors;
  }
}
