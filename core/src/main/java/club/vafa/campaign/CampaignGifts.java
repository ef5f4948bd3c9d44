package club.vafa.campaign;

import club.vafa.club.Clubs;
import club.vafa.coupon.CouponBatches;
import club.vafa.coupon.Coupons;
import club.vafa.coupon.OwnCoupon;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.game.GivenTurns;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.message.Messages;
import club.vafa.value.CouponId;
import club.vafa.value.MemberId;
import club.vafa.value.RunId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Gives what campaigns offer, once for each member and run, as the message goes out; see {@link Offer}. */
public final class CampaignGifts {
  private static final int RUNS_MAX = 50;
  private static final int SLICE_MAX = 500;

  /** From where the gifts come. */
  public record Rooms(Ledger ledger, Coupons coupons, CouponBatches batches, GivenTurns turns, Messages messages) {}

  /** What one member was given; a code is shown to that member alone. */
  sealed interface Giving {
    record Given(Optional<OwnCoupon> coupon) implements Giving {}

    /** The batch has no code left. */
    record NothingLeft() implements Giving {}
  }

  private final Db db;
  private final Clubs clubs;
  private final Rooms rooms;
  private final InstantSource clock;

  public CampaignGifts(Db db, Clubs clubs, Rooms rooms, InstantSource clock) {
    this.db = db;
    this.clubs = clubs;
    this.rooms = rooms;
    this.clock = clock;
  }

  /** Gives the offer, or shows again what was given before. The caller commits it together with the message's being sent. */
  Giving give(Handle h, RunId run, MemberId delivery, MemberId person, Offer offer) {
    var before = GiftSql.find(h, run, delivery);
    if (before.isPresent()) {
      return new Giving.Given(before.get().kind().equals("COUPON")
          ? rooms.coupons().find(h, delivery, new CouponId(before.get().given())) : Optional.empty());
    }
    return switch (offer) {
      case Offer.InPoints(long points, int validDays) -> {
        var zone = clubs.settings().zone();
        var until = clubs.today().plusDays(validDays + 1L).atStartOfDay(zone).toInstant();
        var why = Why.of(Reason.CAMPAIGN, run.value());
        var credited = rooms.ledger().credit(h,
            new Credit(HolderId.of(person), Unit.POINTS, points, House.ISSUED, why, LotTerms.until(until)));
        GiftSql.insert(h, run, delivery, "POINTS", credited.transfer().value(), clock.instant());
        yield new Giving.Given(Optional.empty());
      }
      case Offer.Code(var batch) -> {
        // A code is good under whichever id of the person it was given.
        var coupon = rooms.batches().hand(h, batch, delivery, clock.instant());
        coupon.ifPresent(own -> GiftSql.insert(h, run, delivery, "COUPON", own.coupon().id().value(), clock.instant()));
        yield coupon.<Giving>map(own -> new Giving.Given(Optional.of(own))).orElseGet(Giving.NothingLeft::new);
      }
      case Offer.Turn(var game) -> {
        GiftSql.insert(h, run, delivery, "GAME", rooms.turns().give(h, person, game, run.value()), clock.instant());
        yield new Giving.Given(Optional.empty());
      }
    };
  }

  /** Makes the codes void whose message certainly never arrived, once their run has ended. Answers how many those were. */
  public int takeBack() {
    int taken = 0;
    for (var run : db.read(h -> GiftSql.unsettled(h, RUNS_MAX))) {
      Optional<MemberId> after = Optional.empty();
      int slice;
      do {
        var from = after;
        var codes = db.read(h -> GiftSql.codes(h, run, from, SLICE_MAX));
        taken += db.transact(h -> Outcome.commit(takeBack(h, run, codes)));
        slice = codes.size();
        after = codes.isEmpty() ? after : Optional.of(codes.getLast().memberId());
      } while (slice == SLICE_MAX);
      db.transact(h -> {
        GiftSql.settled(h, run, clock.instant());
        return Outcome.commit(run);
      });
    }
    return taken;
  }

  private int takeBack(Handle h, RunId run, List<GiftSql.Code> codes) {
    var lost = rooms.messages().notArrived(h, codes.stream().map(GiftSql.Code::messageId).toList());
    int taken = 0;
    for (var code : codes) {
      if (lost.contains(code.messageId()) && rooms.coupons().takeBack(h, code.memberId(), new CouponId(code.given()))) {
        GiftSql.voided(h, run, code.memberId(), clock.instant());
        taken++;
      }
    }
    return taken;
  }

  /** How many more members can be given this; empty where there is no end. */
  Optional<Long> left(Handle h, Offer offer) {
    return offer instanceof Offer.Code(var batch) ? Optional.of(rooms.batches().free(h, batch)) : Optional.empty();
  }
}
