package club.vafa.greeting;

import club.vafa.club.ClubSettings;
import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Json;
import club.vafa.occasion.OccasionKind;
import club.vafa.occasion.PublicOccasion;
import club.vafa.occasion.PublicOccasions;
import club.vafa.trail.Actor;
import club.vafa.trail.Register;
import club.vafa.trail.Trail;
import club.vafa.value.LocalText;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which occasions are greeted, and how: kept by staff. */
public final class GreetingPlans {
  private final Clubs clubs;
  private final PublicOccasions occasions;
  private final InstantSource clock;
  private final Register<Map<String, GreetingPlan>> register;

  public GreetingPlans(Db db, Clubs clubs, PublicOccasions occasions, Trail trail, InstantSource clock) {
    this.clubs = clubs;
    this.occasions = occasions;
    this.clock = clock;
    this.register = new Register<>(db, trail, "greeting",
        h -> PlanSql.all(h).stream().collect(Collectors.toMap(GreetingPlan::code, Function.identity())));
  }

  /** All that could be greeted, greeted or not: members' own days, then the public ones by code. */
  public List<GreetingPlan> list() {
    var personal = Stream.of(OccasionKind.values()).map(OccasionKind::code);
    return Stream.concat(personal, occasions.list().stream().map(PublicOccasion::code)).map(this::of).toList();
  }

  /** Empty where there is no such occasion. */
  public Optional<GreetingPlan> find(String code) {
    return occasions.knows(code) ? Optional.of(of(code)) : Optional.empty();
  }

  GreetingPlan of(String code) {
    var saved = register.copy().get(code);
    return saved == null ? GreetingPlan.usual(code, occasions.find(code).isEmpty()) : saved;
  }

  /** The gift that goes with it as the settings stand. */
  public GreetingGift gift(GreetingPlan plan) {
    return plan.gift().orElseGet(() -> plan.code().equals(OccasionKind.BIRTHDAY.code()) ? birthday(clubs.settings()) : new GreetingGift.None());
  }

  private static GreetingGift birthday(ClubSettings settings) {
    return settings.birthdayPoints() == 0 ? new GreetingGift.None()
        : new GreetingGift.Points(settings.birthdayPoints(), settings.birthdayPointsDays());
  }

  public GreetingSaving save(Actor by, GreetingPlan plan) {
    var faults = faults(plan);
    if (!occasions.knows(plan.code())) {
      return new GreetingSaving.NoSuchOccasion();
    }
    if (!faults.isEmpty()) {
      return new GreetingSaving.Wrong(faults);
    }
    return register.write(by, h -> {
      PlanSql.save(h, plan, clock.instant());
      return Register.done(new GreetingSaving.Saved(plan), "plan", subject(plan.code()),
          Map.of("code", plan.code(), "on", plan.active(), "gift", plan.gift().map(Json::tree).orElseGet(() -> Json.tree(Map.of()))));
    });
  }

  /** What is wrong with a plan's words. */
  public List<GreetingSaving.Fault> faults(GreetingPlan plan) {
    return plan.words().map(GreetingText::faults).orElse(List.of());
  }

  /** The name of an occasion in staff's lists; members' own days are called by their kind. */
  public Optional<LocalText> name(String code) {
    return occasions.name(code);
  }

  /** The trail asks for an id, and a plan has the occasion's code alone. */
  private static UUID subject(String code) {
    return UUID.nameUUIDFromBytes(("greeting " + code).getBytes(StandardCharsets.UTF_8));
  }
}
