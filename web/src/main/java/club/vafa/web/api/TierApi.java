package club.vafa.web.api;

import club.vafa.tier.Programme;
import club.vafa.tier.Tier;
import club.vafa.tier.Tiers;
import club.vafa.value.LocalText;
import club.vafa.value.TierId;
import club.vafa.web.Call;
import club.vafa.web.Reply;
import club.vafa.web.json.Doc;
import java.util.List;

/** The levels. */
public final class TierApi {
  /** A level. */
  public record TierView(
      TierId id,
      @Doc(value = "Its code.", example = "silver") String code,
      LocalText name,
      @Doc(value = "Its place from below.", example = "1") int rank,
      @Doc(value = "From which measure on a member is of it.", example = "50000000") long threshold,
      @Doc(value = "What purchases earn of the plain points, in percent.", example = "120") int pointsPercent) {
    static TierView of(Tier tier) {
      return new TierView(tier.id(), tier.code(), tier.name(), tier.rank(), tier.threshold(), tier.pointsPercent());
    }
  }

  /** The levels, lowest first, and what is measured. */
  public record ProgrammeView(
      @Doc("What is measured: money spent, points earned, or purchases.") Programme.Measure measure,
      @Doc(value = "The rolling window in which it is measured, in months.", example = "12") int windowMonths,
      List<TierView> tiers) {}

  private final Tiers tiers;

  public TierApi(Tiers tiers) {
    this.tiers = tiers;
  }

  public Reply programme(Call call) {
    var programme = tiers.programme();
    return Reply.of(new ProgrammeView(programme.measure(), programme.windowMonths(), programme.tiers().stream().map(TierView::of)
        .toList()));
  }
}
