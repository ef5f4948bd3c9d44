package club.vafa.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.branch.Branch;
import club.vafa.branch.Branches;
import club.vafa.branch.NewBranch;
import club.vafa.calendar.CalendarKind;
import club.vafa.db.TestDatabase;
import club.vafa.earning.Cap;
import club.vafa.earning.Condition;
import club.vafa.earning.EarningRule;
import club.vafa.earning.EarningRule.Stacking;
import club.vafa.earning.EarningRules.Ruling;
import club.vafa.earning.Gift;
import club.vafa.earning.Proposal;
import club.vafa.earning.RuleDraft;
import club.vafa.earning.Validity;
import club.vafa.member.Member;
import club.vafa.product.NewProduct;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.trail.Actor;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.RuleId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A sample of random sales over half a year: many products, capped and n-th rules that change in between, levels reached by points, remainders carried.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplaysTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private static final int SALES = 400;
  private static final List<String> PRODUCTS = List.of("tea", "cake", "coffee", "book");

  private final Random random = new Random(4711);
  private TestClub club;
  private final List<Branch> branches = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private EarningRule perAmount;
  private EarningRule capped;

  @BeforeAll
  void halfAYear() {
    DATABASE.db().jdbi().useHandle(h -> {
      h.execute("update tier_programme set measure = 'POINTS'");
      h.execute("update tier set threshold = case code when 'silver' then 800 when 'gold' then 6000 else threshold end");
    });
    club = new TestClub(DATABASE);
    DATABASE.db().jdbi().useHandle(h -> h.execute("update club set rounding = 'CARRY'"));
    for (var code : List.of("north", "south")) {
      branches.add(((Branches.Adding.Added) club.core().branches.add(Actor.SYSTEM,
          new NewBranch(code, LocalText.same(code), LocalText.same(""), "", Optional.empty(), Optional.empty()))).branch());
    }
    PRODUCTS.forEach(code -> club.core().products.add(Actor.SYSTEM,
        new NewProduct(code, LocalText.same(code), code.equals("book") ? "books" : "drinks", 10_000)));
    perAmount = rule(Condition.ALWAYS, new Gift.PerAmount(3, 7_000), Stacking.ADD, Optional.empty());
    capped = rule(Condition.ALWAYS.withCategories("books"), new Gift.PerAmount(1, 1_300), Stacking.ADD,
        Optional.of(new Cap(40, Cap.Period.MONTH, CalendarKind.JALALI)));
    rule(Condition.ALWAYS.withNth(3, true), new Gift.Fixed(25), Stacking.BEST, Optional.empty());
    rule(Condition.ALWAYS.withAmountAtLeast(90_000).withAmountBelow(200_000), new Gift.Fixed(19), Stacking.BEST,
        Optional.of(new Cap(57, Cap.Period.WEEK, CalendarKind.JALALI)));
    rule(Condition.ALWAYS.withDays(DayOfWeek.FRIDAY), new Gift.Multiplier(150), Stacking.ADD, Optional.of(new Cap(30, Cap.Period.DAY, CalendarKind.JALALI)));
    rule(Condition.ALWAYS.withTiers("silver", "gold"), new Gift.CreditPerAmount(2, 100), Stacking.ADD, Optional.of(new Cap(5_000, Cap.Period.EVER, CalendarKind.JALALI)));
    for (int i = 0; i < 6; i++) {
      members.add(club.member());
    }
    for (int i = 0; i < SALES; i++) {
      club.clock().advance(Duration.ofHours(random.nextInt(20)));
      if (i == SALES / 3) {
        change(perAmount, new Gift.PerAmount(2, 9_000));
      }
      if (i == SALES / 2) {
        club.core().earningRules.end(Actor.SYSTEM, rule(Condition.ALWAYS, new Gift.Fixed(2), Stacking.ADD, Optional.empty()).id());
      }
      sale(i);
    }
  }

  @Test
  void unchangedRulesReproduceTheLedgerExactly() {
    var replay = run(Proposal.NOTHING);
    assertThat(replay.complete()).isTrue();
    assertThat(replay.purchases()).isEqualTo(SALES);
    assertThat(replay.swing().identical()).isEqualTo(SALES);
    assertThat(replay.points().after()).isEqualTo(replay.points().before()).isEqualTo(inTheLedger("POINTS")).isPositive();
    assertThat(replay.credit().after()).isEqualTo(replay.credit().before()).isEqualTo(inTheLedger("CREDIT")).isPositive();
    assertThat(replay.levels()).allMatch(level -> level.members().difference() == 0);
    long levels = DATABASE.db().read(h -> h.createQuery("select count(distinct earned ->> 'tier') from purchase").mapTo(Long.class).one());
    assertThat(levels).as("levels in the sample").isGreaterThan(1);
    assertThat(replay.swing()).isEqualTo(new Replay.Swing(0, 0, members.size(), SALES));
  }

  @Test
  void aRuleProposedAsItIsChangesNothing() {
    var same = new Proposal(Map.of(capped.id(), capped.draft()), Map.of(), Set.of());
    assertThat(run(same).points().difference()).isZero();
  }

  @Test
  void moreForEachAmountLiftsPointsLiabilityAndLevelsAndCountsInTheRulesOwnLine() {
    var draft = perAmount.draft();
    var richer = new Proposal(Map.of(perAmount.id(), with(draft, new Gift.PerAmount(9, 7_000), draft.cap())), Map.of(), Set.of());
    var replay = run(richer);
    assertThat(replay.points().difference()).isPositive();
    assertThat(replay.liability().difference())
        .isEqualTo(replay.points().difference() * club.core().clubs.settings().pointValue() + replay.credit().difference());
    assertThat(replay.swing().better()).isEqualTo(members.size());
    var own = replay.rules().stream().filter(rule -> rule.rule().equals(Optional.of(perAmount.id()))).findFirst().orElseThrow();
    assertThat(own.given().after()).isGreaterThan(2 * own.given().before());
    long higher = replay.levels().stream().filter(level -> level.code().equals("gold")).mapToLong(level -> level.members().difference()).sum();
    assertThat(higher).isPositive();
    assertThat(replay.levels().stream().mapToLong(level -> level.members().after()).sum()).isEqualTo(members.size());
  }

  @Test
  void aTighterCapIsKeptOverTheWholeTime() {
    var draft = capped.draft();
    var tighter = new Proposal(Map.of(capped.id(), with(draft, draft.gift(), Optional.of(new Cap(7, Cap.Period.EVER, CalendarKind.JALALI)))), Map.of(), Set.of());
    var own = run(tighter).rules().stream().filter(rule -> rule.rule().equals(Optional.of(capped.id()))).findFirst().orElseThrow();
    assertThat(own.given().before()).isGreaterThan(7L * members.size());
    assertThat(own.given().after()).isEqualTo(7L * members.size());
  }

  @Test
  void anAddedRuleGivesThroughoutAndAnEndedOneNothing() {
    var id = new RuleId(Ids.random());
    var extra = new RuleDraft(LocalText.same("extra"), Condition.ALWAYS, new Gift.Fixed(4), 50, Stacking.ADD, Optional.empty(), Validity.PERMANENT,
        LocalDate.of(2999, 1, 1), Optional.empty());
    var replay = run(new Proposal(Map.of(), Map.of(id, extra), Set.of(perAmount.id())));
    assertThat(given(replay, id)).isEqualTo(new Replay.Sum(0, 4L * SALES));
    assertThat(given(replay, perAmount.id()).after()).isZero();
  }

  @Test
  void onlyTheAskedDaysAreCounted() {
    var first = LocalDate.of(2026, 6, 1);
    assertThat(club.core().replays.run(Proposal.NOTHING, first, first.plusDays(20)).purchases()).isBetween(1L, SALES - 1L);
    assertThat(club.core().replays.run(Proposal.NOTHING, first.minusDays(90), first.minusDays(1)).purchases()).isZero();
  }

  private static Replay.Sum given(Replay replay, RuleId rule) {
    return replay.rules().stream().filter(one -> one.rule().equals(Optional.of(rule))).findFirst().orElseThrow().given();
  }

  private Replay run(Proposal proposal) {
    return club.core().replays.run(proposal, LocalDate.of(2026, 6, 1), LocalDate.of(2027, 5, 31));
  }

  private static long inTheLedger(String unit) {
    return DATABASE.db().read(h -> h.createQuery("""
        select coalesce(sum(e.amount), 0) from entry e join transfer t on t.holder_id = e.holder_id and t.id = e.transfer_id
        where t.reason = 'PURCHASE' and e.account = 'HOLDER' and e.unit = :unit
        """).bind("unit", unit).mapTo(Long.class).one());
  }

  private void sale(int number) {
    var items = new ArrayList<Sale.Item>();
    for (int i = random.nextInt(4); i > 0; i--) {
      var product = random.nextInt(5) == 0 ? Optional.<String>empty() : Optional.of(PRODUCTS.get(random.nextInt(PRODUCTS.size())));
      items.add(new Sale.Item(product, Optional.of("x"), 1 + random.nextInt(3), Money.rials(random.nextInt(60_000))));
    }
    long list = items.stream().mapToLong(i -> i.price().amount() * i.quantity()).sum();
    long paid = items.isEmpty() ? random.nextInt(300_000) : list - (random.nextInt(3) == 0 ? random.nextLong(list + 1) : 0);
    var sale = new Sale(new Customer.ById(members.get(random.nextInt(members.size())).id()), branches.get(random.nextInt(2)).code(), "1", "r" + number,
        Optional.empty(), Optional.of(Money.rials(paid)), items);
    var keyed = club.core().purchases.record(new RequestKey("replays", "r" + number), sale, Optional.empty());
    assertThat(((Keyed.First<Recording>) keyed).answer()).isInstanceOf(Recording.Recorded.class);
  }

  private void change(EarningRule rule, Gift gift) {
    assertThat(club.core().earningRules.change(Actor.SYSTEM, rule.id(), with(rule.draft(), gift, rule.cap()))).isInstanceOf(Ruling.Ruled.class);
  }

  private static RuleDraft with(RuleDraft draft, Gift gift, Optional<Cap> cap) {
    return new RuleDraft(draft.name(), draft.when(), gift, draft.priority(), draft.stacking(), cap, draft.validity(), draft.from(), draft.until());
  }

  private EarningRule rule(Condition when, Gift gift, Stacking stacking, Optional<Cap> cap) {
    var draft = new RuleDraft(LocalText.same("rule"), when, gift, 10, stacking, cap, Validity.months(6), LocalDate.of(2020, 1, 1), Optional.empty());
    return ((Ruling.Ruled) club.core().earningRules.add(Actor.SYSTEM, draft)).rule();
  }
}
