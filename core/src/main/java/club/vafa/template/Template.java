package club.vafa.template;

import java.time.Instant;

/** A kept text: the newest version, or an earlier one as it was. */
public record Template(TemplateDraft says, int version, boolean retired, Instant madeAt) {
  public String code() {
    return says.code();
  }
}
