package club.vafa.web.json;

/**
 * Thrown by a request record's constructor where its fields do not go together: which field to look at, and the stable word of what is
 * wrong.
 */
public final class WrongField extends IllegalArgumentException {
  private static final long serialVersionUID = 1;
  private final String field;
  private final String problem;

  public WrongField(String field, String problem) {
    super(field + ": " + problem);
    this.field = field;
    this.problem = problem;
  }

  public String field() {
    return field;
  }

  public String problem() {
    return problem;
  }
}
