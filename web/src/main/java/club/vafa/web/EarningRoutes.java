package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.text.Texts;
import club.vafa.web.api.EarningRuleApi;
import club.vafa.web.api.EarningRuleShapes;
import club.vafa.web.api.QuoteApi;
import club.vafa.web.api.ReplayApi;
import club.vafa.web.api.RuleLintShapes;

/** What purchases and other happenings earn: the rules, their words, and what they would give. */
final class EarningRoutes {

  private EarningRoutes() {}

  static void add(RouteTable to, Core core, Texts texts) {
    var rules = new EarningRuleApi(core, texts);
    to.get("/earning-rules", CLUB_READ, "The earning rules in their newest versions").lists(EarningRuleShapes.RuleView.class).by(rules::list);
    to.post("/earning-rules", RULE_WRITE, "Add an earning rule")
        .says("Grave headaches of two kinds at once are refused; a single one is a warning.")
        .takes(EarningRuleShapes.RuleWish.class).answers(201, EarningRuleShapes.RuleView.class)
        .refuses(TOO_MANY_RULES, RULE_HEADACHE).by(rules::add);
    to.put("/earning-rules/{rule}", RULE_WRITE, "Change an earning rule").says("Makes a new version; what was counted before stays as it is.")
        .takes(EarningRuleShapes.RuleWish.class).answers(200, EarningRuleShapes.RuleView.class).refuses(RULE_HEADACHE).by(rules::change);
    to.delete("/earning-rules/{rule}", RULE_WRITE, "Take an earning rule out of force").by(rules::end);
    to.get("/earning-rules/{rule}/versions", CLUB_READ, "All versions of a rule, newest first").lists(EarningRuleShapes.RuleView.class)
        .by(rules::versions);
    to.post("/earning-rules/lint", RULE_WRITE, "Look through rules for what would tire a member's head").says("Nothing is written.")
        .takes(RuleLintShapes.LintWish.class).answers(200, RuleLintShapes.Verdict.class).by(rules::lint);
    to.get("/earning-rules/terms", CLUB_READ, "How points are earned, in words for members").says("Made from the rules themselves.")
        .asks(RuleLintShapes.TermsQuery.class).answers(200, RuleLintShapes.RuleTermsView.class).by(rules::terms);
    to.post("/earning-rules/replays", RULE_WRITE, "Run past purchases under proposed rules")
        .says("Nothing is written. What the rules would have given before counts for caps and for levels reached by points.")
        .takes(ReplayApi.ReplayWish.class).answers(200, ReplayApi.ReplayView.class).by(new ReplayApi(core)::replay);

    var quotes = new QuoteApi(core);
    to.post("/quotes", PURCHASE_RECORD, "What a sale would earn").says("The same answer as recording it now would give; nothing is written.")
        .takes(QuoteApi.QuoteWish.class).answers(200, QuoteApi.QuoteView.class)
        .refuses(OTHER_BRANCH, UNKNOWN_MEMBER, UNKNOWN_BRANCH, BRANCH_CLOSED, UNKNOWN_TILL, TILL_BLOCKED, UNKNOWN_PRODUCT, OTHER_CURRENCY,
            NOTHING_SOLD, PAID_MORE_THAN_ITEMS, AMOUNT_TOO_LARGE, IN_THE_FUTURE, TOO_LONG_AGO).refuses(TillRoutes.paying()).by(quotes::quote);
    to.post("/members/{member}/visits", PURCHASE_RECORD, "A member came by without buying")
        .says("Counts once a day and branch; what it earns follows shortly after.")
        .takes(QuoteApi.VisitWish.class).answers(201, QuoteApi.VisitView.class).refuses(OTHER_BRANCH, UNKNOWN_BRANCH).by(quotes::visit);
  }
}
