package club.vafa.game;

import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.Points;
import java.time.Instant;
import java.util.Optional;

/// Why a game must not be launched as it is planned.
public sealed interface Flaw {

  /// Fewer than a quarter of the tickets win something of value, at the worst of the stocks.
  record OddsTooLow(Odds odds) implements Flaw {}

  /// A place that is meant as a win gives nothing of value, or costs the club nothing.
  record WinWithoutValue(LocalText label) implements Flaw {}

  /// A prize can run out and nothing would take its place.
  record ConsolationMissing(LocalText label) implements Flaw {}

  record ConsolationWithoutValue() implements Flaw {}

  /// The budget does not cover the worst case of a single play.
  record BudgetTooSmall(Money budget, Money worstCase) implements Flaw {}

  /// An amount is in another currency than the club's.
  record OtherCurrency() implements Flaw {}

  /// The wheel has more tickets than can be told apart in the terms.
  record TooManyTickets(long tickets, long most) implements Flaw {}

  record TermsMissing(Language language) implements Flaw {}

  record NameMissing(Language language) implements Flaw {}

  /// A purchase of so much is more than an ordinary member's; nothing is known of ordinary purchases where none stands.
  record EntryOutOfReach(Money minimum, Optional<Money> ordinary) implements Flaw {}

  record PriceOutOfReach(Points price, Points ordinary) implements Flaw {}

  /// The club does not charge points for chance.
  record PointsNotAllowed() implements Flaw {}

  record AlreadyOver(Instant endsAt) implements Flaw {}

  record TooLong(long days, int most) implements Flaw {}
}
