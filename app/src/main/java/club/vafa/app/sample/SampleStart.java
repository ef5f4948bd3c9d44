package club.vafa.app.sample;

import club.vafa.Core;
import club.vafa.calendar.CalendarKind;
import club.vafa.db.Outcome;
import club.vafa.earning.Condition;
import club.vafa.earning.EarningRule;
import club.vafa.earning.EarningRules;
import club.vafa.earning.Gift;
import club.vafa.earning.RuleDraft;
import club.vafa.earning.Validity;
import club.vafa.staff.PredefinedRole;
import club.vafa.staff.StaffPerson;
import club.vafa.trail.Actor;
import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import club.vafa.value.StaffId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sets the café up: its name, branches, menu, rules and staff. Done again, it changes nothing. */
final class SampleStart {

  /** Those of the staff who act in the sample. */
  record People(StaffId marketer, StaffId lawyer, Map<String, StaffId> cashiers) {}

  private static final List<String> CASHIERS = List.of("الهه رستمی", "سامان کریمی", "نیما شریفی");
  private static final String MARKETER = "بهاره دانشور";
  private static final String LAWYER = "حمید مظفری";
  private static final String SUPPORT = "رویا نجفی";

  private final Core core;

  SampleStart(Core core) {
    this.core = core;
  }

  People setUp(LocalDate today) {
    core.db.transact(h -> Outcome.commit(core.clubs.change(h, core.clubs.settings().named(SampleMenu.NAME))));
    SampleMenu.BRANCHES.forEach(branch -> core.branches.add(Actor.SYSTEM, branch));
    SampleMenu.PRODUCTS.forEach(product -> core.products.add(Actor.SYSTEM, product));
    SampleMenu.CATEGORIES.forEach((code, name) -> core.categories.name(Actor.SYSTEM, code, name));
    SampleLevels.setUp(core);
    var present = core.earningRules.list().stream().map(EarningRule::name).toList();
    rules(today.minusYears(2)).stream().filter(rule -> !present.contains(rule.name())).forEach(this::add);
    var cashiers = new HashMap<String, StaffId>();
    for (int i = 0; i < CASHIERS.size(); i++) {
      var branch = core.branches.byCode(SampleMenu.BRANCHES.get(i).code()).orElseThrow();
      cashiers.put(branch.code(), staff(CASHIERS.get(i), PredefinedRole.CASHIER, Set.of(branch.id())));
    }
    staff(SUPPORT, PredefinedRole.SUPPORT, Set.of());
    return new People(staff(MARKETER, PredefinedRole.MARKETER, Set.of()), staff(LAWYER, PredefinedRole.LEGAL, Set.of()),
        Map.copyOf(cashiers));
  }

  private void add(RuleDraft rule) {
    var answer = core.earningRules.add(Actor.SYSTEM, rule);
    if (!(answer instanceof EarningRules.Ruling.Ruled)) {
      throw new IllegalStateException("a rule of the sample was refused: " + answer);
    }
  }

  private static List<RuleDraft> rules(LocalDate from) {
    return List.of(
        new RuleDraft(new LocalText("امتیاز خرید", "Points for buying"), Condition.ALWAYS,
            new Gift.PerAmount(1, 10_000), 10, EarningRule.Stacking.ADD, Optional.empty(), Validity.months(12), from, Optional.empty()),
        new RuleDraft(new LocalText("هدیهٔ دهمین خرید", "Tenth purchase gift"),
            Condition.ALWAYS.withNth(10, true),
            new Gift.Fixed(500), 20, EarningRule.Stacking.ADD, Optional.empty(), new Validity(Validity.Kind.DAYS, 90, CalendarKind.JALALI),
            from, Optional.empty()),
        new RuleDraft(new LocalText("سه‌شنبه‌های قهوه", "Coffee Tuesdays"),
            Condition.ALWAYS.withCategories("coffee").withDays(DayOfWeek.TUESDAY), new Gift.Multiplier(200), 30,
            EarningRule.Stacking.ADD, Optional.empty(), Validity.months(12), from, Optional.empty()));
  }

  private StaffId staff(String name, PredefinedRole role, Set<BranchId> branches) {
    return core.staff.list().stream().filter(person -> person.name().equals(name) && person.roles().contains(role.code())).findFirst()
        .map(StaffPerson::id).orElseGet(() -> core.db.transact(h -> Outcome.commit(core.staff.setUp(h, name, role, branches).id())));
  }
}
