package club.vafa.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.approval.Approving;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.StatementLine;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.staff.Permission;
import club.vafa.staff.PredefinedRole;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import club.vafa.value.PageRequest;
import club.vafa.value.StaffId;
import club.vafa.value.TransferId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdjustmentsTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private TestClub club;
  private Adjustments adjustments;
  private MemberId member;
  private StaffId maker;
  private long threshold;

  @BeforeEach
  void open() {
    club = new TestClub(database);
    adjustments = club.core().adjustments;
    member = club.member().id();
    maker = club.staff(PredefinedRole.SUPPORT).staffId();
    threshold = club.core().clubs.settings().adjustmentThreshold();
  }

  @Test
  void upToTheThresholdOnePersonIsEnough() {
    assertThat(create("a", threshold)).isInstanceOfSatisfying(Adjusting.Done.class, done -> assertThat(done.posted()).isEqualTo(threshold));
    assertThat(create("b", -threshold)).isInstanceOfSatisfying(Adjusting.Done.class, done -> assertThat(done.posted()).isZero());
    assertThat(trail()).containsExactly("points.adjust", "points.adjust");
  }

  @Test
  void overTheThresholdNothingIsBookedBeforeASecondPersonSaysYes() {
    var id = waiting(create("a", threshold + 1));
    assertThat(points()).isZero();
    assertThat(list()).extracting(Adjustment::id).contains(id);
    assertThat(adjustments.approve(id, maker)).isEqualTo(new Adjusting.NotApproved(new Approving.NotAllowed(Permission.POINTS_APPROVE)));
    assertThat(adjustments.approve(id, lawyer())).isInstanceOf(Adjusting.Done.class);
    assertThat(points()).isEqualTo(threshold + 1);
    assertThat(adjustments.approve(id, lawyer())).isEqualTo(new Adjusting.NotWaiting(Adjustment.State.DONE));
    assertThat(list()).extracting(Adjustment::id).doesNotContain(id);
  }

  @Test
  void takingIsLimitedAsGivingIs() {
    create("a", threshold);
    assertThat(create("b", -threshold - 1)).isInstanceOf(Adjusting.Waiting.class);
  }

  @Test
  void aTransferIsReversedAsAWholeAndOnce() {
    create("a", 40);
    var given = transfers().getFirst();
    assertThat(reverse("r1", given)).isInstanceOfSatisfying(Adjusting.Done.class, done -> assertThat(done.posted()).isZero());
    assertThat(reverse("r2", given)).isEqualTo(new Adjusting.AlreadyReversed());
    assertThat(reverse("r3", transfers().getFirst())).as("a reversal is not reversed").isEqualTo(new Adjusting.NotReversible(Reason.REVERSAL));
    assertThat(reverse("r4", new TransferId(UUID.randomUUID()))).isEqualTo(new Adjusting.NoSuchTransfer());
    assertThat(trail()).containsExactly("points.adjust", "points.reverse");
  }

  @Test
  void whatWasTakenComesBackByItsReversalAndWhatIsSpentCannotBeTaken() {
    create("a", 40);
    var given = transfers().getFirst();
    create("b", -30);
    var taken = transfers().getFirst();
    assertThat(reverse("r1", given)).isEqualTo(new Adjusting.TooFew(30));
    assertThat(reverse("r2", taken)).isInstanceOf(Adjusting.Done.class);
    assertThat(points()).isEqualTo(40);
  }

  @Test
  void aReversalOverTheThresholdWaitsForASecondPersonAsAnAdjustmentDoes() {
    adjustments.approve(waiting(create("a", threshold + 1)), lawyer());
    var given = transfers().getFirst();
    var id = waiting(reverse("r", given));
    assertThat(points()).isEqualTo(threshold + 1);
    assertThat(list()).filteredOn(a -> a.id().equals(id)).singleElement()
        .satisfies(a -> assertThat(a.reverses()).contains(given)).satisfies(a -> assertThat(a.points()).isEqualTo(-threshold - 1));
    assertThat(adjustments.approve(id, lawyer())).isInstanceOf(Adjusting.Done.class);
    assertThat(points()).isZero();
  }

  @Test
  void whatHasAWayOfItsOwnIsNotReversed() {
    var purchase = club.core().db.transact(h -> Outcome.commit(club.core().ledger.credit(h,
        new Credit(HolderId.of(member), Unit.POINTS, 10, House.ISSUED, Why.of(Reason.PURCHASE), LotTerms.PERMANENT)))).transfer();
    assertThat(reverse("r", purchase)).isEqualTo(new Adjusting.NotReversible(Reason.PURCHASE));
    assertThat(points()).isEqualTo(10);
  }

  private Adjusting reverse(String key, TransferId transfer) {
    return ((Keyed.First<Adjusting>) adjustments.reverse(new RequestKey(member.toString(), key), member, transfer, "booked twice", maker)).answer();
  }

  /// The member's transfers of points, newest first.
  private List<TransferId> transfers() {
    return club.core().db.read(h -> club.core().ledger.statement(h, HolderId.of(member), Unit.POINTS, PageRequest.first())).items().stream()
        .map(StatementLine::transfer).toList();
  }

  @Test
  void nobodyApprovesAnOwnAdjustment() {
    var owner = club.staff(PredefinedRole.OWNER).staffId();
    var id = waiting(create("a", threshold + 1, owner));
    club.staff(PredefinedRole.LEGAL);
    assertThat(adjustments.approve(id, owner)).isEqualTo(new Adjusting.NotApproved(new Approving.SamePerson()));
    assertThat(points()).isZero();
  }

  @Test
  void anAdjustmentIsBookedOnceHoweverManySayYesAtOnce() {
    var id = waiting(create("a", threshold + 1));
    var lawyers = List.of(lawyer(), lawyer());
    var answers = Race.of(16, i -> () -> adjustments.approve(id, lawyers.get(i % 2)));
    assertThat(answers).filteredOn(Adjusting.Done.class::isInstance).hasSize(1);
    assertThat(points()).isEqualTo(threshold + 1);
  }

  @Test
  void theSameRequestIsBookedOnce() {
    var first = create("a", 10);
    assertThat(adjustments.create(new RequestKey(member.toString(), "a"), member, 10, "why", maker)).isEqualTo(new Keyed.Again<>(first));
    assertThat(points()).isEqualTo(10);
  }

  @Test
  void noMoreIsTakenThanThereIs() {
    create("a", 10);
    assertThat(create("b", -11)).isEqualTo(new Adjusting.TooFew(1));
    assertThat(points()).isEqualTo(10);
  }

  @Test
  void whatIsMissingWhenTheYesComesKeepsItWaiting() {
    create("a", threshold);
    create("b", 1);
    var id = waiting(create("c", -threshold - 1));
    create("d", -1);
    assertThat(adjustments.approve(id, lawyer())).isEqualTo(new Adjusting.TooFew(1));
    create("e", 1);
    assertThat(adjustments.approve(id, lawyer())).isInstanceOf(Adjusting.Done.class);
    assertThat(points()).isZero();
  }

  @Test
  void aCancelledAdjustmentIsNotBooked() {
    var id = waiting(create("a", threshold + 1));
    adjustments.cancel(id, maker);
    assertThat(adjustments.approve(id, lawyer())).isEqualTo(new Adjusting.NotWaiting(Adjustment.State.CANCELLED));
    assertThat(points()).isZero();
  }

  @Test
  void nobodyIsAdjustedWhoIsNoMember() {
    var keyed = adjustments.create(new RequestKey("x", Ids.random().toString()), new MemberId(Ids.random()), 5, "why", maker);
    assertThat(keyed).isEqualTo(new Keyed.First<>(new Adjusting.NoSuchMember()));
    assertThatThrownBy(() -> create("a", 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> create("a", Long.MIN_VALUE)).isInstanceOf(IllegalArgumentException.class);
    assertThat(adjustments.approve(new AdjustmentId(Ids.random()), lawyer())).isEqualTo(new Adjusting.NoSuchAdjustment());
  }

  private Adjusting create(String key, long points) {
    return create(key, points, maker);
  }

  private Adjusting create(String key, long points, StaffId by) {
    var keyed = adjustments.create(new RequestKey(member.toString(), key), member, points, "why", by);
    assertThat(keyed).isInstanceOf(Keyed.First.class);
    return ((Keyed.First<Adjusting>) keyed).answer();
  }

  private static AdjustmentId waiting(Adjusting answer) {
    assertThat(answer).isInstanceOf(Adjusting.Waiting.class);
    return ((Adjusting.Waiting) answer).id();
  }

  private StaffId lawyer() {
    return club.staff(PredefinedRole.LEGAL).staffId();
  }

  private List<Adjustment> list() {
    return club.core().db.read(h -> adjustments.waiting(h, PageRequest.first(PageRequest.LIMIT_MAX))).items();
  }

  private List<String> trail() {
    return club.core().db.read(h -> h.createQuery("select action from trail where subject_id = :id and action like 'points%' order by id")
        .bind("id", member).mapTo(String.class).list());
  }

  private long points() {
    return club.core().db.read(h -> club.core().ledger.balance(h, HolderId.of(member), Unit.POINTS)).posted();
  }
}
