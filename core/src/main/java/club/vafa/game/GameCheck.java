package club.vafa.game;

import club.vafa.club.Clubs;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Looks at a plan with the eyes of this club: its currency, its settings, its ordinary members.
public final class GameCheck {

  private final Clubs clubs;
  private final Buying buying;
  private final InstantSource clock;

  public GameCheck(Clubs clubs, Buying buying, InstantSource clock) {
    this.clubs = clubs;
    this.buying = buying;
    this.clock = clock;
  }

  public List<Flaw> flaws(Handle h, GamePlan plan) {
    var settings = clubs.settings();
    return Fitness.flaws(plan, settings.money(), settings.pointsForChance(), buying.ordinary(h), clock.instant());
  }

  /// Whether the club demands the reference of its board's decision.
  boolean boardReference() {
    return clubs.settings().boardReference();
  }
}
