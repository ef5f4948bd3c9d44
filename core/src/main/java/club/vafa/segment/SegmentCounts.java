package club.vafa.segment;

import club.vafa.db.Db;
import club.vafa.value.MemberId;
import java.util.List;

/** Counts who belongs to a segment, and shows some. */
public final class SegmentCounts {
  public static final int SAMPLE_MAX = 10;

  /** Somebody of a segment. */
  public record Somebody(MemberId id, String name) {}

  private final Db db;
  private final Segments segments;
  private final Facts facts;

  public SegmentCounts(Db db, Segments segments, Facts facts) {
    this.db = db;
    this.segments = segments;
    this.facts = facts;
  }

  public Size size(Condition condition) {
    return db.read(h -> SizeSql.size(h, segments.counted(condition), facts.asOf(h)));
  }

  /** Some of those who belong, without preference for anybody: the same ones as long as the same belong. */
  public List<Somebody> sample(Condition condition) {
    return db.read(h -> SizeSql.sample(h, segments.selection(condition), SAMPLE_MAX));
  }
}
