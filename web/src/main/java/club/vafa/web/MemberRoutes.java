package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;
import static club.vafa.web.ProblemType.NOT_REVERSIBLE;

import club.vafa.Core;
import club.vafa.text.Texts;
import club.vafa.web.api.MemberApi;
import club.vafa.web.api.MemberShapes;
import club.vafa.web.api.PointGiftApi;
import club.vafa.web.api.PointsApi;

/** Members, what they have, and corrections of it. */
final class MemberRoutes {

  private MemberRoutes() {}

  static void add(RouteTable to, Core core, Texts texts) {
    var members = new MemberApi(core);
    to.get("/members", MEMBER_READ, "Find members").says("By phone, by card, by how the name begins, or all.")
        .asks(MemberShapes.MemberQueryParameters.class)
        .lists(MemberShapes.MemberItem.class).by(members::find);
    to.post("/members", MEMBER_WRITE, "Sign somebody up")
        .says("A phone that belongs to a member already adds what was missing to that member.")
        .keyed().takes(MemberShapes.JoinWish.class).answers(201, MemberShapes.JoinAnswer.class)
        .refuses(UNKNOWN_CARD, CARD_TAKEN).by(members::join);
    to.get("/members/{member}", MEMBER_READ, "A member").answers(200, MemberShapes.MemberView.class).by(members::show);
    to.patch("/members/{member}", MEMBER_WRITE, "Change a member's profile").takes(MemberShapes.MemberChange.class)
        .answers(200, MemberShapes.MemberView.class).refuses(NOT_LINKED).by(members::change);
    to.put("/members/{member}/birthday", MEMBER_WRITE, "Set a member's birthday").says("Changed at most once a year.")
        .takes(MemberShapes.Birthday.class).answers(200, MemberShapes.MemberView.class).refuses(BIRTHDAY_TOO_SOON).by(members::setBirthday);
    to.put("/members/{member}/consent", MEMBER_WRITE, "Note what a member said about messages").takes(MemberShapes.ConsentWish.class)
        .answers(200, MemberShapes.MemberView.class).by(members::setConsent);

    var points = new PointsApi(core, texts);
    to.get("/members/{member}/balance", MEMBER_READ, "What a member has").asks(MemberShapes.UnitQuery.class)
        .answers(200, MemberShapes.BalanceView.class).by(points::balance);
    to.get("/members/{member}/statement", MEMBER_READ, "What came and went, newest first").asks(MemberShapes.UnitQuery.class)
        .lists(MemberShapes.StatementItem.class).by(points::statement);
    to.get("/members/{member}/explanation", MEMBER_READ, "Why the balance is what it is")
        .says("The lines and what came earlier sum to the posted balance.")
        .asks(MemberShapes.UnitQuery.class).answers(200, MemberShapes.ExplanationView.class).by(points::explanation);
    to.post("/members/{member}/adjustments", POINTS_ADJUST, "Correct a member's points")
        .says("Over the club's threshold it waits for a second person.").keyed().takes(PointsApi.AdjustmentWish.class)
        .answers(201, PointsApi.AdjustmentAnswer.class).refuses(TOO_FEW_POINTS).by(points::adjust);
    to.post("/members/{member}/transfers/{transfer}/reversal", POINTS_ADJUST, "Reverse one of a member's transfers as a whole")
        .says("Over the club's threshold it waits for a second person, as corrections do. What has a way of its own to be put right, such as a purchase "
            + "by its refund, is refused.").keyed().takes(PointsApi.TransferReversalWish.class)
        .answers(201, PointsApi.AdjustmentAnswer.class).refuses(TOO_FEW_POINTS, WRONG_STATE, NOT_REVERSIBLE).by(points::reverse);
    var gifts = new PointGiftApi(core);
    to.post("/members/{member}/point-gifts", POINTS_GIVE, "Give a member's points to another, on the member's word")
        .says("Where the club lets members give points, up to a limit per day and month. Both members are told.")
        .keyed().takes(PointGiftApi.GiftWish.class).answers(201, PointGiftApi.GiftAnswer.class)
        .refuses(GIVING_OFF, UNKNOWN_MEMBER, GIFT_TO_ONESELF, TOO_FEW_POINTS, OVER_GIVING_LIMIT).by(gifts::give);
    to.get("/members/{member}/point-gifts", MEMBER_READ, "What a member has given to others, newest first")
        .lists(PointGiftApi.GiftView.class).by(gifts::list);
    to.get("/adjustments", POINTS_APPROVE, "Corrections that wait for a second person, oldest first").lists(PointsApi.AdjustmentView.class)
        .by(points::waiting);
    to.post("/adjustments/{adjustment}/approval", POINTS_APPROVE, "Say yes to a correction").keyed()
        .answers(200, PointsApi.AdjustmentAnswer.class)
        .refuses(WRONG_STATE, SAME_PERSON, ALONE_LATER, CONTENT_CHANGED, ALREADY_APPROVED, TOO_FEW_POINTS, NOT_REVERSIBLE)
        .by(points::approve);
    to.delete("/adjustments/{adjustment}", POINTS_ADJUST, "Let a waiting correction go").refuses(WRONG_STATE).by(points::cancel);
  }
}
