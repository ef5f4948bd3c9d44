package club.vafa.template;

import club.vafa.club.ClubSettings;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The values of a member who does not exist, neither short nor long, for measuring texts. */
final class Ordinary {
  private static final long POINTS = 1_250;
  private static final long EXPIRING = 300;
  private static final int DAYS = 20;
  private static final long CREDIT = 150_000;

  private Ordinary() {}

  static Map<Variable, Value> values(ClubSettings settings, LocalDate today, Language language) {
    boolean fa = language == Language.FA;
    return Map.ofEntries(
        Map.entry(Variable.NAME, new Value.Words(fa ? "مریم حسینی" : "Maryam Hosseini")),
        Map.entry(Variable.FIRST_NAME, new Value.Words(fa ? "مریم" : "Maryam")),
        Map.entry(Variable.POINTS, new Value.Number(POINTS)),
        Map.entry(Variable.CREDIT, new Value.Sum(new Money(CREDIT, settings.money()))),
        Map.entry(Variable.TIER, new Value.Choice("silver", new LocalText("نقره‌ای", "Silver"))),
        Map.entry(Variable.EXPIRING, new Value.Number(EXPIRING)),
        Map.entry(Variable.EXPIRES, new Value.Day(today.plusDays(DAYS))),
        Map.entry(Variable.COUPON, new Value.Coded("ABCD-EFGH-JKLM-NPQR")),
        Map.entry(Variable.COUPON_UNTIL, new Value.Day(today.plusDays(DAYS))),
        Map.entry(Variable.BRANCH, new Value.Choice("main", new LocalText("شعبهٔ تجریش", "Tajrish branch"))),
        Map.entry(Variable.INTERESTS, new Value.Several(List.of(new LocalText("نوشیدنی سرد", "Cold drinks"), new LocalText("کیک", "Cakes")))),
        Map.entry(Variable.BIRTHDAY, new Value.DayOfYear(today.plusDays(DAYS))),
        Map.entry(Variable.OCCASION, new Value.Words(fa ? "عید نوروز" : "Nowruz")),
        Map.entry(Variable.CLUB, new Value.Choice("club", settings.name())));
  }
}
