package club.vafa.game;

import club.vafa.value.GameId;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Turns at a game that cost their member nothing. A play takes one of them before it asks for its price; how often a member may play stays as it
/// is.
public final class GivenTurns {

  private final InstantSource clock;

  public GivenTurns(InstantSource clock) {
    this.clock = clock;
  }

  /// Gives one turn for this source; answers its id.
  public UUID give(Handle h, MemberId member, GameId game, UUID source) {
    var id = Ids.v7(clock);
    TurnSql.give(h, member, id, game, source, clock.instant());
    return id;
  }

  /// How many of the turns that a query selects as label, member_id and given were played, by label.
  public Map<Integer, Long> played(Handle h, String given, Map<String, ?> bindings) {
    return TurnSql.played(h, given, bindings);
  }
}
