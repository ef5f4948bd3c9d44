package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.earning.Headache;
import club.vafa.earning.RuleDesk;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import club.vafa.value.RuleId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.api.EarningRuleShapes.RuleView;
import club.vafa.web.api.EarningRuleShapes.RuleWish;
import club.vafa.web.api.RuleLintShapes.HeadacheView;
import club.vafa.web.api.RuleLintShapes.LintWish;
import club.vafa.web.api.RuleLintShapes.RuleTermsView;
import club.vafa.web.api.RuleLintShapes.TermsQuery;
import club.vafa.web.api.RuleLintShapes.Verdict;
import java.util.Optional;
import java.util.function.Function;

/** The earning rules: read, written, looked through, and told to members. */
public final class EarningRuleApi {
  private final Core core;
  private final Texts texts;

  public EarningRuleApi(Core core, Texts texts) {
    this.core = core;
    this.texts = texts;
  }

  public Reply list(Call call) {
    return Reply.of(Replies.page(core.earningRules.list(), call.page(), rule -> rule.id().toString()).map(RuleView::of));
  }

  public Reply versions(Call call) {
    return call.id("rule", RuleId::new).map(id -> core.db.read(h -> core.earningRules.versions(h, id))).filter(found -> !found.isEmpty())
        .map(found -> Reply.of(Replies.page(found, call.page(), rule -> String.valueOf(rule.version())).map(RuleView::of)))
        .orElseGet(Refusals::notFound);
  }

  public Reply add(Call call) {
    return reply(call, core.ruleDesk.add(call.actor(), call.body(RuleWish.class).draft()));
  }

  public Reply change(Call call) {
    return call.id("rule", RuleId::new).map(id -> reply(call, core.ruleDesk.change(call.actor(), id, call.body(RuleWish.class).draft())))
        .orElseGet(Refusals::notFound);
  }

  public Reply end(Call call) {
    return call.id("rule", RuleId::new).map(id -> core.earningRules.end(call.actor(), id))
        .map(Refusals::ended).orElseGet(Refusals::notFound);
  }

  public Reply lint(Call call) {
    var wish = call.body(LintWish.class);
    var drafts = wish.rules().stream().map(RuleWish::draft).toList();
    for (int i = 0; i < drafts.size(); i++) {
      var problems = core.ruleDesk.problems(drafts.get(i));
      if (!problems.isEmpty()) {
        throw Refusals.wrong("rules[" + i + "].", problems);
      }
    }
    var verdict = core.ruleDesk.lint(drafts, wish.alone().orElse(false), wish.ordinaryPurchase(), wish.firstReward());
    return Reply.of(new Verdict(verdict.refused(), verdict.headaches().stream().map(one -> HeadacheView.of(one, words(call.language()))).toList()));
  }

  public Reply terms(Call call) {
    var language = call.query(TermsQuery.class).language().orElse(call.language());
    return Reply.of(new RuleTermsView(language, core.ruleTerms.today().stream().map(said -> texts.render(said, language)).toList()));
  }

  private Function<Headache, String> words(Language language) {
    return headache -> texts.render(headache.says(), language);
  }

  private Reply reply(Call call, RuleDesk.Written written) {
    return switch (written) {
      case RuleDesk.Written.Done(var rule, var warnings) -> Reply.of(RuleView.of(rule,
          Optional.of(warnings.stream().map(one -> HeadacheView.of(one, words(call.language()))).toList())));
      case RuleDesk.Written.Headaching(var headaches) -> Refusals.headaches(headaches);
      case RuleDesk.Written.Not(var why) -> Refusals.of(why);
    };
  }
}
