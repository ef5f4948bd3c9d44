package club.vafa.web.api;

import club.vafa.earning.EarningRules;
import club.vafa.value.RuleId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.api.EarningRuleShapes.RuleView;
import club.vafa.web.api.EarningRuleShapes.RuleWish;

/** The earning rules. */
public final class EarningRuleApi {
  private final EarningRules rules;

  public EarningRuleApi(EarningRules rules) {
    this.rules = rules;
  }

  public Reply list(Call call) {
    return Reply.of(Replies.page(rules.list(), call.page(), rule -> rule.id().toString()).map(RuleView::of));
  }

  public Reply add(Call call) {
    return reply(rules.add(call.actor(), call.body(RuleWish.class).draft()));
  }

  public Reply change(Call call) {
    return call.id("rule", RuleId::new).map(id -> reply(rules.change(call.actor(), id, call.body(RuleWish.class).draft())))
        .orElseGet(Refusals::notFound);
  }

  public Reply end(Call call) {
    return call.id("rule", RuleId::new).map(id -> rules.end(call.actor(), id))
        .map(ruling -> ruling instanceof EarningRules.Ruling.Ruled ? Reply.nothing() : reply(ruling)).orElseGet(Refusals::notFound);
  }

  private static Reply reply(EarningRules.Ruling ruling) {
    return ruling instanceof EarningRules.Ruling.Ruled(var rule) ? Reply.of(RuleView.of(rule)) : Refusals.of(ruling);
  }
}
