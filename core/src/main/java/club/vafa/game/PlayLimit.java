package club.vafa.game;

import java.util.Optional;

/// How often a member may play: so many times within so many of the club's days (1: a day), or in the whole game where no days stand.
public record PlayLimit(int plays, Optional<Integer> days) {

  public static final int PLAYS_MAX = 1_000;
  public static final int DAYS_MAX = 366;

  public PlayLimit {
    if (plays < 1 || plays > PLAYS_MAX || days.isPresent() && (days.get() < 1 || days.get() > DAYS_MAX)) {
      throw new IllegalArgumentException("a limit is 1 to " + PLAYS_MAX + " plays within 1 to " + DAYS_MAX + " days");
    }
  }

  public static PlayLimit onceADay() {
    return new PlayLimit(1, Optional.of(1));
  }
}
