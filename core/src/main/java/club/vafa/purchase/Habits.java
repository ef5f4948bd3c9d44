package club.vafa.purchase;

import club.vafa.club.Clubs;
import club.vafa.db.Pipeline;
import club.vafa.value.BranchId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PurchaseId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// What members usually buy, and which purchases one of them made.
public final class Habits {

  public static final int ORDINARY_DAYS = 90;
  /// Of fewer buyers nothing ordinary is known.
  public static final int BUYERS_MIN = 20;

  /// So many of the last purchases tell what somebody likes.
  public static final int PURCHASES_LOOKED_AT = 30;
  public static final int FAVOURITES_MAX = 3;

  private final Clubs clubs;
  private final InstantSource clock;

  public Habits(Clubs clubs, InstantSource clock) {
    this.clubs = clubs;
    this.clock = clock;
  }

  /// The median of what a member pays at a time, over those who bought in the last {@link #ORDINARY_DAYS} days.
  public Optional<Money> ordinaryPurchase(Handle h) {
    var median = HabitSql.median(h, clock.instant().minus(Duration.ofDays(ORDINARY_DAYS)));
    return median.paid().filter(paid -> median.buyers() >= BUYERS_MIN).map(paid -> new Money(paid, clubs.settings().money()));
  }

  /// Where the member bought last, in a pipeline.
  public Supplier<Optional<BranchId>> lastBranch(Pipeline asks, MemberId member) {
    var last = HabitSql.lastBranch(asks, member);
    return () -> last.get().stream().findFirst();
  }

  /// The categories of which the member bought most of late, at most {@link #FAVOURITES_MAX}, in a pipeline.
  public Supplier<List<LocalText>> favourites(Pipeline asks, MemberId member) {
    return HabitSql.favourites(asks, member, PURCHASES_LOOKED_AT, FAVOURITES_MAX)::get;
  }

  /// The member's purchases since then on which at least so much was paid and is kept after refunds, oldest first.
  public List<PurchaseId> since(Handle h, MemberId member, Money minimum, Instant since, int max) {
    return HabitSql.since(h, member, minimum.amount(), minimum.currency().code(), since, max);
  }
}
