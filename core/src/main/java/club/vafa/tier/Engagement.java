package club.vafa.tier;

/// What taking part counts: a game played, an opinion given, a friend brought.
public record Engagement(int play, int feedback, int friend) {

  public enum Act { PLAY, FEEDBACK, FRIEND }

  public static final int WEIGHT_MAX = 1_000;

  int of(Act act) {
    return switch (act) {
      case PLAY -> play;
      case FEEDBACK -> feedback;
      case FRIEND -> friend;
    };
  }
}
