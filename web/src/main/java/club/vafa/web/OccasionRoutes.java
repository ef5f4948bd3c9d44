package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.GreetingApi;
import club.vafa.web.api.GreetingShapes;
import club.vafa.web.api.OccasionApi;
import club.vafa.web.api.OccasionShapes;

/** Occasions, public and members' own, and how they are greeted. */
final class OccasionRoutes {
  private OccasionRoutes() {
  }

  static void add(RouteTable to, Core core) {
    var occasions = new OccasionApi(core);
    to.get("/occasions", CLUB_READ, "The public occasions, by code").lists(OccasionShapes.OccasionView.class).by(occasions::list);
    to.post("/occasions", CAMPAIGN_WRITE, "Add an occasion of the club's own").takes(OccasionShapes.NewOccasion.class)
        .answers(201, OccasionShapes.OccasionView.class).refuses(CODE_TAKEN, TOO_MANY_OCCASIONS).by(occasions::add);
    to.get("/occasions/{code}", CLUB_READ, "A public occasion").answers(200, OccasionShapes.OccasionView.class).by(occasions::show);
    to.put("/occasions/{code}", CAMPAIGN_WRITE, "Change a public occasion").says("Its name, its day, and whether it is on.")
        .takes(OccasionShapes.OccasionPlan.class).answers(200, OccasionShapes.OccasionView.class).by(occasions::edit);
    to.put("/occasions/{code}/moves/{year}", CAMPAIGN_WRITE, "Move a lunar occasion in a year")
        .says("As the moon was seen: rules, greetings, previews and campaigns go by the moved day. Whoever was greeted is not greeted again.")
        .takes(OccasionShapes.MoveWish.class).answers(200, OccasionShapes.OccasionView.class).refuses(NOT_LUNAR, YEAR_TOO_FAR).by(occasions::move);
    to.get("/occasions/{code}/preview", CLUB_READ, "The next returns of an occasion, in each calendar").asks(OccasionShapes.YearsQuery.class)
        .answers(200, OccasionShapes.ReturnsView.class).by(occasions::preview);
    to.get("/members/{member}/occasions", MEMBER_READ, "A member's own days").answers(200, OccasionShapes.OwnDays.class).by(occasions::ofMember);
    to.post("/members/{member}/occasions", MEMBER_WRITE, "Add a day of a member").says("The wedding day, or a day of their own with its title.")
        .takes(OccasionShapes.OwnDay.class).answers(201, OccasionShapes.OwnDayView.class).refuses(BIRTHDAY_TOO_SOON, TOO_MANY_OWN_DAYS)
        .by(occasions::addOwn);
    to.put("/members/{member}/occasions/{occasion}", MEMBER_WRITE, "Change a day of a member").says("Its date at most once a year.")
        .takes(OccasionShapes.OwnDayChange.class).answers(200, OccasionShapes.OwnDayView.class).refuses(BIRTHDAY_TOO_SOON).by(occasions::changeOwn);
    to.delete("/members/{member}/occasions/{occasion}", MEMBER_WRITE, "Take a day of a member back").says("A birthday stays.").by(occasions::removeOwn);
    to.get("/members/{member}/occasions/{occasion}/preview", MEMBER_READ, "The next returns of a member's day, in each calendar")
        .says("Asks for personal_data_read too.").asks(OccasionShapes.YearsQuery.class).answers(200, OccasionShapes.ReturnsView.class)
        .by(occasions::previewOwn);

    var greetings = new GreetingApi(core);
    to.get("/greetings", CAMPAIGN_READ, "How each occasion is greeted").lists(GreetingShapes.GreetingView.class).by(greetings::list);
    to.get("/greetings/{code}", CAMPAIGN_READ, "How an occasion is greeted").answers(200, GreetingShapes.GreetingView.class).by(greetings::show);
    to.put("/greetings/{code}", CAMPAIGN_RUN, "Say how an occasion is greeted").takes(GreetingShapes.GreetingWish.class)
        .answers(200, GreetingShapes.GreetingView.class).by(greetings::edit);
    to.post("/greetings/{code}/preview", CAMPAIGN_READ, "A greeting as a member would read it, on each channel")
        .says("Nothing is given or sent; a code in it is an example.").takes(GreetingShapes.ShowWish.class)
        .answers(200, GreetingShapes.ShownGreeting.class).refuses(UNKNOWN_MEMBER).by(greetings::preview);
    to.get("/greetings/{code}/expected", CAMPAIGN_READ, "Who would be greeted on a day").asks(GreetingShapes.GreetingDayQuery.class)
        .answers(200, GreetingShapes.ExpectedGreetings.class).by(greetings::expected);
    to.get("/greetings/{code}/results", CAMPAIGN_READ, "What came of a day's greetings").asks(GreetingShapes.GreetingDayQuery.class)
        .answers(200, GreetingShapes.GreetingResultsView.class).by(greetings::results);
  }
}
