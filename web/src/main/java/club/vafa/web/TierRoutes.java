package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.SubscriptionApi;
import club.vafa.web.api.SubscriptionShapes;
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
    addSubscriptions(to, new SubscriptionApi(core));
  }

  private static void addSubscriptions(RouteTable to, SubscriptionApi subscriptions) {
    to.get("/subscription-plans", CLUB_READ, "The plans of the paid subscription").lists(SubscriptionShapes.PlanView.class).by(subscriptions::plans);
    to.post("/subscription-plans", SUBSCRIPTION_WRITE, "Add a plan").takes(SubscriptionShapes.PlanWish.class)
        .answers(201, SubscriptionShapes.PlanView.class).refuses(CODE_TAKEN, OTHER_CURRENCY, TOO_MANY_PLANS).by(subscriptions::addPlan);
    to.put("/subscription-plans/{plan}", SUBSCRIPTION_WRITE, "Change a plan").says("What has been sold stays as it was sold.")
        .takes(SubscriptionShapes.PlanWish.class).answers(200, SubscriptionShapes.PlanView.class).refuses(CODE_TAKEN, OTHER_CURRENCY)
        .by(subscriptions::changePlan);
    to.post("/members/{member}/subscriptions", SUBSCRIPTION_SELL, "Sell or renew a paid subscription")
        .says("The fee has been paid at the till. A renewal follows the present period; once ahead.").keyed()
        .takes(SubscriptionShapes.SubscriptionSale.class).answers(201, SubscriptionShapes.SubscriptionView.class)
        .refuses(OTHER_BRANCH, UNKNOWN_BRANCH, UNKNOWN_PLAN, ALREADY_RENEWED).by(subscriptions::sell);
    to.get("/members/{member}/subscriptions", MEMBER_READ, "All periods for which a member has paid, newest first")
        .lists(SubscriptionShapes.SubscriptionView.class).by(subscriptions::list);
    to.post("/members/{member}/subscriptions/{subscription}/refund", SUBSCRIPTION_REFUND, "End a subscription and give back the rest of its fee")
        .says("By whole days, from tomorrow on, rounded down.").keyed().answers(200, SubscriptionShapes.FeeRefundView.class)
        .refuses(FEE_RETURNED, SUBSCRIPTION_OVER).by(subscriptions::refund);
    to.get("/members/{member}/subscription", MEMBER_READ, "The subscription that a member has now, and what it has saved")
        .answers(200, SubscriptionShapes.MembershipView.class).by(subscriptions::show);
    to.post("/members/{member}/subscription/savings", PURCHASE_RECORD, "Tell what the shop has borne for a member")
        .says("The cost of a delivery, or tax, where the member's plan gives that.").keyed().takes(SubscriptionShapes.SavingWish.class)
        .answers(201, SubscriptionShapes.SavedAnswer.class)
        .refuses(NO_SUBSCRIPTION, NOT_IN_PLAN, SAVING_TOLD, UNKNOWN_PURCHASE, OTHER_CURRENCY).by(subscriptions::save);
    to.get("/members/{member}/subscription/savings", MEMBER_READ, "What a member's subscriptions have saved, newest first")
        .lists(SubscriptionShapes.SavingView.class).by(subscriptions::savings);
  }
}
