package club.vafa.message;

import java.time.Duration;
import java.util.List;

/**
 * The attempts that may be made now; whether to ask again at once, since an empty list alone does not mean that nothing waits; and how long to
 * wait at least before asking again, where the channel's rate is used up or the channel paused.
 */
public record Begun(List<Attempt> attempts, boolean more, Duration pause) {
  static final Begun NOTHING = new Begun(List.of(), false, Duration.ZERO);

  public Begun {
    attempts = List.copyOf(attempts);
  }

  static Begun waiting(Duration pause) {
    return new Begun(List.of(), false, pause);
  }
}
