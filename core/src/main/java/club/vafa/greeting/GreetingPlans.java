package club.vafa.greeting;

import club.vafa.club.ClubSettings;
import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Json;
import club.vafa.occasion.OccasionKind;
import club.vafa.occasion.PublicOccasion;
import club.vafa.occasion.PublicOccasions;
import club.vafa.segment.Condition;
import club.vafa.segment.Fault;
import club.vafa.segment.Segments;
import club.vafa.segment.Selection;
import club.vafa.segment.Who;
import club.vafa.template.TemplateShelf;
import club.vafa.template.TemplateText;
import club.vafa.template.Templates;
import club.vafa.trail.Actor;
import club.vafa.trail.Register;
import club.vafa.trail.Trail;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Which occasions are greeted, and how: kept by staff. */
public final class GreetingPlans {
  /** Who knows what a plan names. */
  public record Rooms(Templates templates, TemplateShelf shelf, Segments segments) {
  }

  private final Db db;
  private final Clubs clubs;
  private final Rooms rooms;
  private final PublicOccasions occasions;
  private final InstantSource clock;
  private final Register<Map<String, GreetingPlan>> register;

  public GreetingPlans(Db db, Clubs clubs, Rooms rooms, PublicOccasions occasions, Trail trail, InstantSource clock) {
    this.db = db;
    this.clubs = clubs;
    this.rooms = rooms;
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
    if (!occasions.knows(plan.code())) {
      return new GreetingSaving.NoSuchOccasion();
    }
    var flaws = flaws(plan);
    if (!flaws.isEmpty()) {
      return new GreetingSaving.Wrong(flaws);
    }
    return register.write(by, h -> {
      PlanSql.save(h, plan, clock.instant());
      return Register.done(new GreetingSaving.Saved(plan), "plan", subject(plan.code()),
          Map.of("code", plan.code(), "on", plan.active(), "gift", plan.gift().map(Json::tree).orElseGet(() -> Json.tree(Map.of()))));
    });
  }

  /** Why a plan cannot be kept: its words, and what it names. */
  public List<GreetingSaving.Flaw> flaws(GreetingPlan plan) {
    return db.read(h -> {
      var flaws = new ArrayList<GreetingSaving.Flaw>();
      plan.words().ifPresent(words -> words(h, words, flaws));
      plan.who().ifPresent(who -> rooms.segments().faults(h, who).forEach(fault -> flaws.add(new GreetingSaving.Flaw.At(fault))));
      return flaws;
    });
  }

  private void words(Handle h, GreetingText words, List<GreetingSaving.Flaw> flaws) {
    if (words.template().isPresent() == words.text().isPresent()) {
      flaws.add(new GreetingSaving.Flaw.At(Fault.of("template", "template_or_text")));
      return;
    }
    words.template().filter(code -> rooms.shelf().find(h, code).filter(found -> !found.retired()).isEmpty())
        .ifPresent(_ -> flaws.add(new GreetingSaving.Flaw.At(Fault.of("template", "unknown_code"))));
    words.text().ifPresent(text -> rooms.templates().check(text, List.of()).faults()
        .forEach(finding -> flaws.add(new GreetingSaving.Flaw.InText(finding))));
  }

  /** Staff's own words as they stand; a kept text that was taken out of use goes on being said. */
  Optional<TemplateText> text(Handle h, GreetingPlan plan) {
    return plan.words().map(words -> words.text().or(() -> words.template().flatMap(code -> rooms.shelf().find(h, code)).map(kept -> kept.says().text()))
        .orElseThrow(() -> new IllegalStateException("the greeting " + plan.code() + " has no text")));
  }

  /** Those of these members whom the plan means, at this moment. */
  Set<MemberId> meant(Handle h, GreetingPlan plan, Collection<MemberId> members) {
    return plan.who().map(who -> rooms.segments().belonging(h, members, condition(plan, who))).orElseGet(() -> Set.copyOf(members));
  }

  /** Selects whom the plan means of all members, as far as the facts have come; empty where it means everybody. */
  Optional<Selection> selection(GreetingPlan plan) {
    return plan.who().map(who -> rooms.segments().selection(condition(plan, who)));
  }

  private Condition condition(GreetingPlan plan, Who who) {
    return rooms.segments().condition(who).orElseThrow(() -> new IllegalStateException("the greeting " + plan.code() + " names no segment"));
  }

  /** The name of an occasion in staff's lists; members' own days are called by their kind. */
  public Optional<LocalText> name(String code) {
    return occasions.name(code);
  }

  /** The trail asks for an id, and a plan has the occasion's code alone. */
  static UUID subject(String code) {
    return UUID.nameUUIDFromBytes(("greeting " + code).getBytes(StandardCharsets.UTF_8));
  }
}
