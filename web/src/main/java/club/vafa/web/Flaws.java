package club.vafa.web;

import club.vafa.game.Flaw;
import club.vafa.text.Message;
import club.vafa.value.LocalText;
import java.util.Map;

/** What is wrong with what staff have planned, each flaw under a stable code with a sentence of its own. */
public final class Flaws {
  private Flaws() {
  }

  /** A flaw of a game: its code and the sentence, which is put into words later. */
  static Map<String, Object> told(Flaw flaw) {
    return switch (flaw) {
      case Flaw.OddsTooLow(var odds) -> told("odds_too_low", Map.of("winning", odds.winning(), "tickets", odds.tickets()));
      case Flaw.WinWithoutValue(LocalText label) -> told("win_without_value", Map.of("label", label));
      case Flaw.ConsolationMissing(LocalText label) -> told("consolation_missing", Map.of("label", label));
      case Flaw.ConsolationWithoutValue _ -> told("consolation_without_value", Map.of());
      case Flaw.BudgetTooSmall(var budget, var worst) -> told("budget_too_small", Map.of("budget", budget, "worst", worst));
      case Flaw.OtherCurrency _ -> told("other_currency", Map.of());
      case Flaw.TooManyTickets(long tickets, long most) -> told("too_many_tickets", Map.of("tickets", tickets, "most", most));
      case Flaw.TermsMissing(var language) -> told("terms_missing", Map.of("language", language.code()));
      case Flaw.NameMissing(var language) -> told("name_missing", Map.of("language", language.code()));
      case Flaw.EntryOutOfReach(var minimum, var ordinary) -> ordinary
          .map(usual -> told("entry_out_of_reach", Map.of("minimum", minimum, "ordinary", usual)))
          .orElseGet(() -> told("entry_out_of_reach_unknown", Map.of("minimum", minimum)));
      case Flaw.PriceOutOfReach(var price, var ordinary) -> told("price_out_of_reach", Map.of("price", price, "ordinary", ordinary));
      case Flaw.PointsNotAllowed _ -> told("points_not_allowed", Map.of());
      case Flaw.AlreadyOver(var endsAt) -> told("already_over", Map.of("until", endsAt));
      case Flaw.TooLong(long days, int most) -> told("too_long", Map.of("days", days, "most", most));
    };
  }

  private static Map<String, Object> told(String code, Map<String, Object> facts) {
    return Map.of("code", code.replace('_', '-'), "problem", new Message("web.flaw." + code, facts));
  }
}
