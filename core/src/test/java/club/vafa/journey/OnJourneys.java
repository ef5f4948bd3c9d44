package club.vafa.journey;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Core;
import club.vafa.TestClub;
import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.db.Json;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Channel;
import club.vafa.member.Member;
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
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of journeys have in common: journeys are written and started, members buy, time passes, and what is sent is looked at. */
abstract class OnJourneys {
  static final Step THANKS = new Step.Send("thanks", Optional.empty(), Optional.of(TemplateText.of(Optional.of("{first_name} عزیز، ممنون"),
      Optional.of("Thank you, {first_name}"))), Optional.empty());
  private static int made;

  final TestClub club;
  final Core core;

  OnJourneys(TestClub club) {
    this.club = club;
    this.core = club.core();
  }

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

  static Step wait(String id, Duration time) {
    return new Step.Wait(id, new Until.After(time), Optional.empty());
  }

  static Plan onEvent(Trigger trigger, Step... steps) {
    return new Plan(new Entry.OnEvent(trigger, Optional.empty()), Optional.empty(), Set.of(), List.of(steps));
  }

  Writing add(Plan plan) {
    return core.journeys.add(Actor.SYSTEM, new JourneyDraft("journey-" + ++made, "A journey", plan));
  }

  JourneyId started(Plan plan) {
    var id = ((Writing.Done) add(plan)).journey().id();
    assertThat(core.journeys.start(Actor.SYSTEM, id)).isInstanceOf(Writing.Done.class);
    return id;
  }

  void buys(Member member) {
    core.purchases.record(new RequestKey("test", "journey-sale-" + ++made), new Sale(new Customer.ById(member.id()), "tajrish", "1", "R" + made, Optional.empty(),
        Optional.of(Money.rials(500_000)), List.of()), Optional.empty());
    pump();
    // What the member is told about the purchase is not what is looked at here.
    sent();
  }

  void pump() {
    while (core.events.pump("test")) { }
  }

  void later(Duration time) {
    club.clock().set(club.clock().instant().plus(time));
    core.journeyRuns.tick();
  }

  List<String> sent() {
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

  MemberPath path(Member member) {
    return core.journeys.paths(member.id()).getFirst();
  }

  static Who bought(int times) {
    return new Who(Optional.empty(), Optional.of(Json.read(
        "{\"attribute\":\"purchases.count\",\"operator\":\"at-least\",\"value\":" + times + "}", Condition.class)));
  }

  static final Step THANKS2 = new Step.Send("thanks-2", Optional.empty(), Optional.of(TemplateText.of(Optional.empty(), Optional.of("Again"))),
      Optional.empty());

  long points(Member member) {
    return core.db.read(h -> core.ledger.balance(h, HolderId.of(member.id()), Unit.POINTS)).available();
  }
}
