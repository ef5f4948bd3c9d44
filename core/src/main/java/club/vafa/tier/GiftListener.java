package club.vafa.tier;

import club.vafa.club.Clubs;
import club.vafa.event.Event;
import club.vafa.event.Listener;
import club.vafa.ledger.Credit;
import club.vafa.ledger.DebtPolicy;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Returns;
import club.vafa.ledger.TakeBack;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Member;
import club.vafa.member.Members;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Gives the points of a level on reaching it, once in a membership, usable when the refund window is over; and takes them back where
/// refunds have left less than the level asked for, so that nobody keeps the gift of a purchase that was returned. Whoever reaches the
/// level again then has the gift again.
public final class GiftListener implements Listener {

  /// What gifts are given with and taken back with.
  public record Rooms(Clubs clubs, Members members, Ledger ledger, Returns returns) {}

  private final Tiers tiers;
  private final Rooms rooms;
  private final InstantSource clock;

  public GiftListener(Tiers tiers, Rooms rooms, InstantSource clock) {
    this.tiers = tiers;
    this.rooms = rooms;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "tier-gift";
  }

  @Override
  public boolean wants(Event event) {
    return switch (event) {
      case Event.TierChanged changed -> !passed(changed).isEmpty();
      case Event.PurchaseRefunded refunded -> Stream.concat(tiers.programme().tiers().stream(), tiers.programme().retired().stream())
          .anyMatch(tier -> tier.benefits().giftPoints() > 0);
      default -> false;
    };
  }

  @Override
  public void on(Handle h, Event event) {
    var member = rooms.members().byId(h, event.member()).map(Member::id);
    if (member.isEmpty()) {
      return;
    }
    // One after the other, and after any sale of the member's that is under way.
    rooms.ledger().locked(h, HolderId.of(member.get()), Unit.POINTS);
    if (event instanceof Event.TierChanged changed) {
      passed(changed).forEach(tier -> give(h, member.get(), tier));
    } else {
      GiftSql.given(h, rooms.members().idsOf(h, member.get())).forEach(gift -> takeBack(h, member.get(), gift));
    }
  }

  /// The levels with gifts above the one before, up to the one reached.
  private List<Tier> passed(Event.TierChanged changed) {
    var programme = tiers.programme();
    var now = tiers.tierOrLowest(Optional.of(changed.now()));
    var before = tiers.tierOrLowest(changed.before());
    return programme.tiers().stream().filter(t -> t.benefits().giftPoints() > 0)
        .filter(t -> t.rank() > before.rank() && t.rank() <= now.rank()).toList();
  }

  private void give(Handle h, MemberId member, Tier tier) {
    var programme = tiers.programme();
    boolean had = GiftSql.given(h, rooms.members().idsOf(h, member)).stream().anyMatch(gift -> gift.tierId().equals(tier.id()));
    var from = windows(programme).filter(start -> TierSql.measured(h, member, start, programme.measure()) >= tier.threshold()).findFirst();
    // What it rested on may have been returned before this came to be done.
    if (had || from.isEmpty()) {
      return;
    }
    var settings = rooms.clubs().settings();
    Optional<Instant> available = settings.refundWindowDays() == 0 ? Optional.empty()
        : Optional.of(rooms.clubs().today().plusDays(settings.refundWindowDays() + 1L).atStartOfDay(settings.zone()).toInstant());
    var name = Map.of("fa", tier.name().fa(), "en", tier.name().en());
    var why = new Why(Reason.TIER_GIFT, Optional.of(tier.id().value()), Map.of("name", name));
    var credited = rooms.ledger().credit(h, new Credit(HolderId.of(member), Unit.POINTS, tier.benefits().giftPoints(), House.ISSUED, why,
        new LotTerms(Optional.empty(), available, Optional.empty())));
    GiftSql.give(h, new GiftSql.Given(member, tier.id(), programme.measure(), from.get(), tier.threshold(), tier.benefits().giftPoints(),
        credited.transfer()), clock.instant());
  }

  /// The starts of the windows in which a level can have been reached just now: the running one, and the one that the last review closed.
  private Stream<LocalDate> windows(Programme programme) {
    var today = rooms.clubs().today();
    var review = programme.window().reviewOnOrBefore(today, programme.reviewing().everyMonths());
    return Stream.of(programme.window().start(today), programme.window().closedBefore(review));
  }

  private void takeBack(Handle h, MemberId member, GiftSql.Given gift) {
    if (gift.measure() != tiers.programme().measure()
        || TierSql.measured(h, member, gift.measuredFrom(), gift.measure()) >= gift.threshold()) {
      return;
    }
    var policy = DebtPolicy.valueOf(rooms.clubs().settings().debtPolicy());
    rooms.returns().takeBack(h, new TakeBack(HolderId.of(member), Unit.POINTS, gift.points(), List.of(gift.transferId()), policy,
        Why.of(Reason.REFUND, gift.tierId().value())));
    GiftSql.taken(h, gift, clock.instant());
  }
}
