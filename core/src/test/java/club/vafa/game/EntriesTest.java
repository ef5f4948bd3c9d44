package club.vafa.game;

import static club.vafa.value.Money.rials;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.branch.NewBranch;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Unit;
import club.vafa.purchase.Customer;
import club.vafa.purchase.Recording;
import club.vafa.purchase.Sale;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.staff.PredefinedRole;
import club.vafa.trail.Actor;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.Points;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a play costs: a purchase is one entry, points are charged only where the club says so.
class EntriesTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final PlayLimit OFTEN = new PlayLimit(100, Optional.of(1));

  private TestClub club;
  private MemberId member;
  private String branch;
  private int receipt;

  @BeforeEach
  void open() {
    club = new TestClub(database);
    member = club.member().id();
    branch = "b" + Ids.random().toString().substring(0, 8);
    club.core().branches.add(Actor.SYSTEM, new NewBranch(branch, LocalText.same("branch"), LocalText.same("street"), "9-21",
        Optional.empty(), Optional.empty()));
  }

  @Test
  void aPurchaseIsOneEntry() {
    var game = club.launched(plan(new EntryPrice.Purchase(rials(0), 10)));
    assertThat(play(game, "1")).isEqualTo(new Playing.PurchaseNeeded(rials(0), 10));
    buy(member, rials(500_000));
    assertThat(play(game, "1")).isInstanceOf(Playing.Played.class);
    assertThat(play(game, "2")).isEqualTo(new Playing.PurchaseNeeded(rials(0), 10));
    buy(member, rials(500_000));
    buy(member, rials(500_000));
    var answers = Race.of(32, i -> () -> play(game, "race-" + i));
    assertThat(answers).filteredOn(Playing.Played.class::isInstance).hasSize(2);
  }

  @Test
  void limitsAndEntriesAreThePersonsUnderWhicheverRecord() {
    var old = member;
    var onceADay = club.launched(plan(new EntryPrice.Free(), new PlayLimit(1, Optional.of(1))));
    var oncePerMember = club.launched(plan(new EntryPrice.Free(), new PlayLimit(1, Optional.empty())));
    var forPurchases = club.launched(plan(new EntryPrice.Purchase(rials(0), 10), OFTEN));
    buy(old, rials(500_000));
    buy(old, rials(500_000));
    assertThat(List.of(play(onceADay, "1"), play(oncePerMember, "1"), play(forPurchases, "1"))).allMatch(Playing.Played.class::isInstance);
    member = club.member().id();
    club.core().db.transact(h -> Outcome.commit(club.core().merges.bySelf(h, member, old)));
    assertThat(play(onceADay, "2")).isInstanceOf(Playing.LimitReached.class);
    assertThat(play(oncePerMember, "2")).isInstanceOf(Playing.LimitReached.class);
    assertThat(play(forPurchases, "2")).as("the second purchase is the person's entry").isInstanceOf(Playing.Played.class);
    assertThat(play(forPurchases, "3")).as("the first one was played before").isInstanceOf(Playing.PurchaseNeeded.class);
    club.clock().advance(Duration.ofDays(1));
    assertThat(play(onceADay, "3")).isInstanceOf(Playing.Played.class);
  }

  @Test
  void aPurchaseBelowTheMinimumOrTooOldOrBeforeTheGameIsNoEntry() {
    for (int i = 0; i < 20; i++) {
      buy(club.member().id(), rials(1_000_000));
    }
    buy(member, rials(1_000_000));
    club.clock().advance(Duration.ofSeconds(1));
    var game = club.launched(plan(new EntryPrice.Purchase(rials(1_000_000), 10)));
    assertThat(play(game, "1")).as("bought before the game").isInstanceOf(Playing.PurchaseNeeded.class);
    buy(member, rials(999_999));
    assertThat(play(game, "1")).as("too little").isInstanceOf(Playing.PurchaseNeeded.class);
    buy(member, rials(1_000_000));
    club.clock().advance(Duration.ofDays(10).plusSeconds(1));
    assertThat(play(game, "1")).as("too old").isInstanceOf(Playing.PurchaseNeeded.class);
    buy(member, rials(1_000_000));
    assertThat(play(game, "1")).isInstanceOf(Playing.Played.class);
  }

  @Test
  void aConditionThatAnOrdinaryMemberDoesNotMeetIsRefused() {
    for (int i = 0; i < 21; i++) {
      buy(club.member().id(), rials(i < 11 ? 400_000 : 9_000_000));
    }
    var ordinary = club.core().db.read(club.core().habits::ordinaryPurchase);
    assertThat(ordinary).isPresent();
    var maker = club.staff(PredefinedRole.MARKETER).staffId();
    var above = new Money(ordinary.get().amount() + 1, ordinary.get().currency());
    var made = ((GameStep.Done) club.core().gameDesk.create(plan(new EntryPrice.Purchase(above, 10)), maker)).game();
    assertThat(club.core().gameDesk.submit(made.id(), maker))
        .isEqualTo(new GameStep.Flawed(List.of(new Flaw.EntryOutOfReach(above, ordinary))));
  }

  @Test
  void pointsAreChargedOnlyWhereTheClubSaysSoAndOnlyWhatThereIs() {
    var maker = club.staff(PredefinedRole.MARKETER).staffId();
    var plan = plan(new EntryPrice.InPoints(new Points(60)));
    var made = ((GameStep.Done) club.core().gameDesk.create(plan, maker)).game();
    assertThat(club.core().gameDesk.submit(made.id(), maker)).isEqualTo(new GameStep.Flawed(List.of(new Flaw.PointsNotAllowed())));
    club.core().db.transact(h -> Outcome.commit(h.execute("update club set points_for_chance = true")));
    try {
      open();
      var game = club.launched(plan(new EntryPrice.InPoints(new Points(60))));
      assertThat(play(game, "1")).isEqualTo(new Playing.TooFewPoints(new Points(60)));
      club.core().db.transact(h -> Outcome.commit(club.core().awards.welcome(h, member)));
      assertThat(play(game, "1")).isInstanceOf(Playing.Played.class);
      assertThat(points()).isEqualTo(100 - 60);
      assertThat(play(game, "2")).isEqualTo(new Playing.TooFewPoints(new Points(20)));
    } finally {
      club.core().db.transact(h -> Outcome.commit(h.execute("update club set points_for_chance = false")));
    }
  }

  private GamePlan plan(EntryPrice price) {
    return plan(price, OFTEN);
  }

  private GamePlan plan(EntryPrice price, PlayLimit limit) {
    var plan = club.wheelPlan();
    var nothingMuch = List.of(TestClub.prize("کوپن", "coupon", 1, plan.prizes().get(1).gift(), 1_000));
    return new GamePlan(plan.code(), plan.name(), plan.terms(), nothingMuch, plan.consolation(), plan.budget(), plan.startsAt(),
        plan.endsAt(), limit, price);
  }

  private void buy(MemberId who, Money paid) {
    var sale = new Sale(new Customer.ById(who), branch, "till-1", "r" + receipt++, Optional.empty(), Optional.of(paid), List.of());
    var keyed = club.core().purchases.record(new RequestKey(branch, "r" + receipt), sale, Optional.empty());
    assertThat(keyed).isInstanceOfSatisfying(Keyed.First.class, first -> assertThat(first.answer()).isInstanceOf(Recording.Recorded.class));
  }

  private Playing play(Game game, String key) {
    return club.core().plays.play(member, game.id(), key, "");
  }

  private long points() {
    return club.core().db.read(h -> club.core().ledger.balance(h, HolderId.of(member), Unit.POINTS)).available();
  }
}
