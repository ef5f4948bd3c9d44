package club.vafa.web.api;

import club.vafa.settlement.Account;
import club.vafa.settlement.Payment;
import club.vafa.settlement.Paying;
import club.vafa.settlement.Settlements;
import club.vafa.value.Currency;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.PaymentId;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Settlements on the wire. */
public final class SettlementShapes {
  private static final String PARTY = "branch:01980f1e-3c1a-7b52-8d5e-2f4a6b8c0d1e";

  private SettlementShapes() {}

  /** A month. */
  public record MonthView(@Doc(value = "Year and month of its calendar.", example = "1405-03") String month, Instant from, Instant until,
      @Doc("Since when it is closed; open without it.") Optional<Instant> closedAt) {
    static MonthView of(Settlements.Shown shown) {
      return new MonthView(shown.month().toString(), shown.from(), shown.until(), shown.closedAt());
    }
  }

  /** Where a party stands. */
  public record PositionView(
      @Doc(value = "The party: club, branch:<id> or partner:<id>.", example = PARTY) String party,
      LocalText name,
      @Doc("The legal name of its owner.") Optional<String> ownerName,
      @Doc(value = "What others owe it.", example = "250000") long owed,
      @Doc(value = "What it owes others.", example = "100000") long owes,
      @Doc(value = "Owed less owes; all together are zero.", example = "150000") long net) {}

  /** What one party owes another. */
  public record DebtView(
      @Doc(value = "Who owes.", example = PARTY) String debtor,
      @Doc(value = "Who is owed.", example = PARTY) String creditor,
      @Doc(value = "What was spent: points, credit, or the difference of a partner's contract.", example = "points") String unit,
      @Doc(value = "How much of it; negative where more was given back than spent.", example = "1200") long amount,
      @Doc(value = "What it is worth, in the currency's smallest unit.", example = "120000") long value) {
    static DebtView of(Account.Debt debt) {
      return new DebtView(debt.debtor().key(), debt.creditor().key(), debt.unit().toLowerCase(Locale.ROOT), debt.amount(), debt.value());
    }
  }

  /** A payment that settles. */
  public record SettlementPayment(
      @Doc("Its id, once the month is closed.") Optional<PaymentId> id,
      @Doc(value = "Who pays.", example = PARTY) String payer,
      @Doc(value = "Who gets it.", example = PARTY) String payee,
      Money amount,
      @Doc("When it was marked as paid.") Optional<Instant> paidAt,
      @Doc("The bank's reference, or whatever proves it.") Optional<String> reference) {
    static SettlementPayment of(Payment p, Currency currency) {
      return new SettlementPayment(p.id(), p.payer().key(), p.payee().key(), new Money(p.amount(), currency), p.paidAt(), p.reference());
    }
  }

  /** The account of a month. */
  public record AccountView(@Doc(value = "Year and month of its calendar.", example = "1405-03") String month, Instant from, Instant until,
      @Doc("Since when it is closed; open without it.") Optional<Instant> closedAt, Currency currency, List<PositionView> positions,
      List<DebtView> debts, List<SettlementPayment> payments) {}

  /** What a party owes and is owed. */
  public record StatementView(@Doc(value = "Year and month of its calendar.", example = "1405-03") String month, Instant from, Instant until,
      @Doc("Since when it is closed; open without it.") Optional<Instant> closedAt, Currency currency, PositionView position,
      List<DebtView> debts, List<SettlementPayment> payments) {}

  /** The proof of a payment. */
  public record ReceiptWish(@Doc(value = "The bank's reference, or whatever proves it.", example = "IR-1405-0312",
      max = Settlements.REFERENCE_CHARS_MAX) String reference) {}

  /** A payment that was marked as paid. */
  public record PaidView(PaymentId id, @Doc(value = "Who paid.", example = PARTY) String payer, @Doc(value = "Who got it.", example = PARTY) String payee,
      Money amount, Instant paidAt, @Doc(value = "What proves it.", example = "IR-1405-0312") String reference) {
    static PaidView of(Paying.Paid paid, Currency currency) {
      return new PaidView(paid.payment(), paid.payer(), paid.payee(), new Money(paid.amount(), currency), paid.at(), paid.reference());
    }
  }
}
