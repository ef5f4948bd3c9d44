package club.vafa.member;

import java.time.Instant;

/** One word of a member about one kind of message on one channel: given or withdrawn, when, how, and the wording that was shown or sent. */
public record Consent(Channel channel, ConsentKind kind, boolean given, How how, String wording, Instant at) {
  public static final int WORDING_CHARS_MAX = 2_000;

  public Consent {
    if (wording.length() > WORDING_CHARS_MAX) {
      throw new IllegalArgumentException("wording over " + WORDING_CHARS_MAX + " characters");
    }
  }
}
