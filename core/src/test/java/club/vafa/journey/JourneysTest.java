package club.vafa.journey;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Core;
import club.vafa.TestClub;
import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.calendar.CalendarKind;
import club.vafa.db.Json;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Aliases;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.member.Merging;
import club.vafa.message.Attempt;
import club.vafa.message.Content;
import club.vafa.message.Sending;
import club.vafa.message.Share;
import club.vafa.purchase.Customer;
import club.vafa.purchase.Sale;
import club.vafa.request.RequestKey;
import club.vafa.segment.Condition;
import club.vafa.segment.Who;
import club.vafa.template.TemplateText;
import club.vafa.trail.Actor;
import club.vafa.value.JourneyId;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JourneysTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final Step THANKS = new Step.Send("thanks", Optional.empty(), Optional.of(TemplateText.of(Optional.of("{first_name} عزیز، ممنون"),
      Optional.of("Thank you, {first_name}"))), Optional.empty());
  private static int made;

  private final TestClub club = new TestClub(database);
  private final Core core = club.core();

  @BeforeEach
  void branch() {
    if (core.branches.byCode("tajrish").isEmpty()) {
      assertThat(core.branches.add(Actor.SYSTEM, new NewBranch("tajrish", LocalText.same("Tajrish"), LocalText.same(""), "", Optional.empty(),
          Optional.empty()))).isInstanceOf(Branches.Adding.Added.class);
    }
  }

  @AfterEach
  void stopAll() {
    core.journeys.list(PageRequest.first()).items().forEach(one -> core.journeys.stop(Actor.SYSTEM, one.id()));
    core.journeyRuns.tick();
    sent();
  }

  private static Step wait(String id, Duration time) {
    return new Step.Wait(id, new Until.After(time), Optional.empty());
  }

  private static Plan onEvent(Trigger trigger, Step... steps) {
    return new Plan(new Entry.OnEvent(trigger, Optional.empty()), Optional.empty(), Set.of(), List.of(steps));
  }

  private Writing add(Plan plan) {
    return core.journeys.add(Actor.SYSTEM, new JourneyDraft("journey-" + ++made, "A journey", plan));
  }

  private JourneyId started(Plan plan) {
    var id = ((Writing.Done) add(plan)).journey().id();
    assertThat(core.journeys.start(Actor.SYSTEM, id)).isInstanceOf(Writing.Done.class);
    return id;
  }

  private void buys(Member member) {
    core.purchases.record(new RequestKey("test", "journey-sale-" + ++made), new Sale(new Customer.ById(member.id()), "tajrish", "1", "R" + made, Optional.empty(),
        Optional.of(Money.rials(500_000)), List.of()), Optional.empty());
    pump();
    // What the member is told about the purchase is not what is looked at here.
    sent();
  }

  private void pump() {
    while (core.events.pump("test")) { }
  }

  private void later(Duration time) {
    club.clock().set(club.clock().instant().plus(time));
    core.journeyRuns.tick();
  }

  private List<String> sent() {
    var bodies = new ArrayList<String>();
    for (Channel channel : Channel.values()) {
      for (Share share : Share.values()) {
        List<Attempt> attempts;
        do {
          attempts = core.outbox.begin(channel, share, 500, "test").attempts();
          for (Attempt attempt : attempts) {
            bodies.add(((Content.Text) attempt.message().content()).body());
            core.outbox.end(attempt, new Sending.Sent("p" + attempt.message().id(), 1));
          }
        } while (!attempts.isEmpty());
      }
    }
    return bodies;
  }

  private MemberPath path(Member member) {
    return core.journeys.paths(member.id()).getFirst();
  }

  private static Who bought(int times) {
    return new Who(Optional.empty(), Optional.of(Json.read(
        "{\"attribute\":\"purchases.count\",\"operator\":\"at-least\",\"value\":" + times + "}", Condition.class)));
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

  private long points(Member member) {
    return core.db.read(h -> core.ledger.balance(h, HolderId.of(member.id()), Unit.POINTS)).available();
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

  private static final Step THANKS2 = new Step.Send("thanks-2", Optional.empty(), Optional.of(TemplateText.of(Optional.empty(), Optional.of("Again"))),
      Optional.empty());

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
  void aJourneyThatCannotBeWalkedIsRefusedFieldByField() {
    assertThat(wrong(onEvent(Trigger.JOINED))).containsExactly("steps too_few");
    assertThat(wrong(onEvent(Trigger.JOINED, new Step.Give("a", Optional.of(1L), Optional.empty(), Optional.empty(), Optional.of("moon")))))
        .containsExactly("steps[0].next no_such_step");
    assertThat(wrong(onEvent(Trigger.JOINED, new Step.Give("a", Optional.of(1L), Optional.empty(), Optional.empty(), Optional.of("a")))))
        .containsExactly("steps[0].next circle_without_wait");
    assertThat(wrong(onEvent(Trigger.JOINED, new Step.Exit("a"), new Step.Exit("b")))).containsExactly("steps[1].id never_reached");
    assertThat(wrong(onEvent(Trigger.JOINED, wait("a", Duration.ofSeconds(1)), new Step.Exit("a"))))
        .containsExactly("steps[1].id given_twice", "steps[0].waits wait_out_of_range");
    assertThat(wrong(new Plan(new Entry.OnEvent(Trigger.JOINED, Optional.of(new Who(Optional.of("nobody"), Optional.empty()))), Optional.empty(),
        Set.of(), List.of(new Step.Exit("a"))))).containsExactly("entry.segment unknown_code");
    assertThat(wrong(onEvent(Trigger.JOINED, new Step.Send("a", Optional.of(new Step.Kept("none", 0)), Optional.empty(), Optional.empty()))))
        .containsExactly("steps[0].template unknown_code");
    assertThat(wrong(onEvent(Trigger.JOINED, new Step.Send("a", Optional.empty(), Optional.of(TemplateText.of(Optional.of("{nmae}"), Optional.empty())),
        Optional.empty())))).containsExactly("steps[0].text. BAD");
    var many = IntStream.range(0, 10_000).<Step>mapToObj(i -> new Step.Exit("s" + i)).toArray(Step[]::new);
    assertThat(wrong(onEvent(Trigger.JOINED, many))).containsExactly("steps too_many");
    assertThat(add(onEvent(Trigger.JOINED, wait("a", Duration.ofDays(1)), new Step.Give("b", Optional.of(1L), Optional.empty(), Optional.empty(),
        Optional.of("a"))))).isInstanceOf(Writing.Done.class);
  }

  private List<String> wrong(Plan plan) {
    return ((Writing.Wrong) add(plan)).faults().stream()
        .map(fault -> fault.field() + " " + (fault instanceof Fault.Wrong(_, String problem, _) ? problem : "BAD")).toList();
  }

  @Test
  void aWaitEndsAtATimeOfDayOrADateOfACalendar() {
    var now = Instant.parse("2026-06-01T08:00:00Z");
    assertThat(new Until.TimeOfDay(LocalTime.of(11, 30)).from(now, TestClub.ZONE)).isEqualTo(Instant.parse("2026-06-02T08:00:00Z"));
    assertThat(new Until.TimeOfDay(LocalTime.of(12, 0)).from(now, TestClub.ZONE)).isEqualTo(Instant.parse("2026-06-01T08:30:00Z"));
    assertThat(new Until.Date(CalendarKind.JALALI, 1, 1, LocalTime.of(10, 0)).from(now, TestClub.ZONE)).isEqualTo(Instant.parse("2027-03-21T06:30:00Z"));
    // 1405 has no 30 Esfand: the day before it.
    assertThat(new Until.Date(CalendarKind.JALALI, 12, 30, LocalTime.of(10, 0)).from(now, TestClub.ZONE)).isEqualTo(Instant.parse("2027-03-20T06:30:00Z"));
    assertThat(new Until.Date(CalendarKind.HIJRI, 1, 31, LocalTime.NOON).possible()).isFalse();
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
