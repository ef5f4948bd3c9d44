package club.vafa.app.sample;

import club.vafa.Core;
import club.vafa.db.Json;
import club.vafa.db.Outcome;
import club.vafa.member.MemberQuery;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.Currency;
import club.vafa.value.PageRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Loads the sample club once. Its beginning and its end are acts on the trail: a loading that was cut off is begun again for the same
 * day, and whatever was done of it is found there; one that has ended is never done again. A club that has members of its own, or another
 * currency than rials, is left alone.
 */
public final class SampleClub {

  private static final String SUBJECT = "sample";
  private static final UUID ID = new UUID(0, 1405);
  private static final String BEGUN = "sample.begin";
  private static final String ENDED = "sample.end";

  private SampleClub() {}

  /** Returns whether anything was loaded. Nothing else may work on the database meanwhile. */
  public static boolean loadOnce(Core core, Consumer<String> progress) {
    var acts = core.db.read(h -> core.trail.page(h, Optional.of(SUBJECT), Optional.of(ID), PageRequest.first())).items();
    if (acts.stream().anyMatch(act -> act.action().equals(ENDED))) {
      return false;
    }
    var begun = acts.stream().filter(act -> act.action().equals(BEGUN)).findFirst();
    if (begun.isEmpty() && (hasMembers(core) || core.clubs.settings().money() != Currency.IRR)) {
      return false;
    }
    var today = begun.map(SampleClub::day).orElseGet(() -> begin(core));
    load(core, today, progress);
    record(core, ENDED, Map.of());
    return true;
  }

  private static void load(Core core, LocalDate today, Consumer<String> progress) {
    progress.accept("loading the sample club: branches, menu, rules and staff");
    var zone = core.clubs.settings().zone();
    var people = new SampleStart(core).setUp(today);
    new SamplePast(core, progress).make(new SamplePeople(today, zone).all(), people.cashiers());
    progress.accept("loading the sample club: last week's campaign and the wheel of fortune");
    new SampleCampaign(core).send(people.marketer(), today, zone);
    new SampleRewards(core).add(people.marketer(), today, zone);
    new SampleJourney(core).draft(people.marketer());
    new SampleWheel(core).launch(people.marketer(), people.lawyer(), today, zone);
  }

  private static boolean hasMembers(Core core) {
    var query = new MemberQuery(Optional.empty(), Optional.empty(), PageRequest.first(1));
    return !core.db.read(h -> core.members.find(h, query)).items().isEmpty();
  }

  private static LocalDate begin(Core core) {
    var today = core.clubs.today();
    record(core, BEGUN, Map.of("today", today.toString()));
    return today;
  }

  private static LocalDate day(Trail.Act begun) {
    return LocalDate.parse(Json.read(begun.facts(), JsonNode.class).get("today").asText());
  }

  private static void record(Core core, String action, Map<String, ?> facts) {
    core.db.transact(h -> {
      core.trail.record(h, Actor.SYSTEM, action, SUBJECT, ID, facts);
      return Outcome.commit(action);
    });
  }
}
