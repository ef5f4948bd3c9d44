package club.vafa.value;

import java.util.UUID;

/** A saved segment: a group of members as a rule. */
public record SegmentId(UUID value) {
  public static SegmentId parse(String text) {
    return new SegmentId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
