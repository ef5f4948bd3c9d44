package club.vafa.game;

import club.vafa.value.Money;
import club.vafa.value.Points;
import java.time.Instant;
import java.util.Optional;

/// What became of the wish to play.
public sealed interface Playing {

  /// It is played and written; again: it had been before, under the same request key, and nothing happened now.
  record Played(Play play, boolean again) implements Playing {}

  /// Why there is no play now.
  sealed interface Refused extends Playing {}

  record NoSuchGame() implements Refused {}

  record NotStarted(Instant from) implements Refused {}

  record Closed(ClosedWhy why) implements Refused {}

  /// As often as a member may; again from then on, or not in this game any more.
  record LimitReached(Optional<Instant> until) implements Refused {}

  /// An entry comes with a purchase of at least so much, within so many days.
  record PurchaseNeeded(Money minimum, int validDays) implements Refused {}

  record TooFewPoints(Points missing) implements Refused {}
}
