package club.vafa.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.coupon.BatchStep;
import club.vafa.coupon.BatchTerms;
import club.vafa.coupon.BatchWish;
import club.vafa.coupon.Discount;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.Member;
import club.vafa.message.Attempt;
import club.vafa.message.Content;
import club.vafa.message.Crossing;
import club.vafa.message.End;
import club.vafa.message.Ended;
import club.vafa.message.Outbox;
import club.vafa.message.ReasonCount;
import club.vafa.message.RunState;
import club.vafa.message.Runs;
import club.vafa.message.Sending;
import club.vafa.message.Share;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.segment.Audience;
import club.vafa.staff.PredefinedRole;
import club.vafa.trail.Actor;
import club.vafa.value.CampaignId;
import club.vafa.value.CouponBatchId;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import club.vafa.value.Money;
import club.vafa.value.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens to a run while it is on its way. */
@Timeout(120)
class MidRunTest extends OnCampaigns {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  MidRunTest() {
    super(database);
  }

  /** One run's messages, whose words take their time: after consent was asked, before it is committed that they are being sent. */
  private record SlowWords(RunId run, CountDownLatch asked, CountDownLatch goOn) implements Runs {
    @Override
    public List<RunId> running(Handle h) {
      return List.of(run);
    }

    @Override
    public Map<RunId, RunState> states(Handle h, Collection<RunId> runs) {
      return Map.of(run, RunState.RUNNING);
    }

    @Override
    public Map<MessageId, Content> contents(Handle h, List<Wanted> wanted) {
      asked.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return wanted.stream().collect(Collectors.toMap(Wanted::message, one -> Content.text("slowly")));
    }
  }

  @Test
  void whoWithdrawsConsentWaitsForWhoHasJustAskedForItAndAfterThatNothingStarts() throws Exception {
    var member = club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0));
    start(id);
    var core = club.core();
    var words = new SlowWords(run(id).id(), new CountDownLatch(1), new CountDownLatch(1));
    var slow = new Outbox(core.db, core.clock, core.clubs, new Crossing(core.consents, core.reach, words), core.messages);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sending = threads.submit(() -> slow.begin(Channel.TELEGRAM, Share.BULK, 10, "slow").attempts());
      words.asked().await();
      var withdrawing = threads.submit(() -> withdraws(member));
      boolean waits = waits(withdrawing);
      words.goOn().countDown();
      assertThat(sending.get()).hasSize(1);
      withdrawing.get();
      assertThat(waits).as("the withdrawal is not said to be done while a message may still start").isTrue();
    }
    club.clock().set(TestClub.START);
    club.consenting(Language.EN, Channel.TELEGRAM);
    start(scheduled(draft("سلام", "Hi", 0)));
    assertThat(send(Channel.TELEGRAM)).as("the other one only").containsExactly("Hi");
  }

  private boolean withdraws(Member member) {
    return club.core().db.transact(h -> {
      club.core().consents.withdraw(h, member.id(), Channel.TELEGRAM, ConsentKind.CLUB, How.KEYWORD, "لغو");
      return Outcome.commit(true);
    });
  }

  /** Whether it comes to wait for a lock of somebody else before it is done. */
  private boolean waits(Future<?> work) throws InterruptedException {
    while (!work.isDone()) {
      int waiting = club.core().db.read(h -> h.createQuery("select count(*) from pg_locks where not granted and locktype = 'advisory'")
          .mapTo(Integer.class).one());
      if (waiting > 0) {
        return true;
      }
      Thread.sleep(5);
    }
    return false;
  }

  /** One of the processes that send, with a core of its own, batch after batch. */
  private final class Process {
    private final TestClub own = new TestClub(database);
    private final AtomicInteger rounds = new AtomicInteger();
    private final List<Instant> begun = new ArrayList<>();

    void sendUntil(AtomicBoolean stop) {
      own.clock().set(at);
      while (!stop.get()) {
        var attempts = own.core().outbox.begin(Channel.TELEGRAM, Share.BULK, 3, "process " + System.identityHashCode(this)).attempts();
        synchronized (this) {
          attempts.forEach(_ -> begun.add(Instant.now()));
        }
        own.core().outbox.end(attempts.stream().map(one -> new Ended(one, new Sending.Sent("x", 1))).toList());
        rounds.incrementAndGet();
      }
    }

    synchronized List<Instant> begun() {
      return List.copyOf(begun);
    }

    void awaitRounds(int more) throws InterruptedException {
      int until = rounds.get() + more;
      while (rounds.get() < until) {
        Thread.sleep(2);
      }
    }
  }

  @Test
  void aPauseHoldsAtEveryProcessFromItsNextClaimOnWhichIsWithinASecond() throws Exception {
    IntStream.range(0, 150).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM));
    var id = scheduled(draft("سلام", "Hi", 0));
    start(id);
    var stop = new AtomicBoolean();
    var processes = List.of(new Process(), new Process());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sending = processes.stream().map(process -> threads.submit(() -> process.sendUntil(stop))).toList();
      try {
        pausedAndResumed(id, processes);
      } finally {
        stop.set(true);
      }
      for (var one : sending) {
        one.get();
      }
    }
    assertThat(tally(id).sent()).isEqualTo(150);
  }

  private void pausedAndResumed(CampaignId id, List<Process> processes) throws InterruptedException {
    for (var process : processes) {
      process.awaitRounds(3);
    }
    assertThat(campaigns.pause(Actor.SYSTEM, id)).isInstanceOf(Changing.Changed.class);
    var paused = Instant.now();
    for (var process : processes) {
      process.awaitRounds(5);
    }
    long open = tally(id).open();
    assertThat(open).as("what the pause held back").isPositive();
    assertThat(processes).allSatisfy(process -> assertThat(process.begun()).isNotEmpty()
        .allMatch(begun -> begun.isBefore(paused.plusSeconds(1))));
    for (var process : processes) {
      process.awaitRounds(10);
    }
    assertThat(tally(id).open()).as("nothing more goes").isEqualTo(open);
    campaigns.resume(Actor.SYSTEM, id);
    while (tally(id).open() > 0) {
      Thread.sleep(5);
    }
  }

  @Test
  void codesThatRunOutInTheMiddleOfARunAreCountedWithThatReasonAndTheRestGoesOn() {
    var members = IntStream.range(0, 4).mapToObj(i -> club.consenting(Language.FA, Channel.TELEGRAM)).toList();
    var batch = batch(4);
    var id = scheduled(draft("کد شما:\n{coupon}", "Your code:\n{coupon}", 0).with(new Offer.Code(batch)));
    start(id);
    // Meanwhile staff hand out one of them.
    var core = club.core();
    var somebody = club.member();
    core.db.transact(h -> Outcome.commit(core.couponBatches.hand(h, batch, somebody.id(), core.clock.instant()).orElseThrow()));
    var other = scheduled(draft("سلام", "Hi", 0));
    start(other);
    assertThat(send(Channel.TELEGRAM)).as("three with a code, and the other campaign's").hasSize(3 + members.size());
    runs.tend();
    assertThat(run(id).reasons()).containsExactly(new ReasonCount(End.FAILED, "NO_CODE_LEFT", 1));
    assertThat(tally(id).sent()).isEqualTo(3);
    assertThat(tally(id).planned()).isEqualTo(run(id).planned());
    assertThat(state(id)).isEqualTo(CampaignState.FINISHED);
  }

  private CouponBatchId batch(int count) {
    var terms = new BatchTerms(new Discount.Percent(20, Optional.empty()), Money.rials(0), Set.of());
    var wish = new BatchWish(new LocalText("تابستان", "Summer"), terms, count, TestClub.START, TestClub.START.plus(Duration.ofDays(30)));
    var keyed = club.core().couponBatches.plan(new RequestKey("test", "batch " + System.nanoTime()), wish, club.staff(PredefinedRole.MARKETER).staffId());
    while (club.core().couponBatches.make() > 0) { }
    return ((BatchStep.Done) ((Keyed.First<BatchStep>) keyed).answer()).batch().id();
  }

  @Test
  void whatTheFirstChannelHasNotTakenByTheDeadlineGoesByTheSecondOnceAndIsCountedOnce() {
    var both = IntStream.range(0, 2).mapToObj(i -> club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS)).toList();
    club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0).fallingBackAfter(30));
    start(id);
    // Telegram is away: one is being sent to nobody knows what end, the others do not go.
    var stuck = attemptTo(both.getFirst().id());
    club.clock().set(at.plus(Duration.ofMinutes(29)));
    club.core().outbox.sweep();
    assertThat(begin(Channel.SMS, 10)).as("before the deadline").isEmpty();
    club.clock().set(at.plus(Duration.ofMinutes(31)));
    club.core().outbox.sweep();
    var bySms = begin(Channel.SMS, 10);
    assertThat(bySms).as("not what may have arrived").extracting(one -> one.message().member()).containsExactly(Optional.of(both.getLast().id()));
    club.core().outbox.end(bySms.getFirst(), new Sending.Sent("SM1", 1));
    club.core().outbox.end(stuck, new Sending.Lost("time-out"));
    club.clock().set(at.plus(Duration.ofMinutes(41)));
    assertThat(send(Channel.TELEGRAM)).as("who has no second way stays").hasSize(1);
    assertThat(tally(id).sent()).isEqualTo(2);
    assertThat(tally(id).unknown()).isEqualTo(1);
    assertThat(tally(id).planned()).isEqualTo(3);
  }

  private Attempt attemptTo(MemberId member) {
    var attempts = begin(Channel.TELEGRAM, 10);
    attempts.stream().filter(one -> !one.message().member().equals(Optional.of(member)))
        .forEach(one -> club.core().outbox.end(one, new Sending.Later(Duration.ofMinutes(40), false)));
    return attempts.stream().filter(one -> one.message().member().equals(Optional.of(member))).findFirst().orElseThrow();
  }

  @Test
  void theDeadlineIsCountedInHoursInWhichMessagesMayGo() {
    club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS);
    club.core().db.jdbi().useHandle(h -> h.execute("update club set quiet_from = '22:00', quiet_until = '09:00'"));
    var late = club.core().clock.instant().atZone(TestClub.ZONE).toLocalDate().atTime(21, 50).atZone(TestClub.ZONE);
    var id = saved(draft("سلام", "Hi", 0).fallingBackAfter(30));
    campaigns.schedule(Actor.SYSTEM, id, late.toInstant());
    club.clock().set(late.toInstant());
    runs.start(id, late.toInstant());
    var deadline = club.core().db.read(h -> h.createQuery("select fallback_at from message_open").mapTo(Instant.class).one());
    assertThat(deadline).isEqualTo(late.plusDays(1).withHour(9).withMinute(20).toInstant());
  }

  @Test
  void aDeadlineForASecondChannelNeedsOneAndHasABound() {
    var one = new CampaignDraft("n", Audience.EVERYBODY, List.of(Channel.TELEGRAM), Optional.of("سلام"), Optional.empty(), 0);
    assertThat(campaigns.create(Actor.SYSTEM, one.fallingBackAfter(30))).isEqualTo(new Saving.Wrong(List.of(new Saving.Fault.NoSecondChannel())));
    assertThat(campaigns.create(Actor.SYSTEM, draft("سلام", "Hi", 0).fallingBackAfter(0)))
        .isEqualTo(new Saving.Wrong(List.of(new Saving.Fault.OutOfRange("fallbackMinutes", 1, CampaignDraft.FALLBACK_MINUTES_MAX))));
  }

  @Test
  void whoIsErasedInTheMiddleOfARunGetsNothingMoreAndIsStillCounted() {
    var gone = club.consenting(Language.FA, Channel.TELEGRAM);
    var being = club.consenting(Language.FA, Channel.TELEGRAM);
    club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0));
    start(id);
    var underWay = attemptTo(being.id());
    club.core().db.transact(h -> Outcome.commit(club.core().erasures.erase(h, Actor.SYSTEM, gone.id())));
    club.core().db.transact(h -> Outcome.commit(club.core().erasures.erase(h, Actor.SYSTEM, being.id())));
    club.core().outbox.end(underWay, new Sending.Sent("1", 1));
    club.clock().set(at.plus(Duration.ofHours(1)));
    assertThat(send(Channel.TELEGRAM)).hasSize(1);
    runs.tend();
    var tally = tally(id);
    assertThat(tally.sent()).isEqualTo(2);
    assertThat(tally.suppressed() + tally.cancelled()).as("the one who is no more").isEqualTo(1);
    assertThat(tally.planned()).isEqualTo(run(id).planned()).isEqualTo(3);
    assertThat(state(id)).isEqualTo(CampaignState.FINISHED);
  }
}
