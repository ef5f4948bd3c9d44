package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.CampaignApi;
import club.vafa.web.api.CampaignFigures;
import club.vafa.web.api.CampaignShapes;
import club.vafa.web.api.InboxApi;

/** Campaigns and what was put aside of the inbox. */
final class CampaignRoutes {

  private CampaignRoutes() {}

  static void add(RouteTable to, Core core) {
    var campaigns = new CampaignApi(core);
    to.get("/campaigns", CAMPAIGN_READ, "The campaigns, newest first").lists(CampaignShapes.CampaignView.class).by(campaigns::list);
    to.post("/campaigns", CAMPAIGN_WRITE, "Write a campaign").takes(CampaignShapes.CampaignWish.class)
        .answers(201, CampaignShapes.CampaignView.class)
        .refuses(UNKNOWN_BRANCH).by(campaigns::create);
    to.get("/campaigns/{campaign}", CAMPAIGN_READ, "A campaign").answers(200, CampaignShapes.CampaignView.class).by(campaigns::show);
    to.put("/campaigns/{campaign}", CAMPAIGN_WRITE, "Change a campaign").says("Possible until it starts.")
        .takes(CampaignShapes.CampaignWish.class)
        .answers(200, CampaignShapes.CampaignView.class).refuses(UNKNOWN_BRANCH, WRONG_STATE).by(campaigns::edit);
    to.get("/campaigns/{campaign}/preview", CAMPAIGN_READ, "What a campaign would do")
        .says("Recipients, parts of SMS with their cost, and when it would be done.")
        .answers(200, CampaignShapes.PreviewView.class).by(campaigns::preview);
    to.post("/campaigns/{campaign}/schedule", CAMPAIGN_RUN, "Give a campaign its time").takes(CampaignShapes.ScheduleWish.class)
        .answers(200, CampaignShapes.CampaignView.class)
        .refuses(IN_THE_PAST, WRONG_STATE, NOBODY_THERE, NEVER_FIRES, APPROVAL_NEEDED, TOO_FEW_CODES).by(campaigns::schedule);
    to.post("/campaigns/{campaign}/submission", CAMPAIGN_WRITE, "Ask for a second person's yes to a campaign")
        .says("Needed where the audience is larger than the club's limit. Any change makes it void.")
        .answers(200, CampaignShapes.CampaignView.class).refuses(WRONG_STATE).by(campaigns::submit);
    to.post("/campaigns/{campaign}/approval", CAMPAIGN_APPROVE, "Approve a campaign").says("By somebody who has not written any of it.")
        .answers(200, CampaignShapes.CampaignView.class)
        .refuses(WRONG_STATE, NOTHING_TO_APPROVE, SAME_PERSON, ALONE_LATER, CONTENT_CHANGED, ALREADY_APPROVED).by(campaigns::approve);
    to.post("/campaigns/{campaign}/test", CAMPAIGN_WRITE, "Send a campaign to a few members first")
        .says("At once, marked as a test, without the offer, and counted nowhere.").takes(CampaignFigures.TestWish.class)
        .answers(200, CampaignFigures.TestAnswer.class).by(campaigns::test);
    to.post("/campaigns/{campaign}/pause", CAMPAIGN_RUN, "Pause a campaign").answers(200, CampaignShapes.CampaignView.class)
        .refuses(WRONG_STATE)
        .by(campaigns::pause);
    to.post("/campaigns/{campaign}/resume", CAMPAIGN_RUN, "Resume a campaign").answers(200, CampaignShapes.CampaignView.class)
        .refuses(WRONG_STATE)
        .by(campaigns::resume);
    to.post("/campaigns/{campaign}/cancel", CAMPAIGN_RUN, "Cancel a campaign").says("What has not been sent is not sent any more.")
        .answers(200, CampaignShapes.CampaignView.class).refuses(WRONG_STATE).by(campaigns::cancel);
    to.get("/campaigns/{campaign}/events", CAMPAIGN_READ, "Watch a campaign as it goes")
        .says("Server-sent events: progress whenever something has changed, once a second at most, and end when the campaign is over. The stream ends "
            + "after a while; whoever goes on watching asks again.")
        .asks(CampaignFigures.WatchQuery.class).answersEvents().by(campaigns::events);
    to.get("/campaigns/{campaign}/results", CAMPAIGN_READ, "What came of a campaign").answers(200, CampaignFigures.ResultsOfCampaign.class)
        .by(campaigns::results);

    var inbox = new InboxApi(core);
    to.get("/inbox/set-aside", AUDIT_READ, "What came in and could not be handled, newest first").lists(InboxApi.PutAsideView.class)
        .by(inbox::list);
    to.post("/inbox/set-aside/{item}/retry", SETTINGS_WRITE, "Have something handled once more").by(inbox::retry);
  }
}
