package club.vafa.web;

import static club.vafa.staff.Permission.CAMPAIGN_READ;
import static club.vafa.staff.Permission.CAMPAIGN_RUN;
import static club.vafa.staff.Permission.CAMPAIGN_WRITE;
import static club.vafa.staff.Permission.MEMBER_READ;
import static club.vafa.web.ProblemType.CODE_TAKEN;
import static club.vafa.web.ProblemType.TOO_MANY_JOURNEYS;
import static club.vafa.web.ProblemType.WRONG_STATE;

import club.vafa.Core;
import club.vafa.web.api.JourneyApi;
import club.vafa.web.api.JourneyFigureShapes;
import club.vafa.web.api.JourneyShapes;

/** Journeys: steps that members go through over days or weeks. */
final class JourneyRoutes {

  private JourneyRoutes() {}

  static void add(RouteTable to, Core core) {
    var journeys = new JourneyApi(core);
    to.get("/journeys", CAMPAIGN_READ, "The journeys, newest first").lists(JourneyShapes.JourneyView.class).by(journeys::list);
    to.post("/journeys", CAMPAIGN_WRITE, "Write a journey").says("A draft, until it is started.").takes(JourneyShapes.JourneyWish.class)
        .answers(201, JourneyShapes.JourneyView.class).refuses(CODE_TAKEN, TOO_MANY_JOURNEYS).by(journeys::add);
    to.get("/journeys/{journey}", CAMPAIGN_READ, "A journey").answers(200, JourneyShapes.JourneyView.class).by(journeys::show);
    to.put("/journeys/{journey}", CAMPAIGN_WRITE, "Change a journey")
        .says("A change is a new version, by which members go who come in from now on; those inside go on as they began.")
        .takes(JourneyShapes.JourneyChange.class).answers(200, JourneyShapes.JourneyView.class).refuses(WRONG_STATE).by(journeys::change);
    to.post("/journeys/{journey}/start", CAMPAIGN_RUN, "Start a journey").answers(200, JourneyShapes.JourneyView.class).refuses(WRONG_STATE)
        .by(journeys::start);
    to.post("/journeys/{journey}/pause", CAMPAIGN_RUN, "Pause a journey").says("Nobody comes in, and nothing is done with those inside.")
        .answers(200, JourneyShapes.JourneyView.class).refuses(WRONG_STATE).by(journeys::pause);
    to.post("/journeys/{journey}/resume", CAMPAIGN_RUN, "Resume a journey").says("What became due meanwhile is done at once.")
        .answers(200, JourneyShapes.JourneyView.class).refuses(WRONG_STATE).by(journeys::resume);
    to.post("/journeys/{journey}/stop", CAMPAIGN_RUN, "Stop a journey for good").says("Those inside leave.")
        .answers(200, JourneyShapes.JourneyView.class).refuses(WRONG_STATE).by(journeys::stop);
    to.get("/journeys/{journey}/figures", CAMPAIGN_READ, "How many wait at which step, and what came of all others")
        .answers(200, JourneyFigureShapes.JourneyFiguresView.class).by(journeys::figures);
    to.get("/journeys/{journey}/members", MEMBER_READ, "Who is inside a journey, or has left it, and why")
        .asks(JourneyFigureShapes.VisitorsQuery.class).lists(JourneyFigureShapes.JourneyVisitor.class).by(journeys::visitors);
    to.get("/members/{member}/journeys", MEMBER_READ, "A member's way through journeys").answers(200, JourneyFigureShapes.JourneyPaths.class)
        .by(journeys::paths);
  }
}
