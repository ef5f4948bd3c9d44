package club.vafa.reward;

import java.util.Optional;

/// How often one member may have a reward: so many times within so many of the club's days, or at all.
public record RewardLimit(int times, Optional<Integer> days) {
  public static final int TIMES_MAX = 10_000;
  public static final int DAYS_MAX = 3_660;

  public RewardLimit {
    if (times < 1 || times > TIMES_MAX || days.isPresent() && (days.get() < 1 || days.get() > DAYS_MAX)) {
      throw new IllegalArgumentException("a limit is 1 to " + TIMES_MAX + " times within 1 to " + DAYS_MAX + " days");
    }
  }
}
