package club.vafa.game;

import club.vafa.ledger.Debit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Spending;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.value.MemberId;
import club.vafa.value.PlayId;
import club.vafa.value.Points;
import club.vafa.value.PurchaseId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What a play costs its member: nothing, the entry of a purchase, or points.
public final class Entries {

  /// Of how many of a member's purchases the oldest that is not played yet is looked for.
  public static final int PURCHASES_MAX = 200;

  private final Ledger ledger;
  private final Buying buying;
  private final InstantSource clock;

  public Entries(Ledger ledger, Buying buying, InstantSource clock) {
    this.ledger = ledger;
    this.buying = buying;
    this.clock = clock;
  }

  /// Why the member cannot pay for a play now; empty where that is possible. Nothing is changed.
  Optional<Playing.Refused> look(Handle h, MemberId member, Game game) {
    return switch (game.plan().price()) {
      case EntryPrice.Free free -> Optional.empty();
      case EntryPrice priced when TurnSql.any(h, member, game.id()) -> Optional.empty();
      case EntryPrice.Purchase price -> oldest(h, member, game, price).isPresent() ? Optional.empty() : Optional.of(needed(price));
      case EntryPrice.InPoints(Points price) -> {
        long available = ledger.balance(h, HolderId.of(member), Unit.POINTS).available();
        yield available >= price.amount() ? Optional.empty()
            : Optional.of(new Playing.TooFewPoints(new Points(price.amount() - available)));
      }
    };
  }

  /// Takes the price of the play; where it says why not, nothing was taken.
  Optional<Playing.Refused> pay(Handle h, MemberId member, Game game, PlayId play) {
    return switch (game.plan().price()) {
      case EntryPrice.Free free -> Optional.empty();
      case EntryPrice priced when TurnSql.take(h, member, game.id(), play) -> Optional.empty();
      case EntryPrice.Purchase price -> {
        var purchase = oldest(h, member, game, price);
        purchase.ifPresent(p -> PlaySql.useEntry(h, member, game.id(), p, play, clock.instant()));
        yield purchase.isPresent() ? Optional.empty() : Optional.of(needed(price));
      }
      case EntryPrice.InPoints(Points price) -> switch (ledger.debit(h,
          new Debit(HolderId.of(member), Unit.POINTS, price.amount(), House.REDEEMED, Why.of(Reason.GAME_ENTRY, play.value())))) {
        case Spending.Spent spent -> Optional.empty();
        case Spending.TooFew(long missing) -> Optional.of(new Playing.TooFewPoints(new Points(missing)));
      };
    };
  }

  private Optional<PurchaseId> oldest(Handle h, MemberId member, Game game, EntryPrice.Purchase price) {
    var used = new HashSet<>(PlaySql.usedEntries(h, member, game.id()));
    Instant good = clock.instant().minus(Duration.ofDays(price.validDays()));
    Instant since = game.plan().startsAt().isAfter(good) ? game.plan().startsAt() : good;
    return buying.purchases(h, member, price.minimum(), since, PURCHASES_MAX).stream().filter(p -> !used.contains(p)).findFirst();
  }

  private static Playing.Refused needed(EntryPrice.Purchase price) {
    return new Playing.PurchaseNeeded(price.minimum(), price.validDays());
  }
}
