package club.vafa.game;

import club.vafa.club.Clubs;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// How often a member may still play: counted in days of the club's zone.
public final class Turns {

  /// So many plays are left now; none: until when.
  record Turn(int left, Optional<Instant> until) {}

  private final Clubs clubs;

  public Turns(Clubs clubs) {
    this.clubs = clubs;
  }

  Turn look(Handle h, MemberId member, Game game, int plays) {
    var limit = game.plan().limit();
    if (limit.days().isEmpty()) {
      return new Turn(Math.max(0, limit.plays() - plays), Optional.empty());
    }
    int days = limit.days().get();
    var today = clubs.today();
    var counted = PlaySql.lastDays(h, member, game.id(), limit.plays()).stream().filter(day -> day.isAfter(today.minusDays(days))).toList();
    if (counted.size() < limit.plays()) {
      return new Turn(limit.plays() - counted.size(), Optional.empty());
    }
    return new Turn(0, Optional.of(counted.getLast().plusDays(days).atStartOfDay(clubs.settings().zone()).toInstant()));
  }
}
