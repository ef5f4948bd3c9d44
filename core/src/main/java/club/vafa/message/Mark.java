package club.vafa.message;

import java.time.Instant;

/** A place in a queue that is ordered by due time and position; everything up to it has been dealt with. */
record Mark(Instant dueAt, long position) implements Comparable<Mark> {
  static final Mark START = new Mark(Instant.EPOCH, 0);

  @Override
  public int compareTo(Mark other) {
    int byTime = dueAt.compareTo(other.dueAt);
    return byTime != 0 ? byTime : Long.compare(position, other.position);
  }

  Mark notAfter(Instant at) {
    return dueAt.isAfter(at) ? new Mark(at, 0) : this;
  }
}
