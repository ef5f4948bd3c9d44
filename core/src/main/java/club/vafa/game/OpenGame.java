package club.vafa.game;

import java.util.Optional;

/// A game as a member sees it: whether it can be played now or why not, how many plays are left until the limit, and the hash of today's
/// seed.
public record OpenGame(Game game, Optional<Playing.Refused> whyNot, int playsLeft, Optional<String> seedSha256) {

  public boolean playable() {
    return whyNot.isEmpty();
  }
}
