package club.vafa.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.staff.Permission;
import club.vafa.staff.PredefinedRole;
import club.vafa.trail.Actor;
import club.vafa.value.Ids;
import club.vafa.value.StaffId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApprovalsTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final Subject subject = new Subject("game", Ids.random());
  private TestClub club;
  private Approvals approvals;
  private StaffId maker;

  @BeforeEach
  void open() {
    club = new TestClub(database);
    approvals = club.core().approvals;
    // Every test begins with a club in which nobody may approve.
    commit(h -> h.execute("update staff set active = false"));
    maker = club.staff(PredefinedRole.MARKETER).staffId();
  }

  @Test
  void aSecondPersonsYesCountsForExactlyThisContent() {
    var lawyer = club.staff(PredefinedRole.LEGAL).staffId();
    request(maker);
    assertThat(stands("content")).isFalse();
    assertThat(approve("content", lawyer)).isInstanceOf(Approving.Approved.class);
    assertThat(stands("content")).isTrue();
    assertThat(stands("content ")).isFalse();
    assertThat(approve("content", lawyer)).isEqualTo(new Approving.AlreadyApproved(lawyer, TestClub.START));
  }

  @Test
  void whoMadeItCannotApproveItWhileSomebodyElseCan() {
    var owner = club.staff(PredefinedRole.OWNER).staffId();
    club.staff(PredefinedRole.LEGAL);
    request(owner);
    club.clock().advance(Duration.ofDays(30));
    assertThat(approve("content", owner)).isEqualTo(new Approving.SamePerson());
  }

  @Test
  void whereOnlyTheOwnerCanTheOwnerMayAfterARecordedDelayOfADay() {
    var owner = club.staff(PredefinedRole.OWNER).staffId();
    request(owner);
    var from = TestClub.START.plus(Duration.ofHours(24));
    assertThat(approve("content", owner)).isEqualTo(new Approving.AloneFrom(from));
    club.clock().set(from.minusMillis(1));
    assertThat(approve("content", owner)).isEqualTo(new Approving.AloneFrom(from));
    club.clock().set(from);
    assertThat(approve("content", owner)).isInstanceOfSatisfying(Approving.Approved.class, yes -> assertThat(yes.alone()).isTrue());
    var facts = club.core().db.read(h -> h.createQuery("""
        select facts->>'alone' from trail where subject_id = :id and action = 'approval.approve'
        """)
        .bind("id", subject.id()).mapTo(String.class).one());
    assertThat(facts).isEqualTo("true");
  }

  @Test
  void theDelayBeginsAgainWithEveryNewWish() {
    var owner = club.staff(PredefinedRole.OWNER).staffId();
    request(owner);
    club.clock().advance(Duration.ofHours(23));
    request(owner);
    club.clock().advance(Duration.ofHours(2));
    assertThat(approve("content", owner)).isEqualTo(new Approving.AloneFrom(TestClub.START.plus(Duration.ofHours(47))));
  }

  @Test
  void whoIsNotTheOwnerNeverApprovesAlone() {
    var lawyer = club.staff(PredefinedRole.LEGAL).staffId();
    request(lawyer);
    club.clock().advance(Duration.ofDays(30));
    assertThat(approve("content", lawyer)).isEqualTo(new Approving.SamePerson());
  }

  @Test
  void theOwnerApprovesAtOnceWhatSomebodyElseMade() {
    var owner = club.staff(PredefinedRole.OWNER).staffId();
    request(maker);
    assertThat(approve("content", owner)).isInstanceOfSatisfying(Approving.Approved.class, yes -> assertThat(yes.alone()).isFalse());
  }

  @Test
  void theDatabaseItselfKeepsTheSecondPersonAndTheDay() {
    var owner = club.staff(PredefinedRole.OWNER).staffId();
    request(owner);
    assertThatThrownBy(() -> commit(h -> h.createUpdate("""
        update approval set approved_by = :by, approved_at = requested_at where subject_id = :id
        """).bind("by", owner).bind("id", subject.id()).execute()))
        .satisfies(e -> assertThat(Db.violatedConstraint(e)).contains("approval_second_person"));
    assertThatThrownBy(() -> commit(h -> h.createUpdate("""
        update approval set approved_by = :by, alone = true, approved_at = requested_at + interval '23 hours' where subject_id = :id
        """).bind("by", owner).bind("id", subject.id()).execute()))
        .satisfies(e -> assertThat(Db.violatedConstraint(e)).contains("approval_alone_waits"));
  }

  @Test
  void thePermissionIsAskedForWhenTheYesIsSaid() {
    var cashier = club.staff(PredefinedRole.CASHIER).staffId();
    request(maker);
    assertThat(approve("content", cashier)).isEqualTo(new Approving.NotAllowed(Permission.GAME_APPROVE));
    var lawyer = club.staff(PredefinedRole.LEGAL).staffId();
    commit(h -> h.createUpdate("update staff set active = false where id = :id").bind("id", lawyer).execute());
    assertThat(approve("content", lawyer)).isEqualTo(new Approving.NotAllowed(Permission.GAME_APPROVE));
  }

  @Test
  void anEditVoidsTheWishAndTheYes() {
    var lawyer = club.staff(PredefinedRole.LEGAL).staffId();
    request(maker);
    approve("content", lawyer);
    commit(h -> {
      approvals.revoke(h, subject, "edited", Actor.of(maker));
      return subject;
    });
    assertThat(stands("content")).isFalse();
    assertThat(approve("content", lawyer)).isEqualTo(new Approving.NothingToApprove());
    request(maker);
    assertThat(approve("other content", lawyer)).isEqualTo(new Approving.ContentChanged());
    var history = club.core().db.read(h -> approvals.history(h, subject));
    assertThat(history).hasSize(2);
    assertThat(history.getLast().voided().orElseThrow().why()).isEqualTo("edited");
    assertThat(history.getLast().yes().orElseThrow().by()).isEqualTo(lawyer);
  }

  @Test
  void ofTwoWhoSayYesAtOnceOneIsFirst() {
    var lawyers = List.of(club.staff(PredefinedRole.LEGAL).staffId(), club.staff(PredefinedRole.LEGAL).staffId());
    request(maker);
    var answers = Race.of(16, i -> () -> approve("content", lawyers.get(i % 2)));
    assertThat(answers).filteredOn(Approving.Approved.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(Approving.AlreadyApproved.class::isInstance).hasSize(15);
  }

  private void request(StaffId by) {
    commit(h -> approvals.request(h, new Wish(subject, Permission.GAME_APPROVE, "content", Set.of(by), false), Actor.of(by)));
  }

  private Approving approve(String content, StaffId by) {
    return commit(h -> approvals.approve(h, subject, content, by, Optional.empty()));
  }

  private boolean stands(String content) {
    return club.core().db.read(h -> approvals.stands(h, subject, content));
  }

  private <A> A commit(Function<Handle, A> work) {
    return club.core().db.transact(h -> Outcome.commit(work.apply(h)));
  }
}
