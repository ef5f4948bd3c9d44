package club.vafa.reward;

import club.vafa.ledger.GiveBack;
import club.vafa.ledger.GivingBack;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Moves;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Returns;
import club.vafa.ledger.Why;
import club.vafa.member.Member;
import club.vafa.member.Members;
import club.vafa.value.TransferId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Takes a granted reward back from its member, and gives the points back.
public final class TakingBack {

  private final Members members;
  private final Returns returns;
  private final Moves moves;
  private final Handing handing;
  private final Till till;
  private final InstantSource clock;

  public TakingBack(Members members, Returns returns, Moves moves, Handing handing, Till till, InstantSource clock) {
    this.members = members;
    this.returns = returns;
    this.moves = moves;
    this.handing = handing;
    this.till = till;
    this.clock = clock;
  }

  RedemptionStep all(Handle h, Redemption r, Optional<Instant> graceUntil) {
    if (!handing.back(h, r)) {
      return new RedemptionStep.AlreadyUsed();
    }
    long restored = r.papers().spending().map(spending -> points(h, r, spending, graceUntil)).orElse(0L);
    // A partner's code was seen by the member, so its piece of the stock is gone.
    if (!(r.gift() instanceof RewardGift.PartnerCoupon)) {
      till.putBack(h, r);
    }
    var ended = r.ended(Redemption.State.REVERSED, clock.instant());
    RedemptionSql.end(h, ended);
    return new RedemptionStep.Done(ended, restored);
  }

  private long points(Handle h, Redemption r, TransferId spending, Optional<Instant> graceUntil) {
    var holder = HolderId.of(r.member());
    var back = returns.giveBack(h, new GiveBack(holder, spending, r.points(), graceUntil, Handing.why(r, Reason.GIVEN_BACK)));
    if (!(back instanceof GivingBack.GivenBack given)) {
      throw new IllegalStateException("the points of a granted reward were given back before: " + r.id());
    }
    // Whoever took it may have become a part of another record of the same person since.
    members.byId(h, r.member()).map(Member::id).filter(now -> !now.equals(r.member()))
        .ifPresent(now -> moves.move(h, holder, HolderId.of(now), Why.of(Reason.MERGE)));
    return given.restored();
  }
}
