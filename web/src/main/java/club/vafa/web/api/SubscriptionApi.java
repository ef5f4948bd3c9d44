package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.tier.FeeRefund;
import club.vafa.tier.Plans;
import club.vafa.tier.Saving;
import club.vafa.tier.Selling;
import club.vafa.tier.Subscription;
import club.vafa.tier.Subscriptions;
import club.vafa.value.MemberId;
import club.vafa.value.PlanId;
import club.vafa.value.PurchaseId;
import club.vafa.value.SubscriptionId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.SubscriptionRefusals;
import club.vafa.web.api.SubscriptionShapes.FeeRefundView;
import club.vafa.web.api.SubscriptionShapes.MembershipView;
import club.vafa.web.api.SubscriptionShapes.PlanView;
import club.vafa.web.api.SubscriptionShapes.PlanWish;
import club.vafa.web.api.SubscriptionShapes.SavedAnswer;
import club.vafa.web.api.SubscriptionShapes.SavingView;
import club.vafa.web.api.SubscriptionShapes.SavingWish;
import club.vafa.web.api.SubscriptionShapes.SubscriptionSale;
import club.vafa.web.api.SubscriptionShapes.SubscriptionView;
import java.util.Optional;
import java.util.function.Function;

/** The paid subscription. */
public final class SubscriptionApi {
  private final Core core;

  public SubscriptionApi(Core core) {
    this.core = core;
  }

  public Reply plans(Call call) {
    return Reply.of(Replies.page(core.plans.list(), call.page(), plan -> plan.id().toString()).map(PlanView::of));
  }

  public Reply addPlan(Call call) {
    return reply(core.plans.add(call.actor(), call.body(PlanWish.class).draft()));
  }

  public Reply changePlan(Call call) {
    return call.id("plan", PlanId::new).map(id -> reply(core.plans.change(call.actor(), id, call.body(PlanWish.class).draft())))
        .orElseGet(Refusals::notFound);
  }

  private static Reply reply(Plans.Planning planning) {
    return planning instanceof Plans.Planning.Planned(var plan) ? Reply.of(PlanView.of(plan)) : SubscriptionRefusals.of(planning);
  }

  public Reply sell(Call call) {
    var wish = call.body(SubscriptionSale.class);
    var branch = core.branches.byCode(wish.branch());
    if (branch.isEmpty()) {
      return Refusals.unknownBranch(wish.branch());
    }
    if (!call.session().mayAt(branch.get().id())) {
      return Refusals.otherBranch();
    }
    return ofMember(call, id -> Replies.keyed(
        core.subscriptions.sell(call.key(), new Subscriptions.Sale(id, wish.plan(), branch.get().id(), wish.receipt()), call.session().staffId()),
        selling -> selling instanceof Selling.Sold(Subscription sold, String plan)
            ? Reply.of(SubscriptionView.of(sold, plan, core.clubs.today())) : SubscriptionRefusals.of(selling)));
  }

  public Reply show(Call call) {
    return ofMember(call, id -> Reply.of(core.db.read(h -> core.subscriptions.of(h, id)).map(m -> MembershipView.of(m, core.clubs.today()))
        .orElse(MembershipView.NONE)));
  }

  public Reply list(Call call) {
    var page = call.pageById();
    return ofMember(call, id -> Reply.of(core.db.read(h -> core.subscriptions.ofMember(h, id, page)).map(this::view)));
  }

  private SubscriptionView view(Subscription one) {
    return SubscriptionView.of(one, core.plans.byId(one.plan()).orElseThrow().code(), core.clubs.today());
  }

  public Reply refund(Call call) {
    return call.id("subscription", SubscriptionId::new).map(subscription -> ofMember(call, id -> Replies.keyed(
        core.subscriptions.refund(call.key(), id, subscription, call.session().staffId()),
        refund -> refund instanceof FeeRefund.Refunded(var ended, var amount) ? Reply.of(new FeeRefundView(ended, amount))
            : SubscriptionRefusals.of(refund)))).orElseGet(Refusals::notFound);
  }

  public Reply save(Call call) {
    var wish = call.body(SavingWish.class);
    return ofMember(call, id -> {
      if (wish.purchase().filter(purchase -> !madeBy(purchase, id)).isPresent()) {
        return SubscriptionRefusals.unknownPurchase(wish.purchase().get());
      }
      return Replies.keyed(core.savings.record(call.key(), new Saving.Wish(id, wish.kind(), wish.amount(), wish.purchase()), call.session().staffId()),
          saving -> saving instanceof Saving.Saved(var line, var total) ? Reply.of(new SavedAnswer(SavingView.of(line), total))
              : SubscriptionRefusals.of(saving));
    });
  }

  private boolean madeBy(PurchaseId purchase, MemberId member) {
    return core.db.read(h -> core.refunds.find(h, purchase).filter(sold -> core.members.idsOf(h, member).contains(sold.memberId()))).isPresent();
  }

  public Reply savings(Call call) {
    var page = call.pageById();
    return ofMember(call, id -> Reply.of(core.db.read(h -> core.savings.ofMember(h, id, page)).map(SavingView::of)));
  }

  private Reply ofMember(Call call, Function<MemberId, Reply> then) {
    Optional<MemberId> member = call.id("member", MemberId::new).flatMap(id -> core.db.read(h -> core.members.byId(h, id))).map(m -> m.id());
    return member.map(then).orElseGet(Refusals::notFound);
  }
}
