package club.vafa.link;

import club.vafa.value.RunId;
import java.util.UUID;

/** To what a link's message belongs: a campaign's run with its variant, a journey with its step. */
public record LinkSource(UUID id, String part) {
  public static LinkSource of(RunId run, String variant) {
    return new LinkSource(run.value(), variant);
  }
}
