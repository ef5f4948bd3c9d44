package club.vafa.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.ReachLoss;
import club.vafa.message.End;
import club.vafa.message.ReasonCount;
import club.vafa.message.Sending;
import club.vafa.segment.Audience;
import club.vafa.trail.Actor;
import club.vafa.value.CampaignId;
import club.vafa.value.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CampaignRunsTest extends OnCampaigns {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  CampaignRunsTest() {
    super(database);
  }

  @Test
  void aCampaignGoesOnceToEachMemberWithConsentInTheirLanguage() {
    club.consenting(Language.FA, Channel.TELEGRAM);
    club.consenting(Language.EN, Channel.TELEGRAM);
    club.member();
    var id = scheduled(draft("{name} عزیز، {points} امتیاز دارید.", "Dear {name}, you have {points} points.", 0));
    assertThat(start(id)).isInstanceOfSatisfying(Starting.Started.class, started -> assertThat(started.planned()).isEqualTo(2));
    assertThat(send(Channel.TELEGRAM)).containsExactlyInAnyOrder("مینا کریمی عزیز، ۰ امتیاز دارید.",
        "Dear Mina Karimi, you have 0 points.");
    assertThat(runs.tend()).isEqualTo(1);
    assertThat(state(id)).isEqualTo(CampaignState.FINISHED);
    assertThat(tally(id).sent()).isEqualTo(2);
  }

  @Test
  void eachMemberGetsItOnTheFirstChannelInOrderThatIsOpenToThem() {
    club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS);
    club.consenting(Language.FA, Channel.SMS);
    var blocked = club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS);
    club.core().db.transact(h -> {
      var chat = h.createQuery("select address from chat_link where member_id = :id and channel = 'TELEGRAM'").bind("id", blocked.id())
          .mapTo(String.class).one();
      club.core().reach.lost(h, new ChatAddress(Channel.TELEGRAM, chat), ReachLoss.BLOCKED);
      return Outcome.commit(true);
    });
    start(scheduled(draft("سلام", "Hi", 0)));
    assertThat(send(Channel.TELEGRAM)).hasSize(1);
    assertThat(send(Channel.SMS)).hasSize(2).allSatisfy(sms -> assertThat(sms).endsWith("لغو۱۱"));
  }

  @Test
  void onlyADefiniteFailureSendsTheSameMessageOnTheNextChannel() {
    IntStream.range(0, 3).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS));
    var onlyTelegram = club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0));
    start(id);
    var attempts = begin(Channel.TELEGRAM, 10);
    assertThat(attempts).hasSize(4);
    var both = attempts.stream().filter(a -> !a.message().member().equals(Optional.of(onlyTelegram.id()))).toList();
    club.core().outbox.end(both.get(0), new Sending.Refused("403 blocked", true));
    club.core().outbox.end(both.get(1), new Sending.Lost("time-out"));
    club.core().outbox.end(both.get(2), new Sending.Sent("1", 1));
    attempts.stream().filter(a -> !both.contains(a)).forEach(a -> club.core().outbox.end(a, new Sending.Refused("403 blocked", true)));
    var bySms = begin(Channel.SMS, 10);
    assertThat(bySms).singleElement().satisfies(a -> assertThat(a.message().id()).isEqualTo(both.get(0).message().id()));
    club.core().outbox.end(bySms.getFirst(), new Sending.Sent("SM1", 1));
    var tally = tally(id);
    assertThat(tally.sent()).isEqualTo(2);
    assertThat(tally.unknown()).isEqualTo(1);
    assertThat(tally.failed()).isEqualTo(1);
    assertThat(tally.planned()).isEqualTo(4);
    assertThat(run(id).reasons()).containsExactlyInAnyOrder(new ReasonCount(End.FAILED, "403 blocked", 1), new ReasonCount(End.UNKNOWN,
        "time-out", 1));
  }

  @Test
  void whoeverLeftOneChannelSinceTheStartGetsItOnTheOther() {
    var member = club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS);
    var id = scheduled(draft("سلام", "Hi", 0));
    start(id);
    club.core().db.transact(h -> {
      club.core().consents.withdraw(h, member.id(), Channel.TELEGRAM, ConsentKind.CLUB, How.KEYWORD, "/stop");
      return Outcome.commit(true);
    });
    assertThat(send(Channel.TELEGRAM)).isEmpty();
    assertThat(send(Channel.SMS)).hasSize(1);
    assertThat(tally(id).sent()).isEqualTo(1);
  }

  @Test
  void anAudienceMayBeOneLanguageOrOneBranch() {
    var farsi = club.consenting(Language.FA, Channel.TELEGRAM);
    club.consenting(Language.EN, Channel.TELEGRAM);
    var branch = branch("tajrish");
    buys(farsi, "tajrish");
    assertThat(planned(new Audience(Optional.of(Language.EN), Optional.empty()))).isEqualTo(1);
    assertThat(planned(new Audience(Optional.empty(), Optional.of(branch)))).isEqualTo(1);
    assertThat(planned(new Audience(Optional.of(Language.EN), Optional.of(branch)))).isZero();
    assertThat(planned(Audience.EVERYBODY)).isEqualTo(2);
  }

  @Test
  void aMissingLanguageFallsBackAndIsCounted() {
    club.consenting(Language.FA, Channel.TELEGRAM);
    club.consenting(Language.EN, Channel.TELEGRAM);
    var id = scheduled(new CampaignDraft("n", Audience.EVERYBODY, List.of(Channel.TELEGRAM), Optional.empty(), Optional.of("Hi {name}"),
        0));
    start(id);
    assertThat(run(id).fallbackLanguage()).isEqualTo(1);
    assertThat(send(Channel.TELEGRAM)).containsExactlyInAnyOrder("Hi Mina Karimi", "Hi مینا کریمی");
  }

  @Test
  void theControlGroupGetsNothingAndIsAboutAsLargeAsWished() {
    IntStream.range(0, 200).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM));
    var id = scheduled(draft("سلام", "Hi", 20));
    var started = (Starting.Started) start(id);
    assertThat(started.planned() + started.control()).isEqualTo(200);
    assertThat(started.control()).isBetween(15, 70);
    assertThat(tally(id).planned()).isEqualTo(started.planned());
    assertThat(run(id).channels()).singleElement().isEqualTo(new Results.ByChannel(Channel.TELEGRAM, started.planned(), started.control()));
  }

  @Test
  void aThousandStartsAtOnceMakeOneRun() throws Exception {
    IntStream.range(0, 20).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM));
    var id = scheduled(draft("سلام", "Hi", 0));
    club.clock().set(at);
    var answers = new ArrayList<Starting>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      var futures = new ArrayList<Future<Starting>>();
      for (int i = 0; i < 1_000; i++) {
        futures.add(threads.submit(() -> runs.start(id, at)));
      }
      for (var future : futures) {
        answers.add(future.get());
      }
    }
    assertThat(answers.stream().filter(Starting.Started.class::isInstance)).hasSize(1);
    assertThat(answers.stream().filter(Starting.AlreadyStarted.class::isInstance)).hasSize(999);
    assertThat(tally(id).open()).isEqualTo(20);
  }

  @Test
  void aCampaignStartsNeitherBeforeItsTimeNorForATimeThatIsNotItsOwn() {
    club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0));
    assertThat(runs.start(id, at)).isEqualTo(new Starting.NotYet(at));
    var later = at.plusSeconds(600);
    assertThat(campaigns.schedule(Actor.SYSTEM, id, later)).isInstanceOf(Scheduling.Scheduled.class);
    club.clock().set(later);
    assertThat(runs.start(id, at)).as("the trigger of the time before").isInstanceOf(Starting.NotScheduled.class);
    assertThat(runs.start(id, later)).isInstanceOf(Starting.Started.class);
    assertThat(runs.start(new CampaignId(UUID.randomUUID()), at)).isInstanceOf(Starting.NotScheduled.class);
  }

  @Test
  void whateverIsDueAndHasNotStartedCanBeStartedWithoutItsTrigger() {
    club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0));
    club.clock().set(at.minusSeconds(1));
    assertThat(runs.startDue()).isZero();
    club.clock().set(at);
    assertThat(runs.startDue()).isEqualTo(1);
    assertThat(state(id)).isEqualTo(CampaignState.RUNNING);
    assertThat(runs.startDue()).isZero();
  }

  @Test
  void aRunThatIsTooLateIsSkippedAndSaysSo() {
    club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0));
    club.clock().set(at.plus(CampaignRuns.LATE_MAX).plusSeconds(1));
    assertThat(runs.start(id, at)).isInstanceOf(Starting.TooLate.class);
    assertThat(state(id)).isEqualTo(CampaignState.SKIPPED);
    assertThat(send(Channel.TELEGRAM)).isEmpty();
    var again = club.clock().instant().plusSeconds(60);
    campaigns.schedule(Actor.SYSTEM, id, again);
    club.clock().set(again);
    assertThat(runs.start(id, again)).isInstanceOf(Starting.Started.class);
  }

  @Test
  void thoseWhoWithdrawBetweenStartAndSendingAreSuppressed() {
    var member = club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0));
    start(id);
    club.core().db.transact(h -> {
      club.core().consents.withdraw(h, member.id(), Channel.TELEGRAM, ConsentKind.CLUB, How.KEYWORD, "لغو");
      return Outcome.commit(true);
    });
    assertThat(send(Channel.TELEGRAM)).isEmpty();
    assertThat(tally(id).suppressed()).isEqualTo(1);
    assertThat(runs.tend()).isEqualTo(1);
  }
}
