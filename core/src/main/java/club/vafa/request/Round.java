package club.vafa.request;

import club.vafa.db.Pipeline;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The turns of one transaction, in three round trips for all of them: first questions, questions under the holders' locks, writes.
record Round(Handle h, List<? extends Turn<?>> turns) {

  private static final UUID NOBODY = new UUID(0, 0);

  /// A turn that has not ended afterwards had to leave its holder, or its key, to an earlier one.
  void run(Instant now) {
    var asks = new Pipeline(h);
    RequestSql.planOnce(asks);
    turns.forEach(turn -> turn.ask(asks));
    asks.send();
    turns.forEach(Turn::open);
    var open = turns.stream().filter(turn -> !turn.ended()).toList();
    var holders = new HashSet<UUID>();
    var keys = new HashSet<RequestKey>();
    var mine = open.stream().filter(turn -> keys.add(turn.asked().key()) && turn.holder().map(holders::add).orElse(true))
        .sorted(Comparator.comparing(turn -> turn.holder().orElse(NOBODY))).toList();
    var looks = new Pipeline(h);
    mine.forEach(turn -> turn.look(looks));
    looks.send();
    var writes = new Pipeline(h);
    mine.forEach(turn -> turn.write(writes, now));
    writes.send();
  }
}
