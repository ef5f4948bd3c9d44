package club.vafa.segment;

import club.vafa.value.LocalText;
import club.vafa.value.SegmentId;
import java.time.Instant;

/** A saved segment in one of its versions. */
public record Segment(SegmentId id, String code, int version, LocalText name, Condition condition, Instant madeAt, boolean archived) {}
