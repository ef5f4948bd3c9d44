package club.vafa.message;

import club.vafa.member.Channel;
import club.vafa.value.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far this process has come in each queue. What it has passed is not looked at again: while some transaction is held open, the versions
 * of rows that have gone cannot be cleared away, and whoever began at the start would step over all of them at each claim. A front is only
 * a hint: a row that turns up behind it (committed late, or locked by a claimer that died) is found when the front goes back, every now and
 * then by a little and, where a queue seems empty, at once to its start: what had to wait for another message of its chat is there.
 */
final class Fronts {
  /** A message of its own is found behind the front if it was committed within this time of being due. */
  static final Duration LATE_MAX = Duration.ofSeconds(10);
  private static final long BACK_SECONDS = 20;

  private sealed interface Queue {
    record OfLane(Channel channel, Lane lane) implements Queue {}

    record OfRun(RunId run, Channel channel) implements Queue {}
  }

  private static final class Front {
    private Mark mark = Mark.START;
    private Mark before = Mark.START;
    private long wentBackAt = System.nanoTime();

    synchronized Mark next() {
      if (System.nanoTime() - wentBackAt > BACK_SECONDS * 1_000_000_000L) {
        wentBackAt = System.nanoTime();
        var older = before;
        before = mark;
        mark = older;
      }
      return mark;
    }

    synchronized void reached(Mark reached, boolean empty) {
      mark = reached;
      if (empty) {
        mark = Mark.START;
        before = Mark.START;
      }
    }
  }

  private final Map<Queue, Front> fronts = new ConcurrentHashMap<>();

  Mark ofLane(Channel channel, Lane lane, Instant now) {
    return front(new Queue.OfLane(channel, lane)).next().notAfter(now.minus(LATE_MAX));
  }

  Mark ofRun(RunId run, Channel channel) {
    return front(new Queue.OfRun(run, channel)).next();
  }

  /** After the commit: of what was claimed from there, in the queue's order, only these rows still wait where they were. */
  void passed(Channel channel, Lane lane, Mark from, List<OpenRow> claimed, Set<OpenRow> left, boolean full) {
    passed(front(new Queue.OfLane(channel, lane)), from, claimed, left, full);
  }

  void passed(RunId run, Channel channel, Mark from, List<OpenRow> claimed, Set<OpenRow> left, boolean full) {
    passed(front(new Queue.OfRun(run, channel)), from, claimed, left, full);
  }

  private static void passed(Front front, Mark from, List<OpenRow> claimed, Set<OpenRow> left, boolean full) {
    var mark = from;
    for (var row : claimed) {
      if (left.contains(row)) {
        break;
      }
      mark = row.mark();
    }
    front.reached(mark, !full);
  }

  /** Forgets runs that are over. */
  void keep(Collection<RunId> running) {
    fronts.keySet().removeIf(queue -> queue instanceof Queue.OfRun(RunId run, Channel channel) && !running.contains(run));
  }

  private Front front(Queue queue) {
    return fronts.computeIfAbsent(queue, q -> new Front());
  }
}
