package club.vafa.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import club.vafa.TestClub;
import club.vafa.coupon.BatchStep;
import club.vafa.coupon.BatchTerms;
import club.vafa.coupon.BatchWish;
import club.vafa.coupon.Discount;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.member.Channel;
import club.vafa.member.Member;
import club.vafa.member.Merging;
import club.vafa.message.Attempt;
import club.vafa.message.Content;
import club.vafa.message.ReasonCount;
import club.vafa.message.Sending;
import club.vafa.message.Share;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.staff.PredefinedRole;
import club.vafa.template.TemplateText;
import club.vafa.trail.Actor;
import club.vafa.value.CouponBatchId;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CampaignOffersTest extends OnCampaigns {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  CampaignOffersTest() {
    super(database);
  }

  private static Variant variant(String code, int share, String fa) {
    return new Variant(code, share, TemplateText.of(Optional.of(fa), Optional.empty()), Optional.empty());
  }

  private CouponBatchId batch(int count) {
    var terms = new BatchTerms(new Discount.Percent(20, Optional.empty()), Money.rials(0), Set.of());
    var wish = new BatchWish(new LocalText("تابستان", "Summer"), terms, count, TestClub.START, TestClub.START.plus(Duration.ofDays(30)));
    var keyed = club.core().couponBatches.plan(new RequestKey("test", "batch " + System.nanoTime()), wish, club.staff(PredefinedRole.MARKETER).staffId());
    while (club.core().couponBatches.make() > 0) { }
    return ((BatchStep.Done) ((Keyed.First<BatchStep>) keyed).answer()).batch().id();
  }

  private long points(Member member) {
    return club.core().db.read(h -> club.core().ledger.balance(h, HolderId.of(member.id()), Unit.POINTS).available());
  }

  @Test
  void wordingsAreSharedOutByAStableHashAndTheSharesHold() {
    var members = IntStream.range(0, 300).mapToObj(i -> club.consenting(Language.FA, Channel.TELEGRAM)).toList();
    var id = scheduled(draft("x", "x", 10).says(List.of(variant("a", 30, "الف"), variant("b", 70, "ب"))));
    start(id);
    var said = send(Channel.TELEGRAM);
    double a = said.stream().filter("الف"::equals).count() / (double) said.size();
    assertThat(a).isCloseTo(0.3, within(0.09));
    assertThat((double) said.size() / members.size()).isCloseTo(0.9, within(0.07));
    var outcome = club.core().campaignResults.of(id).orElseThrow().outcome().orElseThrow();
    assertThat(outcome.variants()).extracting(Results.Group::code).containsExactly("a", "b");
    assertThat(outcome.treated().sent()).isEqualTo(said.size());
    assertThat(outcome.treated().members() + outcome.control().members()).isEqualTo(300);
  }

  @Test
  void sharesThatOverlapOrDoNotSumAreRefused() {
    assertThat(campaigns.create(Actor.SYSTEM, draft("x", "x", 0).says(List.of(variant("a", 50, "الف"), variant("b", 40, "ب")))))
        .isEqualTo(new Saving.Wrong(List.of(new Saving.Fault.SharesDoNotSum(90))));
    assertThat(campaigns.create(Actor.SYSTEM, draft("x", "x", 0).says(List.of(variant("a", 50, "الف"), variant("a", 50, "ب")))))
        .isEqualTo(new Saving.Wrong(List.of(new Saving.Fault.VariantTwice(1, "a"))));
    assertThat(campaigns.create(Actor.SYSTEM, draft("x", "x", 0).says(List.of()))).isInstanceOf(Saving.Wrong.class);
  }

  @Test
  void pointsAreGivenOnceWithTheMessageThoughItIsTriedTwiceAndNotToWhoeverGetsNone() {
    var member = club.consenting(Language.FA, Channel.TELEGRAM, Channel.SMS);
    var id = scheduled(draft("{points} امتیاز", "Hi", 0).with(new Offer.InPoints(50, 30)));
    start(id);
    assertThat(points(member)).as("before the message").isZero();
    var first = begin(Channel.TELEGRAM, 10).getFirst();
    assertThat(((Content.Text) first.message().content()).body()).as("the words know of it").isEqualTo("۵۰ امتیاز");
    club.core().outbox.end(first, new Sending.Refused("403 blocked", true));
    assertThat(send(Channel.SMS)).hasSize(1);
    assertThat(points(member)).isEqualTo(50);
    var cancelled = club.consenting(Language.FA, Channel.TELEGRAM);
    var other = saved(draft("سلام", "Hi", 0).with(new Offer.InPoints(50, 30)));
    campaigns.schedule(Actor.SYSTEM, other, club.clock().instant());
    runs.startDue();
    campaigns.cancel(Actor.SYSTEM, other);
    assertThat(send(Channel.TELEGRAM)).isEmpty();
    assertThat(points(cancelled)).isZero();
  }

  @Test
  void aCodeOfTheBatchStandsInTheTextAndOneThatNeverArrivedIsVoid() {
    var members = List.of(club.consenting(Language.FA, Channel.TELEGRAM), club.consenting(Language.FA, Channel.TELEGRAM));
    var batch = batch(2);
    var id = scheduled(draft("کد شما:\n{coupon}", "Your code:\n{coupon}", 0).with(new Offer.Code(batch)));
    start(id);
    var attempts = begin(Channel.TELEGRAM, 10);
    assertThat(attempts).extracting(attempt -> ((Content.Text) attempt.message().content()).body()).doesNotHaveDuplicates();
    club.core().outbox.end(attempts.get(0), new Sending.Sent("1", 1));
    club.core().outbox.end(attempts.get(1), new Sending.Refused("400", false));
    var arrived = attempts.get(0).message().member().orElseThrow();
    var lost = attempts.get(1).message().member().orElseThrow();
    assertThat(runs.tend()).isEqualTo(1);
    runs.tend();
    var core = club.core();
    assertThat(core.db.read(h -> core.coupons.ofMember(h, arrived)).size()).isEqualTo(1);
    assertThat(core.db.read(h -> core.coupons.ofMember(h, lost)).size()).as("nobody has seen it").isZero();
    assertThat(members).hasSize(2);
  }

  @Test
  void aBatchWithTooFewCodesIsRefusedBeforeTheStart() {
    IntStream.range(0, 3).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM));
    var id = saved(draft("{coupon}", "{coupon}", 0).with(new Offer.Code(batch(2))));
    assertThat(campaigns.schedule(Actor.SYSTEM, id, at)).isEqualTo(new Scheduling.TooFewCodes(2, 3));
  }

  @Test
  void aLargeAudienceNeedsASecondPersonsYesToExactlyThisContent() {
    IntStream.range(0, 3).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM));
    var core = club.core();
    limit(2);
    var maker = club.staff(PredefinedRole.MARKETER).staffId();
    var second = club.staff(PredefinedRole.MARKETER).staffId();
    var id = ((Saving.Saved) campaigns.create(Actor.of(maker), draft("سلام", "Hi", 0))).campaign().id();
    assertThat(campaigns.schedule(Actor.of(maker), id, at)).isEqualTo(new Scheduling.ApprovalMissing(3, 2));
    assertThat(campaigns.submit(maker, id)).isInstanceOf(Agreeing.Done.class);
    assertThat(campaigns.approve(maker, id)).as("by the maker").isInstanceOf(Agreeing.Refused.class);
    assertThat(campaigns.approve(second, id)).isInstanceOf(Agreeing.Done.class);
    assertThat(campaigns.schedule(Actor.of(maker), id, at)).isInstanceOf(Scheduling.Scheduled.class);
    campaigns.change(Actor.of(maker), id, draft("سلام!", "Hi", 0));
    club.clock().set(at);
    assertThat(runs.start(id, at)).as("edited since").isInstanceOf(Starting.NotApproved.class);
    assertThat(core.campaignResults.of(id).orElseThrow().runs()).singleElement().satisfies(run -> assertThat(run.why()).contains("NOT_APPROVED"));
    limit(5_000);
  }

  private void limit(long members) {
    var core = club.core();
    core.db.transact(h -> {
      h.createUpdate("update club set campaign_approval_above = :members").bind("members", members).execute();
      return Outcome.commit(core.clubs.change(h, settings -> settings));
    });
  }

  @Test
  void aLimitPerMinuteHoldsOverAllWhoSend() {
    IntStream.range(0, 20).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM));
    start(scheduled(draft("سلام", "Hi", 0).atMost(6)));
    int sent = 0;
    for (int i = 0; i < 10; i++) {
      sent += sendAtMost(5);
    }
    assertThat(sent).as("one every ten seconds").isEqualTo(1);
    club.core().db.jdbi().useHandle(h -> h.execute("update campaign_pace set refilled_at = refilled_at - interval '1 minute'"));
    assertThat(sendAtMost(100)).as("what was not used is not saved up").isEqualTo(1);
  }

  @Test
  void aTestGoesToNamedMembersMarkedAndIsCountedNowhere() {
    var own = club.consenting(Language.FA, Channel.TELEGRAM);
    var silent = club.member();
    var id = saved(draft("x", "x", 0).says(List.of(variant("a", 50, "الف {coupon}"), variant("b", 50, "ب"))));
    var tests = club.core().testSends.send(Actor.SYSTEM, id, List.of(own.id(), silent.id())).orElseThrow();
    assertThat(tests).containsExactly(new TestSends.Test.Sent(own.id(), 2), new TestSends.Test.NotReached(silent.id()));
    // One after the other, since they go to one chat.
    var bodies = new ArrayList<String>();
    for (var attempts = quick(); !attempts.isEmpty(); attempts = quick()) {
      attempts.forEach(attempt -> {
        bodies.add(((Content.Text) attempt.message().content()).body());
        club.core().outbox.end(attempt, new Sending.Sent("t" + attempt.message().id(), 1));
      });
    }
    assertThat(bodies).hasSize(2).allSatisfy(body -> assertThat(body).startsWith("پیام آزمایشی کمپین"));
    assertThat(club.core().campaignResults.of(id).orElseThrow().run()).isEmpty();
  }

  private List<Attempt> quick() {
    return club.core().outbox.begin(Channel.TELEGRAM, Share.QUICK, 10, "w").attempts();
  }

  @Test
  void aRunIsMadeInSlicesAndGoesOnWhereTheLastOneEnded() {
    IntStream.range(0, 57).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM));
    var id = scheduled(draft("سلام", "Hi", 10));
    club.clock().set(at);
    var run = ((Starting.Started) runs.begin(id, at)).run();
    var core = club.core();
    var making = new RunMaking(core.db, core.clock, core.clubs, core.messages, core.segments, 10);
    // One slice, and then the process dies.
    core.db.transact(h -> Outcome.commit(making.slice(h, run)));
    assertThat(run(id).making()).isTrue();
    assertThat(run(id).planned() + run(id).control()).isEqualTo(10);
    runs.tend();
    assertThat(run(id).making()).isFalse();
    assertThat(run(id).planned() + run(id).control()).isEqualTo(57);
    assertThat(send(Channel.TELEGRAM)).hasSize((int) run(id).planned());
    int reached = core.db.read(h -> h.createQuery("select count(distinct member_id) from campaign_delivery").mapTo(Integer.class).one());
    assertThat(reached).isEqualTo(57);
  }

  @Test
  void whoIsMergedInTheMiddleOfARunHearsOfItOnceAndThatIsCounted() {
    var one = club.consenting(Language.FA, Channel.TELEGRAM);
    var same = club.consenting(Language.FA, Channel.TELEGRAM);
    club.consenting(Language.FA, Channel.TELEGRAM);
    var id = scheduled(draft("سلام", "Hi", 0));
    start(id);
    var core = club.core();
    core.db.transact(h -> {
      new CampaignPersonData(core.messages).merge(h, new Merging(UUID.randomUUID(), same.id(), one.id(), Actor.SYSTEM, at));
      return Outcome.commit(true);
    });
    assertThat(send(Channel.TELEGRAM)).hasSize(2);
    assertThat(tally(id).suppressed()).isEqualTo(1);
    assertThat(tally(id).planned()).isEqualTo(3);
    assertThat(run(id).reasons()).extracting(ReasonCount::reason).containsExactly("MERGED");
  }

  @Test
  void aRunWithOneImpossibleRowFinishesAndReportsIt() {
    IntStream.range(0, 3).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM));
    var id = scheduled(draft("سلام", "Hi", 0));
    start(id);
    // A wording that this run does not have.
    club.core().db.jdbi().useHandle(h -> h.execute("update campaign_delivery set variant = 9 where member_id = (select member_id from campaign_delivery limit 1)"));
    assertThat(send(Channel.TELEGRAM)).hasSize(2);
    assertThat(runs.tend()).isEqualTo(1);
    assertThat(tally(id).failed()).isEqualTo(1);
    assertThat(state(id)).isEqualTo(CampaignState.FINISHED);
  }
}
