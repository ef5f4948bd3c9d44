package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.staff.Permission;
import club.vafa.text.Texts;
import club.vafa.web.api.BranchApi;
import club.vafa.web.api.CampaignApi;
import club.vafa.web.api.CampaignShapes;
import club.vafa.web.api.ClubApi;
import club.vafa.web.api.CouponApi;
import club.vafa.web.api.EarningRuleApi;
import club.vafa.web.api.EarningRuleShapes;
import club.vafa.web.api.GameApi;
import club.vafa.web.api.GameShapes;
import club.vafa.web.api.InboxApi;
import club.vafa.web.api.MemberApi;
import club.vafa.web.api.MemberShapes;
import club.vafa.web.api.PointsApi;
import club.vafa.web.api.ProductApi;
import club.vafa.web.api.PurchaseApi;
import club.vafa.web.api.PurchaseShapes;
import club.vafa.web.api.StaffApi;
import club.vafa.web.api.TierApi;
import club.vafa.web.api.TrailApi;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;

/** Every path of the API with its permission and its documentation, in one table. */
public final class Routes {
  public static final String PREFIX = "/api/v1";

  private final List<Route> table = new ArrayList<>();

  private Routes() {
  }

  public static List<Route> of(Core core) {
    Routes routes = new Routes();
    routes.club(core);
    routes.members(core, new Texts(core.clubs.settings().zone()));
    routes.till(core);
    routes.games(core);
    routes.campaigns(core);
    routes.staff(core);
    return List.copyOf(routes.table);
  }

  private void club(Core core) {
    var club = new ClubApi(core);
    get("/club", CLUB_READ, "The club and its settings").answers(200, ClubApi.ClubView.class).by(club::show);
    patch("/club", SETTINGS_WRITE, "Change settings").says("Zone, language and currency stay as they were at the first start.")
        .takes(ClubApi.ClubChange.class).answers(200, ClubApi.ClubView.class).by(club::change);
    get("/club/terms", CLUB_READ, "The terms in force").answers(200, ClubApi.TermsView.class).by(club::terms);
    post("/club/terms", SETTINGS_WRITE, "New terms, in force from now").takes(ClubApi.TermsWish.class).answers(201, ClubApi.TermsView.class)
        .by(club::addTerms);

    var branches = new BranchApi(core.branches);
    get("/branches", CLUB_READ, "All branches").lists(BranchApi.BranchView.class).by(branches::list);
    post("/branches", BRANCH_WRITE, "Add a branch").takes(BranchApi.BranchWish.class).answers(201, BranchApi.BranchView.class)
        .refuses(CODE_TAKEN).by(branches::add);

    var products = new ProductApi(core.products, core.clubs);
    get("/products", CLUB_READ, "The products, by their codes").lists(ProductApi.ProductView.class).by(products::list);
    post("/products", PRODUCT_WRITE, "Add a product").takes(ProductApi.ProductWish.class).answers(201, ProductApi.ProductView.class)
        .refuses(CODE_TAKEN, OTHER_CURRENCY).by(products::add);

    var tiers = new TierApi(core.tiers);
    get("/tiers", CLUB_READ, "The levels, lowest first").answers(200, TierApi.ProgrammeView.class).by(tiers::programme);

    var rules = new EarningRuleApi(core.earningRules);
    get("/earning-rules", CLUB_READ, "The earning rules in their newest versions").lists(EarningRuleShapes.RuleView.class).by(rules::list);
    post("/earning-rules", RULE_WRITE, "Add an earning rule").takes(EarningRuleShapes.RuleWish.class)
        .answers(201, EarningRuleShapes.RuleView.class)
        .refuses(TOO_MANY_RULES).by(rules::add);
    put("/earning-rules/{rule}", RULE_WRITE, "Change an earning rule").says("Makes a new version; what was counted before stays as it is.")
        .takes(EarningRuleShapes.RuleWish.class).answers(200, EarningRuleShapes.RuleView.class).by(rules::change);
    delete("/earning-rules/{rule}", RULE_WRITE, "Take an earning rule out of force").by(rules::end);

    get("/audit/trail", AUDIT_READ, "Who did what, newest first").asks(TrailApi.TrailQuery.class).lists(TrailApi.ActView.class)
        .by(new TrailApi(core)::page);
  }

  private void members(Core core, Texts texts) {
    var members = new MemberApi(core);
    get("/members", MEMBER_READ, "Find members").says("By phone, by card, by how the name begins, or all.")
        .asks(MemberShapes.MemberQueryParameters.class)
        .lists(MemberShapes.MemberItem.class).by(members::find);
    post("/members", MEMBER_WRITE, "Sign somebody up")
        .says("A phone that belongs to a member already adds what was missing to that member.")
        .keyed().takes(MemberShapes.JoinWish.class).answers(201, MemberShapes.JoinAnswer.class).by(members::join);
    get("/members/{member}", MEMBER_READ, "A member").answers(200, MemberShapes.MemberView.class).by(members::show);
    patch("/members/{member}", MEMBER_WRITE, "Change a member's profile").takes(MemberShapes.MemberChange.class)
        .answers(200, MemberShapes.MemberView.class).refuses(NOT_LINKED).by(members::change);
    put("/members/{member}/birthday", MEMBER_WRITE, "Set a member's birthday").says("Changed at most once a year.")
        .takes(MemberShapes.Birthday.class).answers(200, MemberShapes.MemberView.class).refuses(BIRTHDAY_TOO_SOON).by(members::setBirthday);
    put("/members/{member}/consent", MEMBER_WRITE, "Note what a member said about messages").takes(MemberShapes.ConsentWish.class)
        .answers(200, MemberShapes.MemberView.class).by(members::setConsent);

    var points = new PointsApi(core, texts);
    get("/members/{member}/balance", MEMBER_READ, "What a member has").asks(MemberShapes.UnitQuery.class)
        .answers(200, MemberShapes.BalanceView.class).by(points::balance);
    get("/members/{member}/statement", MEMBER_READ, "What came and went, newest first").asks(MemberShapes.UnitQuery.class)
        .lists(MemberShapes.StatementItem.class).by(points::statement);
    get("/members/{member}/explanation", MEMBER_READ, "Why the balance is what it is")
        .says("The lines and what came earlier sum to the posted balance.")
        .asks(MemberShapes.UnitQuery.class).answers(200, MemberShapes.ExplanationView.class).by(points::explanation);
    post("/members/{member}/adjustments", POINTS_ADJUST, "Correct a member's points")
        .says("Over the club's threshold it waits for a second person.").keyed().takes(PointsApi.AdjustmentWish.class)
        .answers(201, PointsApi.AdjustmentAnswer.class).refuses(TOO_FEW_POINTS).by(points::adjust);
    get("/adjustments", POINTS_APPROVE, "Corrections that wait for a second person, oldest first").lists(PointsApi.AdjustmentView.class)
        .by(points::waiting);
    post("/adjustments/{adjustment}/approval", POINTS_APPROVE, "Say yes to a correction").keyed()
        .answers(200, PointsApi.AdjustmentAnswer.class)
        .refuses(WRONG_STATE, SAME_PERSON, ALONE_LATER, CONTENT_CHANGED, ALREADY_APPROVED, TOO_FEW_POINTS).by(points::approve);
    delete("/adjustments/{adjustment}", POINTS_ADJUST, "Let a waiting correction go").refuses(WRONG_STATE).by(points::cancel);
  }

  private void till(Core core) {
    var purchases = new PurchaseApi(core);
    post("/purchases", PURCHASE_RECORD, "Record a sale")
        .says("The answer says what was earned and why. A receipt is taken once per branch, till and day.")
        .keyed().takes(PurchaseShapes.SaleWish.class).answers(201, PurchaseShapes.RecordedPurchase.class)
        .refuses(OTHER_BRANCH, UNKNOWN_MEMBER, UNKNOWN_BRANCH, UNKNOWN_PRODUCT, OTHER_CURRENCY, NOTHING_SOLD, PAID_MORE_THAN_ITEMS,
            AMOUNT_TOO_LARGE, IN_THE_FUTURE, TOO_LONG_AGO, RECEIPT_TAKEN).by(purchases::record);
    get("/members/{member}/purchases", PURCHASE_READ, "A member's purchases, newest first").lists(PurchaseShapes.PurchaseView.class)
        .by(purchases::ofMember);

    var coupons = new CouponApi(core);
    get("/coupons/{code}", COUPON_REDEEM, "Whether a code is good here and now")
        .says("Nothing is changed by asking, save that wrong codes are counted.")
        .asks(CouponApi.CouponQuery.class).answers(200, CouponApi.CouponView.class).refuses(couponRefusals()).by(coupons::check);
    post("/coupons/{code}/redemptions", COUPON_REDEEM, "Redeem a code").says("At most once, whatever happens at the same moment.").keyed()
        .takes(CouponApi.RedemptionWish.class).answers(201, CouponApi.RedemptionView.class).refuses(couponRefusals()).by(coupons::redeem);
  }

  private static ProblemType[] couponRefusals() {
    return new ProblemType[] {OTHER_BRANCH, UNKNOWN_COUPON, ALREADY_REDEEMED, COUPON_EXPIRED, COUPON_NOT_YET, UNKNOWN_BRANCH, BELOW_MINIMUM,
        COUPON_NOT_HERE, OTHER_CURRENCY, TOO_MANY_GUESSES};
  }

  private void games(Core core) {
    var games = new GameApi(core);
    get("/games", GAME_READ, "The games, newest first").lists(GameApi.GameView.class).by(games::list);
    post("/games", GAME_WRITE, "Plan a game").takes(GameShapes.GameWish.class).answers(201, GameApi.GameView.class).refuses(CODE_TAKEN)
        .by(games::create);
    get("/games/{game}", GAME_READ, "A game").answers(200, GameApi.GameView.class).by(games::show);
    put("/games/{game}", GAME_WRITE, "Change a game's plan").says("Possible until the launch. Every approval of it becomes void.")
        .takes(GameShapes.GameWish.class).answers(200, GameApi.GameView.class).refuses(CODE_TAKEN, WRONG_STATE).by(games::edit);
    post("/games/{game}/submission", GAME_WRITE, "Ask for the approval of a game").says("All that stands against its launch is named.")
        .answers(200, GameApi.GameView.class).refuses(WRONG_STATE, GAME_FLAWED).by(games::submit);
    post("/games/{game}/approval", GAME_APPROVE, "Approve a game").says("By somebody who has not written any of it.")
        .takes(GameApi.ApprovalWish.class)
        .answers(200, GameApi.GameView.class)
        .refuses(WRONG_STATE, NOTHING_TO_APPROVE, SAME_PERSON, ALONE_LATER, CONTENT_CHANGED, ALREADY_APPROVED, BOARD_REFERENCE_MISSING)
        .by(games::approve);
    post("/games/{game}/launch", GAME_WRITE, "Launch a game").says("Fills its budget and publishes the hashes of all seeds.")
        .answers(200, GameApi.GameView.class).refuses(WRONG_STATE, APPROVAL_MISSING, GAME_FLAWED).by(games::launch);
    post("/games/{game}/close", GAME_WRITE, "Close a game").takes(GameApi.CloseWish.class).answers(200, GameApi.GameView.class)
        .refuses(WRONG_STATE)
        .by(games::close);
    get("/games/{game}/results", GAME_READ, "How a game goes").answers(200, GameApi.ResultsView.class).by(games::results);
    get("/games/{game}/rounds", GAME_READ, "The seeds of a game, day by day").lists(GameApi.RoundView.class).by(games::rounds);
    draft(HandlerType.GET, "/plays/{code}/verification", new Access.Open(), "Work a play out again")
        .says("Open to anybody who has the play's code. The seed is shown once the day of the play is over.")
            .answers(200, GameApi.ProofView.class)
        .by(games::verify);
  }

  private void campaigns(Core core) {
    var campaigns = new CampaignApi(core);
    get("/campaigns", CAMPAIGN_READ, "The campaigns, newest first").lists(CampaignShapes.CampaignView.class).by(campaigns::list);
    post("/campaigns", CAMPAIGN_WRITE, "Write a campaign").takes(CampaignShapes.CampaignWish.class)
        .answers(201, CampaignShapes.CampaignView.class)
        .refuses(UNKNOWN_BRANCH).by(campaigns::create);
    get("/campaigns/{campaign}", CAMPAIGN_READ, "A campaign").answers(200, CampaignShapes.CampaignView.class).by(campaigns::show);
    put("/campaigns/{campaign}", CAMPAIGN_WRITE, "Change a campaign").says("Possible until it starts.")
        .takes(CampaignShapes.CampaignWish.class)
        .answers(200, CampaignShapes.CampaignView.class).refuses(UNKNOWN_BRANCH, WRONG_STATE).by(campaigns::edit);
    get("/campaigns/{campaign}/preview", CAMPAIGN_READ, "What a campaign would do")
        .says("Recipients, parts of SMS with their cost, and when it would be done.")
        .answers(200, CampaignShapes.PreviewView.class).by(campaigns::preview);
    post("/campaigns/{campaign}/schedule", CAMPAIGN_RUN, "Give a campaign its time").takes(CampaignShapes.ScheduleWish.class)
        .answers(200, CampaignShapes.CampaignView.class).refuses(IN_THE_PAST, WRONG_STATE).by(campaigns::schedule);
    post("/campaigns/{campaign}/pause", CAMPAIGN_RUN, "Pause a campaign").answers(200, CampaignShapes.CampaignView.class)
        .refuses(WRONG_STATE)
        .by(campaigns::pause);
    post("/campaigns/{campaign}/resume", CAMPAIGN_RUN, "Resume a campaign").answers(200, CampaignShapes.CampaignView.class)
        .refuses(WRONG_STATE)
        .by(campaigns::resume);
    post("/campaigns/{campaign}/cancel", CAMPAIGN_RUN, "Cancel a campaign").says("What has not been sent is not sent any more.")
        .answers(200, CampaignShapes.CampaignView.class).refuses(WRONG_STATE).by(campaigns::cancel);
    get("/campaigns/{campaign}/results", CAMPAIGN_READ, "What came of a campaign").answers(200, CampaignShapes.ResultsOfCampaign.class)
        .by(campaigns::results);

    var inbox = new InboxApi(core);
    get("/inbox/set-aside", AUDIT_READ, "What came in and could not be handled, newest first").lists(InboxApi.PutAsideView.class)
        .by(inbox::list);
    post("/inbox/set-aside/{item}/retry", SETTINGS_WRITE, "Have something handled once more").by(inbox::retry);
  }

  private void staff(Core core) {
    var staff = new StaffApi(core);
    draft(HandlerType.GET, "/me", new Access.SignedIn(), "Who calls, and what they may do").answers(200, StaffApi.Me.class).by(staff::me);
    get("/staff", STAFF_READ, "The people of the staff").lists(StaffApi.StaffView.class).by(staff::list);
    post("/staff", STAFF_WRITE, "Add somebody to the staff").says("Nobody hands out what they may not do themselves.")
        .takes(StaffApi.StaffWish.class).answers(201, StaffApi.StaffView.class).refuses(UNKNOWN_ROLE, BEYOND_OWN_PERMISSIONS)
            .by(staff::add);
    put("/staff/{staff}", STAFF_WRITE, "Change somebody of the staff").takes(StaffApi.StaffWish.class)
        .answers(200, StaffApi.StaffView.class)
        .refuses(UNKNOWN_ROLE, BEYOND_OWN_PERMISSIONS, LAST_OWNER).by(staff::change);
    get("/staff/{staff}/tokens", STAFF_READ, "Somebody's tokens").lists(StaffApi.TokenView.class).by(staff::tokens);
    post("/staff/{staff}/tokens", STAFF_WRITE, "Make a token").says("The answer shows it once; only its hash is kept.")
        .takes(StaffApi.TokenWish.class).answers(201, StaffApi.IssuedToken.class)
        .refuses(BEYOND_OWN_PERMISSIONS).by(staff::issueToken);
    delete("/tokens/{token}", STAFF_WRITE, "Revoke a token").by(staff::revokeToken);
    get("/roles", STAFF_READ, "The roles").lists(StaffApi.RoleView.class).by(staff::roles);
    post("/roles", STAFF_WRITE, "Define a role").takes(StaffApi.RoleWish.class).answers(201, StaffApi.RoleView.class)
        .refuses(CODE_TAKEN, BEYOND_OWN_PERMISSIONS).by(staff::addRole);
    put("/roles/{role}", STAFF_WRITE, "Change a role of the club's own").takes(StaffApi.RoleEdit.class)
        .answers(200, StaffApi.RoleView.class)
        .refuses(ROLE_PREDEFINED, BEYOND_OWN_PERMISSIONS).by(staff::changeRole);
  }

  private RouteDraft get(String path, Permission permission, String summary) {
    return draft(HandlerType.GET, path, new Access.Needs(permission), summary);
  }

  private RouteDraft post(String path, Permission permission, String summary) {
    return draft(HandlerType.POST, path, new Access.Needs(permission), summary);
  }

  private RouteDraft put(String path, Permission permission, String summary) {
    return draft(HandlerType.PUT, path, new Access.Needs(permission), summary);
  }

  private RouteDraft patch(String path, Permission permission, String summary) {
    return draft(HandlerType.PATCH, path, new Access.Needs(permission), summary);
  }

  private RouteDraft delete(String path, Permission permission, String summary) {
    return draft(HandlerType.DELETE, path, new Access.Needs(permission), summary);
  }

  private RouteDraft draft(HandlerType method, String path, Access access, String summary) {
    return new RouteDraft(method, path, access, summary, table::add);
  }
}
