package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.ClubApi;
import club.vafa.web.api.EarningRuleApi;
import club.vafa.web.api.EarningRuleShapes;
import club.vafa.web.api.TrailApi;

/** What a till and a marketer must know of the club: settings, terms, earning rules, the trail. */
final class ClubRoutes {

  private ClubRoutes() {}

  static void add(RouteTable to, Core core) {
    var club = new ClubApi(core);
    to.get("/club", CLUB_READ, "The club and its settings").answers(200, ClubApi.ClubView.class).by(club::show);
    to.patch("/club", SETTINGS_WRITE, "Change settings").says("Zone, language and currency stay as they were at the first start.")
        .takes(ClubApi.ClubChange.class).answers(200, ClubApi.ClubView.class).by(club::change);
    to.get("/club/terms", CLUB_READ, "The terms in force").answers(200, ClubApi.TermsView.class).by(club::terms);
    to.post("/club/terms", SETTINGS_WRITE, "New terms, in force from now").takes(ClubApi.TermsWish.class).answers(201, ClubApi.TermsView.class)
        .by(club::addTerms);

    var rules = new EarningRuleApi(core.earningRules);
    to.get("/earning-rules", CLUB_READ, "The earning rules in their newest versions").lists(EarningRuleShapes.RuleView.class).by(rules::list);
    to.post("/earning-rules", RULE_WRITE, "Add an earning rule").takes(EarningRuleShapes.RuleWish.class)
        .answers(201, EarningRuleShapes.RuleView.class)
        .refuses(TOO_MANY_RULES).by(rules::add);
    to.put("/earning-rules/{rule}", RULE_WRITE, "Change an earning rule").says("Makes a new version; what was counted before stays as it is.")
        .takes(EarningRuleShapes.RuleWish.class).answers(200, EarningRuleShapes.RuleView.class).by(rules::change);
    to.delete("/earning-rules/{rule}", RULE_WRITE, "Take an earning rule out of force").by(rules::end);

    to.get("/audit/trail", AUDIT_READ, "Who did what, newest first").asks(TrailApi.TrailQuery.class).lists(TrailApi.ActView.class)
        .by(new TrailApi(core)::page);
  }
}
