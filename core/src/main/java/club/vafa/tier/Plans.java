package club.vafa.tier;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.trail.Actor;
import club.vafa.trail.Register;
import club.vafa.trail.Trail;
import club.vafa.value.Currency;
import club.vafa.value.Ids;
import club.vafa.value.PlanId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The plans of the paid subscription.
public final class Plans {

  public static final int PLANS_MAX = 50;

  /// What became of the wish to add or change a plan.
  public sealed interface Planning {
    record Planned(Plan plan) implements Planning {}

    record CodeTaken(String code) implements Planning {}

    record WrongCurrency(Currency wanted) implements Planning {}

    record UnknownPlan() implements Planning {}

    record TooMany(int limit) implements Planning {}
  }

  private final Clubs clubs;
  private final InstantSource clock;
  private final Register<List<Plan>> register;

  public Plans(Db db, Clubs clubs, Trail trail, InstantSource clock) {
    this.clubs = clubs;
    this.clock = clock;
    this.register = new Register<>(db, trail, "plan", h -> PlanSql.all(h, clubs.settings().money()));
  }

  /// All of them, in the order of their codes.
  public List<Plan> list() {
    return register.copy();
  }

  public Optional<Plan> byCode(String code) {
    return list().stream().filter(p -> p.code().equals(code)).findFirst();
  }

  public Optional<Plan> byId(PlanId id) {
    return list().stream().filter(p -> p.id().equals(id)).findFirst();
  }

  public Planning add(Actor by, Plan.Draft draft) {
    if (!draft.fee().currency().equals(clubs.settings().money())) {
      return new Planning.WrongCurrency(clubs.settings().money());
    }
    return register.<Planning>write(by, h -> {
      if (PlanSql.all(h, clubs.settings().money()).size() >= PLANS_MAX) {
        return Register.refused(new Planning.TooMany(PLANS_MAX));
      }
      var plan = plan(new PlanId(Ids.v7(clock)), draft);
      PlanSql.insert(h, plan);
      return Register.done(new Planning.Planned(plan), "add", plan.id().value(), Map.of("plan", draft));
    }, "subscription_plan_code", new Planning.CodeTaken(draft.code()));
  }

  /// What has been sold stays as it was sold.
  public Planning change(Actor by, PlanId id, Plan.Draft draft) {
    if (!draft.fee().currency().equals(clubs.settings().money())) {
      return new Planning.WrongCurrency(clubs.settings().money());
    }
    return register.<Planning>write(by, h -> {
      var plan = plan(id, draft);
      return PlanSql.update(h, plan) ? Register.done(new Planning.Planned(plan), "change", id.value(), Map.of("plan", draft))
          : Register.refused(new Planning.UnknownPlan());
    }, "subscription_plan_code", new Planning.CodeTaken(draft.code()));
  }

  private static Plan plan(PlanId id, Plan.Draft d) {
    return new Plan(id, d.code(), d.name(), d.fee(), d.months(), d.calendar(), d.gives(), d.words(), d.reminderDays(), d.offered());
  }
}
