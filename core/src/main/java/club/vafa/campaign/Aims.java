package club.vafa.campaign;

import club.vafa.segment.Segment;
import club.vafa.segment.Segments;
import club.vafa.segment.Selection;
import java.util.Optional;

/** Turns what a campaign is aimed at into a query. */
final class Aims {
  /** A draft whose saved segment has become its condition, and the version of which that is. */
  record Settled(CampaignDraft says, Optional<Integer> version) {}

  private Aims() {}

  static Selection reached(Segments segments, CampaignDraft says) {
    return switch (settled(segments, says).says().aim()) {
      case Aim.Plain(var audience) -> segments.reached(audience, says.channels());
      case Aim.Meant(var condition) -> segments.reached(condition, says.channels());
      case Aim.Saved saved -> throw new IllegalStateException("a segment was not settled: " + saved.code());
    };
  }

  static Settled settled(Segments segments, CampaignDraft says) {
    if (!(says.aim() instanceof Aim.Saved(String code))) {
      return new Settled(says, Optional.empty());
    }
    Segment segment = segments.saved(code).orElseThrow(() -> new IllegalStateException("no segment " + code));
    return new Settled(says.aimed(new Aim.Meant(segment.condition())), Optional.of(segment.version()));
  }
}
