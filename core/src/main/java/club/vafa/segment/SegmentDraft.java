package club.vafa.segment;

import club.vafa.value.LocalText;

/** A segment as it is wished. */
public record SegmentDraft(String code, LocalText name, Condition condition) {
  public static final int NAME_CHARS_MAX = 80;
}
