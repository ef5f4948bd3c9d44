package club.vafa.message;

import club.vafa.member.Channel;
import club.vafa.value.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Claims from a channel's queues, lane by lane and run by run, each from where this process has come to. */
final class Claims {
  private final Runs runs;
  private final Fronts fronts = new Fronts();

  Claims(Runs runs) {
    this.runs = runs;
  }

  /** Locked rows; the queues' fronts move on once the transaction is committed, up to the first row that still waits where it was. */
  record Claimed(List<OpenRow> rows, List<Consumer<Set<OpenRow>>> passing) {
    void passAfterCommit(Handle h, Set<OpenRow> left) {
      h.afterCommit(() -> passing.forEach(pass -> pass.accept(left)));
    }
  }

  Claimed claim(Handle h, Channel channel, Share share, Instant now, int max, boolean quiet) {
    var claimed = new Claimed(new ArrayList<>(), new ArrayList<>());
    lanes(h, channel, share, now, max, claimed);
    if (share == Share.BULK && !quiet && claimed.rows().size() < max) {
      runs(h, channel, now, max, claimed);
    }
    return claimed;
  }

  private void lanes(Handle h, Channel channel, Share share, Instant now, int max, Claimed claimed) {
    Map<Lane, Mark> from = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      if (lane.bulk() == (share == Share.BULK)) {
        from.put(lane, fronts.ofLane(channel, lane, now));
      }
    }
    var rows = ClaimSql.claim(h, channel, from, now, max);
    claimed.rows().addAll(rows);
    boolean full = rows.size() >= max;
    from.forEach((lane, mark) -> {
      var ofLane = rows.stream().filter(row -> row.inLane() == lane).toList();
      claimed.passing().add(left -> fronts.passed(channel, lane, mark, ofLane, left, full));
    });
  }

  private void runs(Handle h, Channel channel, Instant now, int max, Claimed claimed) {
    var running = runs.running(h);
    fronts.keep(running);
    for (RunId run : running) {
      if (claimed.rows().size() >= max) {
        return;
      }
      int room = runs.room(h, run, max - claimed.rows().size());
      if (room <= 0) {
        continue;
      }
      var from = fronts.ofRun(run, channel);
      var rows = ClaimSql.claimRun(h, run, channel, from, now, room);
      claimed.rows().addAll(rows);
      claimed.passing().add(left -> fronts.passed(run, channel, from, rows, left, rows.size() >= room));
    }
  }
}
