package club.vafa.web;

import club.vafa.reward.Redeeming;
import club.vafa.reward.RedemptionStep;
import club.vafa.reward.RewardStep;
import club.vafa.web.json.FieldError;
import club.vafa.web.json.Malformed;

/** What the refusals of rewards are over HTTP. */
public final class RewardRefusals {
  private RewardRefusals() {}

  /** The type of the problem that a refusal is. */
  public static ProblemType type(Redeeming.Refused refused) {
    return switch (refused) {
      case Redeeming.NoSuchMember _ -> ProblemType.UNKNOWN_MEMBER;
      case Redeeming.NoSuchReward _ -> ProblemType.UNKNOWN_REWARD;
      case Redeeming.NotYet _ -> ProblemType.REWARD_NOT_YET;
      case Redeeming.OnlyFromTier _ -> ProblemType.ONLY_FROM_TIER;
      case Redeeming.NotForYou _, Redeeming.GivenByStaff _ -> ProblemType.NOT_FOR_MEMBER;
      case Redeeming.Ended _ -> ProblemType.REWARD_ENDED;
      case Redeeming.SoldOut _ -> ProblemType.SOLD_OUT;
      case Redeeming.LimitReached _ -> ProblemType.LIMIT_REACHED;
      case Redeeming.TooFew _ -> ProblemType.TOO_FEW_POINTS;
      case Redeeming.NotHere _ -> ProblemType.REWARD_NOT_HERE;
      case Redeeming.Changed _ -> ProblemType.REWARD_CHANGED;
    };
  }

  public static Reply of(Redeeming.Refused refused) {
    var problem = Problem.of(type(refused));
    return Reply.refuse(switch (refused) {
      case Redeeming.NotYet(var from) -> problem.with("from", from);
      case Redeeming.OnlyFromTier(var tier, var until) -> {
        var named = problem.with("tier", tier);
        yield until.map(end -> named.with("until", end)).orElse(named);
      }
      case Redeeming.Ended(var at) -> problem.with("at", at);
      case Redeeming.LimitReached(int times, var until) -> {
        var counted = problem.with("limit", times);
        yield until.map(again -> counted.with("until", again)).orElse(counted);
      }
      case Redeeming.TooFew(var price, var missing) -> problem.with("missing", missing.amount());
      case Redeeming.Changed(var now) -> problem.with("version", now.version());
      case Redeeming.NoSuchMember _, Redeeming.NoSuchReward _, Redeeming.NotForYou _, Redeeming.GivenByStaff _, Redeeming.SoldOut _,
          Redeeming.NotHere _ -> problem;
    });
  }

  public static Reply of(RewardStep step) {
    return switch (step) {
      case RewardStep.NoSuchReward _ -> Refusals.notFound();
      case RewardStep.CodeTaken(String code) -> Refusals.codeTaken(code);
      case RewardStep.AlreadyEnded(var at) -> Reply.refuse(Problem.of(ProblemType.REWARD_ENDED).with("at", at));
      case RewardStep.TooMany(int limit) -> Reply.refuse(Problem.of(ProblemType.TOO_MANY_REWARDS).with("limit", limit));
      case RewardStep.Wrong(var fields) -> throw new Malformed(fields.stream().map(field -> FieldError.of(field,
          "not_acceptable")).toList());
      case RewardStep.StockStays _ -> Reply.refuse(ProblemType.STOCK_STAYS);
      case RewardStep.StockTaken(long taken) -> Reply.refuse(Problem.of(ProblemType.STOCK_TAKEN).with("taken", taken));
      case RewardStep.Done _ -> throw new IllegalStateException("not a refusal: " + step.getClass());
    };
  }

  public static Reply of(RedemptionStep step) {
    return switch (step) {
      case RedemptionStep.NoSuchRedemption _ -> Refusals.notFound();
      case RedemptionStep.WrongState(var state) -> Refusals.wrongState(state);
      case RedemptionStep.NotHere _ -> Reply.refuse(ProblemType.REWARD_NOT_HERE);
      case RedemptionStep.SoldOut _ -> Reply.refuse(ProblemType.SOLD_OUT);
      case RedemptionStep.AlreadyUsed _ -> Reply.refuse(ProblemType.REWARD_USED);
      case RedemptionStep.Done _ -> throw new IllegalStateException("not a refusal: " + step.getClass());
    };
  }
}
