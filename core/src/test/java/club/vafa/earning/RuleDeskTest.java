package club.vafa.earning;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.calendar.CalendarKind;
import club.vafa.db.TestDatabase;
import club.vafa.earning.EarningRule.Stacking;
import club.vafa.earning.Headache.Kind;
import club.vafa.earning.RuleDesk.Written;
import club.vafa.text.Texts;
import club.vafa.trail.Actor;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleDeskTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private static final LocalDate FROM = LocalDate.of(2026, 6, 1);
  private static final LocalDate END_OF_KHORDAD = LocalDate.of(2026, 6, 21);
  private static final LocalText POINTS = new LocalText("امتیاز خرید", "Points for buying");

  private final TestClub club = new TestClub(DATABASE);

  @BeforeEach
  void noRules() {
    club.core().earningRules.list().forEach(r -> club.core().earningRules.end(Actor.SYSTEM, r.id()));
  }

  @Test
  void theHeadacheIsRefusedWhetherInTwoRulesOrInOneName() {
    var points = draft(POINTS, new Gift.PerAmount(14, 100_000), Condition.ALWAYS, Optional.empty());
    var half = draft(new LocalText("نصف قیمت", "Half price"), coupon(50), Condition.ALWAYS.withAmountAtLeast(200_000), Optional.of(END_OF_KHORDAD));
    var verdict = lint(points, half);
    assertThat(verdict.refused()).isTrue();
    assertThat(verdict.headaches()).extracting(Headache::kind).contains(Kind.CONVERSIONS, Kind.RATIO, Kind.DEADLINE);

    assertThat(add(points)).isInstanceOfSatisfying(Written.Done.class, done -> assertThat(kinds(done.warnings())).containsExactly(Kind.RATIO));
    assertThat(add(half)).isInstanceOf(Written.Headaching.class);
    assertThat(club.core().earningRules.list()).hasSize(1);

    var sentence = new LocalText("۱۴ امتیاز ۱۰٬۰۰۰ تومان است و ۲۰٬۰۰۰ تومان ۵۰٪ تخفیف تا پایان خرداد",
        "14 points are 10,000 toman and 20,000 toman are 50% off until the end of Khordad");
    assertThat(add(draft(sentence, new Gift.PerAmount(1, 10_000), Condition.ALWAYS, Optional.empty()))).isInstanceOf(Written.Headaching.class);
    assertThat(lint(draft(sentence, new Gift.PerAmount(1, 10_000), Condition.ALWAYS, Optional.of(END_OF_KHORDAD))).refused()).isTrue();
  }

  @Test
  void aPlainProgrammeHasNoHeadaches() {
    var verdict = lint(draft(new LocalText("برای هر ۱۰٬۰۰۰ تومان یک امتیاز", "A point for each 10,000 toman"), new Gift.PerAmount(1, 100_000), Condition.ALWAYS,
            Optional.empty()),
        draft(new LocalText("هدیهٔ دهمین خرید", "Tenth purchase gift"), new Gift.Fixed(500), Condition.ALWAYS.withNth(10, true), Optional.empty()),
        draft(new LocalText("جمعه‌ها دو برابر", "Double on Fridays"), new Gift.Multiplier(200), Condition.ALWAYS.withDays(DayOfWeek.FRIDAY), Optional.empty()),
        draft(new LocalText("خوش آمدید", "Welcome"), coupon(20), Condition.ALWAYS.withNth(1, false), Optional.empty()));
    assertThat(verdict.headaches()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,100000,true", "1,30000,true", "5,100000,true", "10,100000,true", "14,100000,false", "7,100000,false", "1,137000,false", "3,70000,false"})
  void aRatioIsEasyWhenPeopleReckonWithItInTheHead(long points, long per, boolean easy) {
    assertThat(kinds(lint(draft(POINTS, new Gift.PerAmount(points, per), Condition.ALWAYS, Optional.empty())).headaches()).contains(Kind.RATIO))
        .isNotEqualTo(easy);
  }

  @ParameterizedTest
  @CsvSource({"500000,50,false", "500000,51,true", "100000,10,false"})
  void theFirstRewardIsAtMostTenOrdinaryPurchasesAway(long purchase, long reward, boolean far) {
    var one = List.of(draft(POINTS, new Gift.PerAmount(1, 100_000), Condition.ALWAYS, Optional.empty()));
    var verdict = club.core().ruleDesk.lint(one, true, Optional.of(purchase), Optional.of(reward));
    assertThat(kinds(verdict.headaches()).contains(Kind.FAR)).isEqualTo(far);
  }

  @Test
  void whatIsGoneTheSameNightAndMultipliersOfNothingAreToldButAlone() {
    var monthEnd = new RuleDraft(POINTS, Condition.ALWAYS, new Gift.PerAmount(1, 10_000), 10, Stacking.ADD, Optional.empty(),
        new Validity(Validity.Kind.MONTH_END, 0, CalendarKind.JALALI), FROM, Optional.empty());
    assertThat(kinds(lint(monthEnd).headaches())).containsExactly(Kind.DEADLINE);
    assertThat(kinds(lint(draft(POINTS, new Gift.Multiplier(200), Condition.ALWAYS, Optional.empty())).headaches())).containsExactly(Kind.IDLE);
  }

  @Test
  void everyImpossibleFieldIsNamedWithItsReason() {
    var broken = new Condition(Set.of("moon"), Set.of("moon-cake"), Set.of(), Set.of("platinum"), Set.of(DayOfWeek.FRIDAY), Optional.of(LocalTime.NOON),
        Optional.of(LocalTime.NOON), Optional.of(500L), Optional.of(new Condition.Nth(0, true)), Optional.of(500L),
        Optional.of(new Condition.OnOccasion(Set.of("doomsday"), 0, 31)), Set.of("nobody"), Set.of());
    var wish = new RuleDraft(POINTS, broken, new Gift.PerAmount(1, 0), 10, Stacking.ADD, Optional.of(new Cap(0, Cap.Period.DAY, CalendarKind.JALALI)),
        new Validity(Validity.Kind.DAYS, 0, CalendarKind.JALALI), FROM, Optional.of(FROM.plusDays(2)));
    assertThat(wrong(wish)).extracting(p -> p.field() + " " + p.problem()).containsExactlyInAnyOrder("gift.per too_small", "cap.points too_small",
        "when.nth.n too_small", "when.amountBelow never_holds", "when.until never_holds", "when.days never_holds", "when.occasion.daysAfter too_large",
        "validity.count too_small", "when.branches unknown_code", "when.products unknown_code", "when.tiers unknown_code", "when.segments unknown_code",
        "when.occasion.codes unknown_code");
  }

  @Test
  void amountsThatCouldOverflowAndGiftsThatATriggerCannotGiveAreRefused() {
    assertThat(wrong(draft(POINTS, new Gift.PerAmount(1_000_000_000, 1), Condition.ALWAYS, Optional.empty()))).extracting(RuleDraft.Problem::problem)
        .containsExactly("too_much_per_amount");
    assertThat(wrong(draft(POINTS, new Gift.CreditPerAmount(200, 100), Condition.ALWAYS, Optional.empty()))).extracting(RuleDraft.Problem::problem)
        .containsExactly("more_than_was_paid");
    var joining = new RuleDraft(POINTS, Condition.ALWAYS.withAmountAtLeast(1).withNth(1, false), new Gift.Multiplier(200), 10, Stacking.ADD, Optional.empty(),
        Validity.PERMANENT, FROM, Optional.empty(), Trigger.JOINING);
    assertThat(wrong(joining)).extracting(RuleDraft.Problem::field).containsExactlyInAnyOrder("gift.kind", "when.amountAtLeast", "when.nth");
  }

  @Test
  void theTermsTellEveryConditionInBothLanguages() {
    var when = Condition.ALWAYS.withTiers("gold").withDays(DayOfWeek.FRIDAY).withHours(LocalTime.of(8, 0), LocalTime.of(11, 0)).withAmountAtLeast(500_000)
        .withOccasion(1, 2, "nowruz").withSegments("new-members").withThrough(Through.ONLINE).withNth(3, true).withCategories("tea");
    var draft = new RuleDraft(POINTS, when, new Gift.Fixed(50), 10, Stacking.BEST, Optional.of(new Cap(200, Cap.Period.MONTH, CalendarKind.JALALI)),
        new Validity(Validity.Kind.YEAR_END, 0, CalendarKind.JALALI), FROM, Optional.of(END_OF_KHORDAD));
    assertThat(add(draft)).isInstanceOf(Written.Done.class);
    var texts = new Texts(TestClub.ZONE);
    var fa = texts.render(club.core().ruleTerms.today().getFirst(), Language.FA);
    assertThat(fa).contains("۵۰ امتیاز هدیه", "سطح طلایی", "جمعه‌ها", "از ساعت", "۵۰٬۰۰۰ تومان", "نوروز", "عضوهای تازه", "خرید اینترنتی", "هر ۳ خرید",
        "از گروه tea", "حداکثر ۲۰۰ امتیاز در هر ماه", "سال شمسی", "۳۱ خرداد", "جمع نمی‌شود");
    var en = texts.render(club.core().ruleTerms.today().getFirst(), Language.EN);
    assertThat(en).contains("50 points as a gift", "level Gold", "Fridays", "from 08:00 to 11:00", "50,000 toman", "Nowruz", "new members", "online",
        "once every 3 purchases", "at most 200 points per month", "Iranian year");
    assertThat(club.core().ruleTerms.today()).hasSizeGreaterThan(2);
  }

  private List<RuleDraft.Problem> wrong(RuleDraft draft) {
    var written = add(draft);
    return ((EarningRules.Ruling.Wrong) ((Written.Not) written).why()).problems();
  }

  private Written add(RuleDraft draft) {
    return club.core().ruleDesk.add(Actor.SYSTEM, draft);
  }

  private RuleDesk.Verdict lint(RuleDraft... drafts) {
    return club.core().ruleDesk.lint(List.of(drafts), true, Optional.empty(), Optional.empty());
  }

  private static List<Kind> kinds(List<Headache> headaches) {
    return headaches.stream().map(Headache::kind).toList();
  }

  private static Gift.Coupon coupon(int percent) {
    return new Gift.Coupon(new LocalText("تخفیف", "Discount"), Optional.of(percent), Optional.empty(), Optional.empty(), 0, 30);
  }

  private static RuleDraft draft(LocalText name, Gift gift, Condition when, Optional<LocalDate> until) {
    return new RuleDraft(name, when, gift, 10, Stacking.ADD, Optional.empty(), Validity.months(12), FROM, until);
  }
}
