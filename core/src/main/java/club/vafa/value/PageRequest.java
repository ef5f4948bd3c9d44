package club.vafa.value;

import java.util.Optional;

/** How much of a list is wanted, and after which cursor. */
public record PageRequest(int limit, Optional<String> after) {
  public static final int LIMIT_MAX = 200;
  public static final int LIMIT_DEFAULT = 50;

  public PageRequest {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit must be 1 to " + LIMIT_MAX + ": " + limit);
    }
  }

  public static PageRequest first() {
    return new PageRequest(LIMIT_DEFAULT, Optional.empty());
  }

  public static PageRequest first(int limit) {
    return new PageRequest(limit, Optional.empty());
  }
}
