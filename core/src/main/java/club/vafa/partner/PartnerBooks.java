package club.vafa.partner;

import club.vafa.club.Clubs;
import club.vafa.ledger.Credit;
import club.vafa.ledger.Debit;
import club.vafa.ledger.DebtPolicy;
import club.vafa.ledger.GiveBack;
import club.vafa.ledger.GivingBack;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Returns;
import club.vafa.ledger.Spending;
import club.vafa.ledger.TakeBack;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.value.TransferId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// What is posted for a partner's deals.
public final class PartnerBooks {

  /// So many points went back or were taken back; the posted balance after it.
  record Back(long points, long balance) {}

  private final Clubs clubs;
  private final Ledger ledger;
  private final Returns returns;

  public PartnerBooks(Clubs clubs, Ledger ledger, Returns returns) {
    this.clubs = clubs;
    this.ledger = ledger;
    this.returns = returns;
  }

  /// Answers the posted balance. A purchase too small for a point posts nothing.
  long earn(Handle h, HolderId holder, long points, Why why, LotTerms lot, Consumer<TransferId> made) {
    if (points == 0) {
      return balance(h, holder);
    }
    var credited = ledger.credit(h, new Credit(holder, Unit.POINTS, points, House.ISSUED, why, lot));
    made.accept(credited.transfer());
    return credited.posted();
  }

  Spending spend(Handle h, Debit debit) {
    return ledger.debit(h, debit);
  }

  /// What was earned is taken back as the club's policy for debts goes; no place is named, since nothing was spent. What was spent goes back to its own lots.
  Back undo(Handle h, Deal deal, HolderId holder, Map<String, ?> facts) {
    if (deal.transferId().isEmpty()) {
      return new Back(0, balance(h, holder));
    }
    var transfer = deal.transferId().get();
    var subject = Optional.of(deal.id().value());
    return switch (deal.kind()) {
      case EARNED -> {
        var policy = DebtPolicy.valueOf(clubs.settings().debtPolicy());
        var taken = returns.takeBack(h, new TakeBack(holder, Unit.POINTS, deal.points(), List.of(transfer), policy,
            new Why(Reason.REFUND, subject, facts)));
        yield new Back(taken.amount(), taken.posted());
      }
      case SPENT -> switch (returns.giveBack(h,
          new GiveBack(holder, HolderId.of(deal.memberId()), transfer, deal.points(), Optional.empty(), new Why(Reason.GIVEN_BACK, subject, facts)))) {
        case GivingBack.GivenBack(var back, long restored, long expired, long posted) -> new Back(restored, posted);
        case GivingBack.TooMuch _, GivingBack.NoSuchSpending _ -> throw new IllegalStateException("a deal's spending is not there: " + deal.id());
      };
    };
  }

  private long balance(Handle h, HolderId holder) {
    return ledger.balance(h, holder, Unit.POINTS).posted();
  }
}
