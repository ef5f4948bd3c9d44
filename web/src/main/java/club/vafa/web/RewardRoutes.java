package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.RewardApi;
import club.vafa.web.api.RewardShapes;

/** Rewards: the catalogue, and what members take from it. */
final class RewardRoutes {
  private RewardRoutes() {}

  static void add(RouteTable to, Core core) {
    var rewards = new RewardApi(core);
    to.get("/rewards", CLUB_READ, "The rewards, newest first").lists(RewardShapes.RewardView.class).by(rewards::list);
    to.post("/rewards", REWARD_WRITE, "Add a reward").takes(RewardShapes.RewardShape.class).answers(201, RewardShapes.RewardView.class)
        .refuses(CODE_TAKEN, TOO_MANY_REWARDS).by(rewards::add);
    to.get("/rewards/{reward}", CLUB_READ, "A reward").answers(200, RewardShapes.RewardView.class).by(rewards::show);
    to.put("/rewards/{reward}", REWARD_WRITE,
        "Change a reward").says("What was taken before stays as it was; a stock is changed by the difference.")
        .takes(RewardShapes.RewardShape.class).answers(200, RewardShapes.RewardView.class).refuses(CODE_TAKEN, REWARD_ENDED, STOCK_STAYS,
            STOCK_TAKEN)
        .by(rewards::edit);
    to.post("/rewards/{reward}/end", REWARD_WRITE,
        "End a reward").says("Reservations may still be handed over.").takes(RewardShapes.WhyWish.class)
        .answers(200, RewardShapes.RewardView.class).refuses(REWARD_ENDED).by(rewards::end);
    to.get("/members/{member}/rewards", REWARD_REDEEM, "The catalogue as a member sees it").lists(RewardShapes.CatalogueView.class)
        .by(rewards::catalogue);
    to.get("/members/{member}/redemptions", REWARD_REDEEM, "What a member took, newest first").lists(RewardShapes.TakenReward.class)
        .by(rewards::ofMember);
    to.post("/members/{member}/redemptions", REWARD_REDEEM, "Take a reward for a member, or give one")
        .says("Granted at once, or reserved until it is handed over. The member is told in the own chat.").keyed()
        .takes(RewardShapes.TakeWish.class).answers(201, RewardShapes.TakenReward.class)
        .refuses(OTHER_BRANCH, UNKNOWN_BRANCH, UNKNOWN_MEMBER, UNKNOWN_REWARD, REWARD_NOT_YET, ONLY_FROM_TIER, NOT_FOR_MEMBER,
            REWARD_ENDED, SOLD_OUT,
            LIMIT_REACHED, TOO_FEW_POINTS, REWARD_NOT_HERE, REWARD_CHANGED).by(rewards::take);
    to.get("/redemptions/{code}", REWARD_REDEEM, "What a member took, by the code that the member shows")
        .answers(200, RewardShapes.TakenReward.class).by(rewards::redemption);
    to.post("/redemptions/{code}/fulfilment", REWARD_REDEEM, "Hand a reservation over").keyed().takes(RewardShapes.FulfilWish.class)
        .answers(200, RewardShapes.TakenReward.class).refuses(OTHER_BRANCH, UNKNOWN_BRANCH, WRONG_STATE, REWARD_NOT_HERE, SOLD_OUT)
        .by(rewards::fulfil);
    to.post("/redemptions/{code}/cancellation", REWARD_REDEEM, "Let a reservation go").says("The points and the piece are free again.")
        .answers(200, RewardShapes.TakenReward.class).refuses(WRONG_STATE).by(rewards::cancel);
    to.post("/redemptions/{code}/reversal", REWARD_REVERSE, "Take a reward back")
        .says("The points go back to the lots from which they came, with their own dates; what the member has used is not taken back.").keyed()
        .takes(RewardShapes.ReversalWish.class).answers(200, RewardShapes.TakenReward.class).refuses(WRONG_STATE,
            REWARD_USED).by(rewards::reverse);
  }
}
