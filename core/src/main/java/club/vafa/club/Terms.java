package club.vafa.club;

import club.vafa.value.LocalText;
import java.time.Instant;

/// One version of the programme's terms, as members accept them.
public record Terms(int version, String textFa, String textEn, Instant validFrom) {

  public LocalText text() {
    return new LocalText(textFa, textEn);
  }
}
