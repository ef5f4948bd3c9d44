package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.reward.Access;
import club.vafa.reward.EarlyAccess;
import club.vafa.reward.OpenReward;
import club.vafa.reward.Redeeming;
import club.vafa.reward.Redemption;
import club.vafa.reward.RedemptionStep;
import club.vafa.reward.Reward;
import club.vafa.reward.RewardLimit;
import club.vafa.reward.RewardPlan;
import club.vafa.reward.RewardStep;
import club.vafa.reward.RewardWish;
import club.vafa.reward.Shown;
import club.vafa.value.MemberId;
import club.vafa.value.Points;
import club.vafa.value.RewardId;
import club.vafa.value.TierId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.RewardRefusals;
import club.vafa.web.json.Malformed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The catalogue of rewards, and rewards taken, handed over and taken back at a till. */
public final class RewardApi {
  private final Core core;

  public RewardApi(Core core) {
    this.core = core;
  }

  public Reply list(Call call) {
    return Reply.of(core.rewardDesk.page(call.pageById()).map(this::view));
  }

  public Reply add(Call call) {
    return reply(core.rewardDesk.add(plan(call), call.session().staffId()));
  }

  public Reply show(Call call) {
    return call.id("reward", RewardId::new).flatMap(core.rewardDesk::find).map(this::view).map(Reply::of).orElseGet(Refusals::notFound);
  }

  public Reply edit(Call call) {
    return step(call, id -> core.rewardDesk.edit(id, plan(call), call.session().staffId()));
  }

  public Reply end(Call call) {
    return step(call, id -> core.rewardDesk.end(id, call.body(RewardShapes.WhyWish.class).why(), call.session().staffId()));
  }

  /** The catalogue as a member sees it. */
  public Reply catalogue(Call call) {
    return member(call, member -> Reply.of(Replies.page(core.db.read(h -> core.rewards.catalogue(h, member)), call.page(),
        open -> open.reward().id().toString()).map(RewardApi::line)));
  }

  private static RewardShapes.CatalogueView line(OpenReward open) {
    var plan = open.reward().plan();
    return new RewardShapes.CatalogueView(open.reward().id(), open.reward().version(), plan.name(), plan.about(), plan.points(),
        open.left(), open.open(),
        open.whyNot().map(why -> RewardRefusals.type(why).uri()));
  }

  public Reply take(Call call) {
    var wish = call.body(RewardShapes.TakeWish.class);
    var branch = core.branches.byCode(wish.branch());
    if (branch.isEmpty()) {
      return Refusals.unknownBranch(wish.branch());
    }
    if (!call.session().mayAt(branch.get().id())) {
      return Refusals.otherBranch();
    }
    return member(call, member -> Replies.keyed(core.rewards.redeem(call.key(), new RewardWish(member, wish.reward(), wish.version(),
        Optional.of(branch.get().id()), Optional.of(call.session().staffId()))), answer -> switch (answer) {
          case Redeeming.Taken(Redemption taken) -> Reply.of(view(taken));
          case Redeeming.Refused refused -> RewardRefusals.of(refused);
        }));
  }

  public Reply ofMember(Call call) {
    return member(call, member -> Reply.of(core.db.read(h -> core.redemptions.ofMember(h, member, call.pageById()))
        .map(r -> RewardShapes.TakenReward.of(r, Optional.empty(), Optional.empty()))));
  }

  public Reply redemption(Call call) {
    return core.db.read(h -> core.redemptions.byCode(h, call.path("code")))
        .map(r -> Reply.of(RewardShapes.TakenReward.of(r, Optional.empty(), Optional.empty()))).orElseGet(Refusals::notFound);
  }

  public Reply fulfil(Call call) {
    var code = call.body(RewardShapes.FulfilWish.class).branch();
    var branch = core.branches.byCode(code);
    if (branch.isEmpty()) {
      return Refusals.unknownBranch(code);
    }
    return call.session().mayAt(branch.get().id())
        ? Replies.keyed(core.redemptions.fulfil(call.key(), call.path("code"), branch.get().id(), call.session().staffId()), this::reply)
        : Refusals.otherBranch();
  }

  public Reply cancel(Call call) {
    return reply(core.redemptions.cancel(call.path("code"), call.session().staffId()));
  }

  public Reply reverse(Call call) {
    var wish = call.body(RewardShapes.ReversalWish.class);
    if (wish.graceUntil().filter(until -> !until.isAfter(core.clock.instant())).isPresent()) {
      throw Malformed.field("graceUntil", "not_acceptable");
    }
    return Replies.keyed(core.redemptions.reverse(call.key(), call.path("code"), wish.why(), wish.graceUntil(), call.session().staffId()),
        this::reply);
  }

  private Reply reply(RedemptionStep step) {
    return step instanceof RedemptionStep.Done(Redemption r, long restored)
        ? Reply.of(r.state() == Redemption.State.GRANTED ? view(r) : RewardShapes.TakenReward.of(r, Optional.empty(),
            Optional.of(restored)))
        : RewardRefusals.of(step);
  }

  private RewardShapes.TakenReward view(Redemption taken) {
    var secret = core.db.read(h -> core.redemptions.shown(h, taken)).secret().map(Shown.Secret::code);
    return RewardShapes.TakenReward.of(taken, secret, Optional.empty());
  }

  private Reply member(Call call, Function<MemberId, Reply> then) {
    return call.id("member", MemberId::new).flatMap(id -> core.db.read(h -> core.members.byId(h,
        id))).map(member -> then.apply(member.id()))
        .orElseGet(Refusals::notFound);
  }

  private Reply step(Call call, Function<RewardId, RewardStep> step) {
    return call.id("reward", RewardId::new).map(step).map(this::reply).orElseGet(Refusals::notFound);
  }

  private Reply reply(RewardStep step) {
    return step instanceof RewardStep.Done(Reward reward) ? Reply.of(view(reward)) : RewardRefusals.of(step);
  }

  private RewardPlan plan(Call call) {
    var s = call.body(RewardShapes.RewardShape.class);
    var early = s.early().map(e -> new EarlyAccess(tier("early.tier", e.tier()), e.from()));
    var access = new Access(s.tier().map(code -> tier("tier", code)), Set.copyOf(s.segments().orElse(List.of())), early, s.from(),
        s.until(),
        Set.copyOf(s.branches().orElse(List.of())), s.byStaffOnly().orElse(false));
    return new RewardPlan(s.code(), s.name(), s.about(), s.gift().gift(), s.price().map(Points::new), s.stock(),
        s.limit().map(limit -> new RewardLimit(limit.times(), limit.days())), s.reservedDays(), access);
  }

  private TierId tier(String field, String code) {
    return core.tiers.programme().byCode(code).map(tier -> tier.id()).orElseThrow(() -> Malformed.field(field, "not_acceptable"));
  }

  private String code(TierId id) {
    return core.tiers.programme().byId(id).map(tier -> tier.code()).orElse("");
  }

  private RewardShapes.RewardView view(Reward reward) {
    var plan = reward.plan();
    var access = plan.access();
    var shape = new RewardShapes.RewardShape(plan.code(), plan.name(), plan.about(), RewardShapes.GiftPlan.of(plan.gift()),
        plan.price().map(Points::amount), plan.stock(), plan.limit().map(limit -> new RewardShapes.TakingLimit(limit.times(),
            limit.days())),
        plan.reservedDays(), access.tier().map(this::code), Optional.of(List.copyOf(access.segments())).filter(all -> !all.isEmpty()),
        access.early().map(early -> new RewardShapes.EarlyPlan(code(early.tier()), early.from())), access.from(), access.until(),
        Optional.of(List.copyOf(access.branches())).filter(all -> !all.isEmpty()), Optional.of(access.byStaffOnly()).filter(only -> only));
    return RewardShapes.view(reward, shape, core.rewardDesk.left(reward));
  }
}
