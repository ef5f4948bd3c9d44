package club.vafa.message;

import java.util.List;

/** The attempts that may be made now; and whether to ask again at once, since an empty list alone does not mean that nothing waits. */
public record Begun(List<Attempt> attempts, boolean more) {
  static final Begun NOTHING = new Begun(List.of(), false);

  public Begun {
    attempts = List.copyOf(attempts);
  }
}
