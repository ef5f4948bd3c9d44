package club.vafa.web;

import static club.vafa.staff.Permission.*;

import club.vafa.Core;
import club.vafa.web.api.TierApi;
import club.vafa.web.api.TierShapes;

/** Levels and the paid subscription. */
final class TierRoutes {

  private TierRoutes() {}

  static void add(RouteTable to, Core core) {
    var tiers = new TierApi(core.programmes);
    to.get("/tiers", CLUB_READ, "The levels, lowest first").answers(200, TierShapes.ProgrammeView.class).by(tiers::programme);
    to.put("/tiers", RULE_WRITE, "Change the levels")
        .says("All levels at once, known by their codes. Nobody is lowered by a change; the next review does that, after a warning.")
        .takes(TierShapes.ProgrammeWish.class).answers(200, TierShapes.ProgrammeView.class).by(tiers::change);
  }
}
