package club.vafa.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarDate;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Channel;
import club.vafa.member.Member;
import club.vafa.message.Sending;
import club.vafa.message.Share;
import club.vafa.purchase.Customer;
import club.vafa.purchase.Sale;
import club.vafa.request.RequestKey;
import club.vafa.trail.Actor;
import club.vafa.value.CampaignId;
import club.vafa.value.Language;
import club.vafa.value.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CampaignEventsTest extends OnCampaigns {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  CampaignEventsTest() {
    super(database);
  }

  private CampaignId answering(Happening happening, int delayMinutes, Timing.Again again) {
    var id = saved(draft("سلام {name}", "Hi {name}", 0).at(new Timing.OnEvent(happening, delayMinutes, again, Optional.empty())));
    assertThat(campaigns.schedule(Actor.SYSTEM, id, club.clock().instant())).isInstanceOf(Scheduling.Scheduled.class);
    assertThat(runs.startDue()).isEqualTo(1);
    assertThat(state(id)).isEqualTo(CampaignState.RUNNING);
    return id;
  }

  private int fire() {
    while (club.core().events.pump("test")) { }
    // A notice of the purchase goes first in its chat.
    club.core().outbox.begin(Channel.TELEGRAM, Share.QUICK, 100, "w").attempts()
        .forEach(attempt -> club.core().outbox.end(attempt, new Sending.Sent("n" + attempt.message().id(), 1)));
    club.core().campaignEvents.look();
    return club.core().runDays.fire();
  }

  @Test
  void aPurchaseIsAnsweredOnceAfterItsDelayAndAMemberAtMostOnceADay() {
    club.clock().set(TestClub.START);
    branch("events");
    var id = answering(new Happening.Purchased(50_000), 30, Timing.Again.DAY);
    var member = club.consenting(Language.FA, Channel.TELEGRAM);
    buys(member, "events");
    assertThat(fire()).as("within the delay").isZero();
    club.clock().advance(Duration.ofMinutes(31));
    assertThat(fire()).isEqualTo(1);
    assertThat(fire()).isZero();
    assertThat(send(Channel.TELEGRAM)).containsExactly("سلام مینا کریمی");
    buysAgain(member, "events", "r2");
    club.clock().advance(Duration.ofMinutes(31));
    fire();
    assertThat(send(Channel.TELEGRAM)).as("on the same day").isEmpty();
    club.clock().advance(Duration.ofDays(1));
    buysAgain(member, "events", "r3");
    club.clock().advance(Duration.ofMinutes(31));
    assertThat(fire()).isEqualTo(1);
    assertThat(send(Channel.TELEGRAM)).hasSize(1);
    assertThat(club.core().campaignResults.of(id).orElseThrow().runs()).as("one run for each day").hasSize(2);
    campaigns.cancel(Actor.SYSTEM, id);
  }

  private void buysAgain(Member member, String branch, String receipt) {
    club.core().purchases.record(new RequestKey("till", receipt + member.id()),
        new Sale(new Customer.ById(member.id()), branch, "1", receipt, Optional.empty(),
            Optional.of(Money.rials(100_000)), List.of()), Optional.empty());
  }

  @Test
  void whoCannotBeReachedIsCountedAndAPausedCampaignAnswersNothing() {
    branch("events2");
    var id = answering(new Happening.Purchased(0), 0, Timing.Again.DAY);
    var silent = club.member();
    buys(silent, "events2");
    assertThat(fire()).isEqualTo(1);
    assertThat(run(id).planned()).isZero();
    assertThat(run(id).unreached()).isEqualTo(1);
    campaigns.pause(Actor.SYSTEM, id);
    var member = club.consenting(Language.FA, Channel.TELEGRAM);
    buys(member, "events2");
    assertThat(fire()).isZero();
    campaigns.resume(Actor.SYSTEM, id);
    assertThat(fire()).as("what happened in the pause").isZero();
    campaigns.cancel(Actor.SYSTEM, id);
  }

  @Test
  void pointsThatExpireInSoManyDaysAreToldOfOnce() {
    var member = club.consenting(Language.FA, Channel.TELEGRAM);
    var other = club.consenting(Language.FA, Channel.TELEGRAM);
    give(member, 7);
    give(other, 9);
    var id = answering(new Happening.PointsExpiring(7), 0, Timing.Again.DAY);
    assertThat(fire()).isEqualTo(1);
    assertThat(fire()).isZero();
    assertThat(send(Channel.TELEGRAM)).hasSize(1);
    club.clock().advance(Duration.ofDays(2));
    assertThat(fire()).as("now the other one's").isEqualTo(1);
    campaigns.cancel(Actor.SYSTEM, id);
  }

  private void give(Member member, int days) {
    var until = club.core().clubs.today().plusDays(days + 1L).atStartOfDay(TestClub.ZONE).toInstant();
    club.core().db.transact(h -> Outcome.commit(club.core().ledger.credit(h,
        new Credit(HolderId.of(member.id()), Unit.POINTS, 100, House.ISSUED, Why.of(Reason.CAMPAIGN), LotTerms.until(until)))));
  }

  @Test
  void whoHasNotBoughtForSoManyDaysIsAskedOnceEvenWhenNobodyLookedOnThatDay() {
    branch("events3");
    var member = club.consenting(Language.FA, Channel.TELEGRAM);
    buys(member, "events3");
    var id = answering(new Happening.Inactive(10), 0, Timing.Again.DAY);
    assertThat(fire()).isZero();
    club.clock().advance(Duration.ofDays(9));
    assertThat(fire()).isZero();
    // The day itself is missed.
    club.clock().advance(Duration.ofDays(2));
    assertThat(fire()).isEqualTo(1);
    club.clock().advance(Duration.ofDays(1));
    assertThat(fire()).isZero();
    campaigns.cancel(Actor.SYSTEM, id);
  }

  @Test
  void aBirthdayAheadIsTakenInTheCalendarInWhichItIsKept() {
    var member = club.consenting(Language.FA, Channel.TELEGRAM);
    var today = club.core().clubs.today();
    var born = CalendarDate.of(CalendarKind.JALALI, today.plusDays(3));
    club.core().db.transact(h -> Outcome.commit(club.core().occasions.rememberBirthday(h, Actor.SYSTEM, member.id(),
        new Anniversary(CalendarKind.JALALI, 1370, born.month(), Math.min(born.day(), 29), LeapChoice.DAY_BEFORE))));
    var id = answering(new Happening.BirthdayAhead(3), 0, Timing.Again.DAY);
    assertThat(fire()).isEqualTo(1);
    assertThat(fire()).isZero();
    campaigns.cancel(Actor.SYSTEM, id);
  }

  @Test
  void aCampaignThatAnswersEventsEndsWithItsTime() {
    var end = club.clock().instant().plus(Duration.ofHours(2));
    var id = saved(draft("سلام", "Hi", 0).at(new Timing.OnEvent(new Happening.Joined(), 0, Timing.Again.NEVER, Optional.of(end))));
    campaigns.schedule(Actor.SYSTEM, id, club.clock().instant());
    runs.startDue();
    runs.tend();
    assertThat(state(id)).isEqualTo(CampaignState.RUNNING);
    club.clock().set(end.plusSeconds(1));
    runs.tend();
    assertThat(state(id)).isEqualTo(CampaignState.FINISHED);
  }
}
