package club.vafa.game;

import club.vafa.pool.Pool;
import java.util.List;

/// How a launched game goes: plays and wins, what its budget was and is, and how often each prize was given.
public record GameResults(long plays, long wins, Pool budget, List<Given> given) {

  public record Given(PrizeId prize, long times) {}

  public GameResults {
    given = List.copyOf(given);
  }
}
