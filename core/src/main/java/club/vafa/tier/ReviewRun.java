package club.vafa.tier;

/// What one run of the reviews has done: how many were warned, decided on in either way, and how many failed and will be tried again.
public record ReviewRun(int warned, int kept, int raised, int lowered, int failed) {

  static final ReviewRun NONE = new ReviewRun(0, 0, 0, 0, 0);
  static final ReviewRun WARNED = new ReviewRun(1, 0, 0, 0, 0);
  static final ReviewRun FAILED = new ReviewRun(0, 0, 0, 0, 1);

  static ReviewRun of(ReviewSql.Outcome outcome) {
    return switch (outcome) {
      case KEPT -> new ReviewRun(0, 1, 0, 0, 0);
      case RAISED -> new ReviewRun(0, 0, 1, 0, 0);
      case LOWERED -> new ReviewRun(0, 0, 0, 1, 0);
      case CANCELLED -> NONE;
    };
  }

  ReviewRun plus(ReviewRun other) {
    return new ReviewRun(warned + other.warned, kept + other.kept, raised + other.raised, lowered + other.lowered, failed + other.failed);
  }
}
