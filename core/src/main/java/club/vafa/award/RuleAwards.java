package club.vafa.award;

import club.vafa.branch.Branch;
import club.vafa.branch.Branches;
import club.vafa.club.Clubs;
import club.vafa.db.Pipeline;
import club.vafa.earning.Basket;
import club.vafa.earning.Calculation;
import club.vafa.earning.EarningFacts;
import club.vafa.earning.EarningRules;
import club.vafa.event.Event;
import club.vafa.event.Listener;
import club.vafa.tier.Tiers;
import java.time.LocalDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Gives what earning rules promise for joining, a complete profile, a visit, feedback and a friend, and the coupons that purchases earn.
 * Each event is worked on once, and what is given once only is claimed besides.
 */
public final class RuleAwards implements Listener {

  private final Clubs clubs;
  private final Branches branches;
  private final Tiers tiers;
  private final EarningRules rules;
  private final EarningFacts facts;
  private final RuleGifts gifts;

  public RuleAwards(Clubs clubs, Branches branches, Tiers tiers, EarningRules rules, EarningFacts facts, RuleGifts gifts) {
    this.clubs = clubs;
    this.branches = branches;
    this.tiers = tiers;
    this.rules = rules;
    this.facts = facts;
    this.gifts = gifts;
  }

  @Override
  public String name() {
    return "rule-awards";
  }

  @Override
  public boolean wants(Event event) {
    return event instanceof Event.CouponEarned
        || Happening.of(event, clubs.settings().zone()).filter(one -> rules.list().stream().anyMatch(rule -> rule.on() == one.on())).isPresent();
  }

  @Override
  public void on(Handle h, Event event) {
    if (event instanceof Event.CouponEarned earned) {
      rules.versions(h, earned.rule()).stream().filter(rule -> rule.version() == earned.version()).findFirst()
          .ifPresent(rule -> gifts.coupon(h, earned.member(), rule.gift(), earned.source()));
    } else {
      Happening.of(event, clubs.settings().zone()).ifPresent(one -> give(h, one));
    }
  }

  private void give(Handle h, Happening one) {
    // The lock of the points comes first: by it one member's earnings are counted one after the other.
    gifts.lock(h, one.member());
    var at = LocalDateTime.ofInstant(one.at(), clubs.settings().zone());
    var rounding = clubs.settings().rounding();
    var asks = new Pipeline(h);
    var known = facts.ask(asks, one.member(), rules.book(), one.on(), at.toLocalDate(), rounding);
    asks.send();
    var branch = one.branch().flatMap(branches::byId);
    var basket = new Basket(branch.map(Branch::code).orElse(""), at, 0, List.of(), one.through());
    var tier = tiers.of(h, one.member());
    var earned = Calculation.of(known.get().book(), one.on(), known.get().facts(tier.code(), 0), basket, rounding);
    if (!earned.nothing()) {
      gifts.give(h, one, known.get(), earned, branch);
    }
  }
}
