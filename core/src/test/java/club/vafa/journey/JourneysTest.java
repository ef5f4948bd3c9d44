package club.vafa.journey;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.Json;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Aliases;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Merging;
import club.vafa.segment.Condition;
import club.vafa.segment.Who;
import club.vafa.template.TemplateText;
import club.vafa.trail.Actor;
import club.vafa.value.Language;
import club.vafa.value.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JourneysTest extends OnJourneys {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  JourneysTest() {
    super(new TestClub(database));
  }

  @Test
  void aFollowUpAfterAPurchaseWaitsAndThenSays() {
    var member = club.consenting(Language.EN, Channel.TELEGRAM);
    var other = club.consenting(Language.EN, Channel.TELEGRAM);
    started(onEvent(Trigger.PURCHASED, wait("two-days", Duration.ofDays(2)), THANKS));
    buys(member);
    later(Duration.ZERO);
    later(Duration.ofDays(2).minusMinutes(1));
    assertThat(sent()).isEmpty();
    later(Duration.ofMinutes(1));
    assertThat(sent()).containsExactly("Thank you, Mina");
    assertThat(path(member).met().stream().map(MemberPath.Met::outcome)).containsExactly("WAITED", "SENT");
    assertThat(path(member).how()).contains(Ended.FINISHED);
    assertThat(core.journeys.paths(other.id())).isEmpty();
  }

  @Test
  void whoIsInsideComesInOnceAndAgainOnlyAfterTheDaysThatAreSet() {
    var member = club.consenting(Language.EN, Channel.TELEGRAM);
    var steps = List.of(THANKS);
    started(new Plan(new Entry.OnEvent(Trigger.PURCHASED, Optional.empty()), Optional.of(10), Set.of(), steps));
    buys(member);
    buys(member);
    later(Duration.ofMinutes(1));
    assertThat(sent()).hasSize(1);
    later(Duration.ofDays(9));
    buys(member);
    later(Duration.ofMinutes(1));
    assertThat(sent()).isEmpty();
    later(Duration.ofDays(2));
    buys(member);
    later(Duration.ofMinutes(1));
    assertThat(sent()).hasSize(1);
  }

  @Test
  void aConditionParts() {
    var regular = club.consenting(Language.EN, Channel.TELEGRAM);
    var fresh = club.consenting(Language.EN, Channel.TELEGRAM);
    var id = started(onEvent(Trigger.PURCHASED, wait("a-day", Duration.ofDays(1)), new Step.Check("regular", bought(2), "gift", "bye"),
        new Step.Give("gift", Optional.of(50L), Optional.of(30), Optional.empty(), Optional.of("bye")), new Step.Exit("bye")));
    buys(regular);
    buys(regular);
    buys(fresh);
    later(Duration.ZERO);
    assertThat(core.journeys.figures(id)).filteredOn(one -> one.inside() > 0).singleElement()
        .satisfies(one -> assertThat(one.inside()).isEqualTo(2));
    later(Duration.ofDays(1));
    assertThat(points(regular)).isEqualTo(50 + points(fresh));
    assertThat(core.journeys.figures(id)).filteredOn(one -> one.step().equals("regular")).singleElement()
        .satisfies(one -> assertThat(one.passed()).containsEntry("YES", 1L).containsEntry("NO", 1L));
    assertThat(core.journeys.totals(id)).isEqualTo(new JourneyFigures(0, Map.of(Ended.FINISHED, 2L)));
  }

  @Test
  void whoBuysMeanwhileLeavesAtOnceAndWhoWithdrawsConsentGetsNothingMore() {
    var buyer = club.consenting(Language.EN, Channel.TELEGRAM);
    var leaver = club.consenting(Language.EN, Channel.TELEGRAM);
    started(new Plan(new Entry.OnEvent(Trigger.PURCHASED, Optional.empty()), Optional.empty(), Set.of(Leaving.PURCHASED, Leaving.NO_CONSENT),
        List.of(wait("a-week", Duration.ofDays(7)), THANKS)));
    buys(buyer);
    buys(leaver);
    later(Duration.ofDays(1));
    buys(buyer);
    assertThat(path(buyer).how()).contains(Ended.PURCHASED);
    core.db.transact(h -> {
      core.consents.withdraw(h, leaver.id(), Channel.TELEGRAM, ConsentKind.CLUB, How.KEYWORD, "/stop");
      return Outcome.commit(true);
    });
    later(Duration.ofDays(7));
    assertThat(sent()).isEmpty();
    assertThat(path(leaver).how()).contains(Ended.NO_CONSENT);
  }

  @Test
  void whoIsInsideGoesOnInTheVersionOfThatDay() {
    var early = club.consenting(Language.EN, Channel.TELEGRAM);
    var late = club.consenting(Language.EN, Channel.TELEGRAM);
    var id = started(onEvent(Trigger.PURCHASED, wait("a-day", Duration.ofDays(1)), THANKS));
    buys(early);
    later(Duration.ofMinutes(1));
    var other = new Step.Send("other", Optional.empty(), Optional.of(TemplateText.of(Optional.empty(), Optional.of("Another text"))), Optional.empty());
    assertThat(core.journeys.change(Actor.SYSTEM, id, "A journey", onEvent(Trigger.PURCHASED, wait("a-day", Duration.ofDays(1)), other)))
        .isInstanceOf(Writing.Done.class);
    buys(late);
    later(Duration.ofMinutes(1));
    later(Duration.ofDays(1));
    assertThat(sent()).containsExactlyInAnyOrder("Thank you, Mina", "Another text");
  }

  @Test
  void aPausedJourneyMovesNobodyAndAStoppedOneLetsAllGo() {
    var member = club.consenting(Language.EN, Channel.TELEGRAM);
    var id = started(onEvent(Trigger.PURCHASED, wait("a-day", Duration.ofDays(1)), THANKS, wait("another", Duration.ofDays(1)), THANKS2));
    buys(member);
    later(Duration.ofMinutes(1));
    core.journeys.pause(Actor.SYSTEM, id);
    later(Duration.ofDays(3));
    assertThat(sent()).isEmpty();
    core.journeys.resume(Actor.SYSTEM, id);
    later(Duration.ofSeconds(1));
    assertThat(sent()).hasSize(1);
    core.journeys.stop(Actor.SYSTEM, id);
    later(Duration.ofDays(2));
    assertThat(sent()).isEmpty();
    assertThat(path(member).how()).contains(Ended.STOPPED);
    assertThat(core.journeys.resume(Actor.SYSTEM, id)).isEqualTo(new Writing.Cannot(Journey.State.STOPPED));
  }

  @Test
  void aLeaverIsAskedWhyOnce() {
    var member = club.consenting(Language.EN, Channel.TELEGRAM);
    started(onEvent(Trigger.LEFT, wait("an-hour", Duration.ofHours(1)), new Step.Send("why", Optional.empty(),
        Optional.of(TemplateText.of(Optional.of("چرا؟"), Optional.of("Why, {first_name}?"))), Optional.empty())));
    core.db.transact(h -> {
      core.consents.withdraw(h, member.id(), Channel.TELEGRAM, ConsentKind.CLUB, How.KEYWORD, "/stop");
      return Outcome.commit(true);
    });
    pump();
    later(Duration.ofMinutes(1));
    later(Duration.ofHours(1));
    assertThat(sent()).containsExactly("Why, Mina?");
  }

  @Test
  void twoSchedulersAtTheSameMomentDoEachStepOnce() throws Exception {
    var members = IntStream.range(0, 40).mapToObj(i -> club.consenting(Language.EN, Channel.TELEGRAM)).toList();
    var id = started(onEvent(Trigger.PURCHASED, wait("a-day", Duration.ofDays(1)),
        new Step.Give("gift", Optional.of(7L), Optional.empty(), Optional.empty(), Optional.empty()), THANKS));
    members.forEach(this::buys);
    later(Duration.ofMinutes(1));
    var before = members.stream().mapToLong(this::points).sum();
    club.clock().set(club.clock().instant().plus(Duration.ofDays(1)));
    try (var threads = Executors.newFixedThreadPool(4)) {
      threads.invokeAll(IntStream.range(0, 8).<Callable<Integer>>mapToObj(i -> core.journeyRuns::tick).toList());
    }
    core.journeyRuns.tick();
    assertThat(members.stream().mapToLong(this::points).sum()).isEqualTo(before + 7L * members.size());
    assertThat(sent()).hasSize(members.size());
    assertThat(core.journeys.totals(id).ended()).isEqualTo(Map.of(Ended.FINISHED, (long) members.size()));
  }

  @Test
  void aVisitWhoseStepFailsHoldsUpNobodyAndEndsAsStuck() {
    var good = club.consenting(Language.EN, Channel.TELEGRAM);
    var bad = club.consenting(Language.EN, Channel.TELEGRAM);
    var id = started(onEvent(Trigger.PURCHASED, wait("a-day", Duration.ofDays(1)), THANKS));
    buys(good);
    buys(bad);
    later(Duration.ofMinutes(1));
    core.db.transact(h -> Outcome.commit(h.createUpdate("update journey_visit set step = 'nowhere' where member_id = :id").bind("id", bad.id())
        .execute()));
    later(Duration.ofDays(1));
    assertThat(sent()).hasSize(1);
    for (int i = 0; i < JourneyRuns.ATTEMPTS_MAX; i++) {
      later(Duration.ofHours(1));
    }
    assertThat(path(bad).how()).contains(Ended.STUCK);
    assertThat(core.journeys.totals(id).inside()).isZero();
  }

  @Test
  void thoseOfASegmentComeInAtTheirHourEachOnce() {
    var member = club.consenting(Language.EN, Channel.TELEGRAM);
    buys(member);
    var who = new Who(Optional.empty(), Optional.of(Json.read("{\"attribute\":\"status\",\"operator\":\"in\",\"value\":[\"active\"]}", Condition.class)));
    var id = started(new Plan(new Entry.Daily(LocalTime.of(18, 0), List.of(), Optional.of(who)), Optional.empty(), Set.of(), List.of(THANKS)));
    core.segmentFacts.renew();
    later(Duration.ofMinutes(1));
    assertThat(core.journeys.paths(member.id())).isEmpty();
    club.clock().set(Instant.parse("2027-01-01T18:00:00Z"));
    core.journeyRuns.tick();
    core.journeyRuns.tick();
    assertThat(path(member).how()).contains(Ended.FINISHED);
    club.clock().set(Instant.parse("2027-01-02T18:00:00Z"));
    core.journeyRuns.tick();
    assertThat(core.journeys.figures(id)).filteredOn(one -> one.step().equals("thanks")).singleElement()
        .satisfies(one -> assertThat(one.passed().get("ENTERED")).isEqualTo(one.passed().values().stream().mapToLong(n -> n).sum() / 2));
  }

  @Test
  void whoIsInsideIsListedWithTheStepAndWhoHasLeftWithTheReason() {
    var waiting = club.consenting(Language.EN, Channel.TELEGRAM);
    var buyer = club.consenting(Language.EN, Channel.TELEGRAM);
    var id = started(new Plan(new Entry.OnEvent(Trigger.PURCHASED, Optional.empty()), Optional.empty(), Set.of(Leaving.PURCHASED),
        List.of(wait("a-week", Duration.ofDays(7)), THANKS)));
    buys(waiting);
    buys(buyer);
    later(Duration.ofDays(1));
    assertThat(core.journeys.visitors(id, Optional.empty(), PageRequest.first()).items()).hasSize(2);
    buys(buyer);
    assertThat(core.journeys.visitors(id, Optional.empty(), PageRequest.first()).items()).singleElement().satisfies(one -> {
      assertThat(one.memberId()).isEqualTo(waiting.id());
      assertThat(one.place().orElseThrow().step()).isEqualTo("a-week");
      assertThat(one.place().orElseThrow().dueAt()).isAfter(club.clock().instant());
    });
    assertThat(core.journeys.visitors(id, Optional.of(Ended.PURCHASED), PageRequest.first()).items()).singleElement().satisfies(one -> {
      assertThat(one.memberId()).isEqualTo(buyer.id());
      assertThat(one.leftAt()).isPresent();
      assertThat(one.last().orElseThrow()).extracting(MemberPath.Met::step, MemberPath.Met::outcome).containsExactly("a-week", "PURCHASED");
    });
    assertThat(core.journeys.visitors(id, Optional.of(Ended.FINISHED), PageRequest.first()).items()).isEmpty();
  }

  @Test
  void oneWhoseTwoRecordsWereBothInsideGoesOnOnceAndOneWhoIsErasedIsNoMore() {
    var one = club.consenting(Language.EN, Channel.TELEGRAM);
    var two = club.consenting(Language.EN, Channel.SMS);
    var id = started(onEvent(Trigger.PURCHASED, wait("a-day", Duration.ofDays(1)), THANKS));
    buys(one);
    buys(two);
    later(Duration.ofMinutes(1));
    core.db.transact(h -> {
      new Aliases().point(h, two.id(), one.id());
      new JourneyPersonData().merge(h, new Merging(two.id().value(), two.id(), one.id(), Actor.SYSTEM, club.clock().instant()));
      return Outcome.commit(true);
    });
    assertThat(core.journeys.totals(id).inside()).isEqualTo(1);
    buys(two);
    later(Duration.ofDays(1));
    assertThat(sent()).hasSize(1);
    assertThat(core.journeys.paths(one.id())).hasSize(2);
    var person = core.db.read(h -> core.members.person(h, one.id())).orElseThrow();
    core.db.transact(h -> {
      new JourneyPersonData().erase(h, person);
      return Outcome.commit(true);
    });
    assertThat(core.journeys.paths(one.id())).isEmpty();
  }
}
