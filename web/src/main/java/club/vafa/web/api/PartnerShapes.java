package club.vafa.web.api;

import club.vafa.partner.Contract;
import club.vafa.partner.Dealing;
import club.vafa.partner.Partner;
import club.vafa.partner.PartnerTill;
import club.vafa.partner.Partners;
import club.vafa.pool.Pool;
import club.vafa.value.ContractId;
import club.vafa.value.Currency;
import club.vafa.value.DealId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PartnerId;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Partner shops on the wire. */
public final class PartnerShapes {
  private static final String NAME = "{\"fa\": \"کتاب‌فروشی نشر\", \"en\": \"Nashr Books\"}";

  private PartnerShapes() {}

  /** A partner shop as it is wished. */
  public record PartnerWish(
      @Doc(value = "What people write: small letters, digits and hyphens.", example = "nashr", pattern = BranchApi.CODE) String code,
      @Doc(value = "The name.", example = NAME) LocalText name,
      @Doc(value = "A phone.", example = "021-66660000", max = 30) Optional<String> phone,
      @Doc(value = "The legal name of its owner, for settlements.", example = "نشر نو", max = 120) Optional<String> ownerName) {}

  /** What a partner shop is to become. */
  public record PartnerEdit(
      @Doc(value = "The name.", example = NAME) LocalText name,
      @Doc(value = "A phone.", example = "021-66660000", max = 30) Optional<String> phone,
      @Doc(value = "The legal name of its owner, for settlements.", example = "نشر نو", max = 120) Optional<String> ownerName) {}

  /** A partner shop. */
  public record PartnerView(PartnerId id, @Doc(value = "What people write.", example = "nashr") String code, LocalText name,
      @Doc("A phone.") Optional<String> phone, @Doc("The legal name of its owner.") Optional<String> ownerName,
      @Doc("Since when it is closed.") Optional<Instant> closedAt) {
    static PartnerView of(Partner p) {
      return new PartnerView(p.id(), p.code(), p.name(), p.phone(), p.ownerName(), p.closedAt());
    }
  }

  /** What members earn there. */
  public record EarningTerms(
      @Doc(value = "So many points.", example = "1", min = 1, max = 1_000_000) long points,
      @Doc(value = "For each full amount of so much, in the currency's smallest unit.", example = "10000", min = 1) long per,
      @Doc(value = "What 1,000 of them are worth, in the currency's smallest unit: what the partner owes for them.", example = "100000", min = 1,
          max = Contract.POINTS_MAX) long worthPer1000,
      @Doc(value = "For how many days they can be used; for ever where it is left out.", min = 1, max = 3_650) Optional<Integer> validDays) {}

  /** Limits in points. */
  public record LimitTerms(
      @Doc(value = "Earned by all members in a month of the Gregorian calendar.", min = 1) Optional<Long> earnedPerMonth,
      @Doc(value = "Spent by all members in such a month.", min = 1) Optional<Long> spentPerMonth,
      @Doc(value = "Spent by one member in a day.", min = 1) Optional<Long> spentPerMemberAndDay) {}

  /** A contract as it is wished. */
  public record ContractWish(
      @Doc(value = "The first day.", example = "2026-06-01") LocalDate from,
      @Doc("The last day; without an end where it is left out.") Optional<LocalDate> until,
      @Doc(value = "Whether the partner pays beforehand.", example = "false") boolean prepaid,
      @Doc(value = "What members earn there; nothing where it is left out.", example = "{\"points\": 1, \"per\": 10000, \"worthPer1000\": 100000}")
      Optional<EarningTerms> earning,
      @Doc(value = "What 1,000 points that are spent there take off and are owed to the partner, in the currency's smallest unit; without it, "
          + "nothing is spent there.", example = "100000", min = 1, max = Contract.POINTS_MAX) Optional<Long> spendingWorthPer1000,
      @Doc("Limits; none where it is left out.") Optional<LimitTerms> limits) {
    Contract.Draft draft() {
      var earned = earning.map(e -> new Contract.Earning(e.points(), e.per(), e.worthPer1000(), e.validDays()));
      var most = limits.map(l -> new Contract.Limits(l.earnedPerMonth(), l.spentPerMonth(), l.spentPerMemberAndDay())).orElse(Contract.Limits.NONE);
      return new Contract.Draft(from, until, prepaid, new Contract.Terms(earned, spendingWorthPer1000.map(Contract.Spending::new), most));
    }
  }

  /** A contract. */
  public record ContractView(ContractId id, PartnerId partner, LocalDate from, Optional<LocalDate> until, boolean prepaid, Optional<EarningTerms> earning,
      @Doc("What 1,000 spent points are worth.") Optional<Long> spendingWorthPer1000, LimitTerms limits,
      @Doc("What was paid beforehand.") Optional<Money> deposited, @Doc("What of it is left.") Optional<Money> left) {
    static ContractView of(Contract c, Optional<Pool> pool, Currency currency) {
      var earned = c.terms().earning().map(e -> new EarningTerms(e.points(), e.per(), e.worthPer1000(), e.validDays()));
      var limits = c.terms().limits();
      return new ContractView(c.id(), c.partner(), c.from(), c.until(), c.prepaid(), earned, c.terms().spending().map(Contract.Spending::worthPer1000),
          new LimitTerms(limits.earnedPerMonth(), limits.spentPerMonth(), limits.spentPerMemberAndDay()),
          pool.map(p -> new Money(p.amount(), currency)), pool.map(p -> new Money(p.remaining(), currency)));
    }
  }

  /** The last day of a contract. */
  public record ContractEnd(@Doc(value = "The last day on which it is in force.", example = "2026-12-31") LocalDate lastDay) {}

  /** What was paid beforehand. */
  public record DepositWish(
      @Doc(value = "How much.", example = "{\"amount\": 50000000, \"currency\": \"IRR\"}", min = 1, max = Partners.DEPOSIT_MAX) Money amount,
      @Doc(value = "The bank's reference, or whatever proves it.", example = "IR-1405-0007", max = Partners.REFERENCE_CHARS_MAX) String reference) {}

  /** A recorded deposit. */
  public record DepositView(ContractId contract, Money amount, @Doc("What is left of all deposits.") Money left) {}

  /** A purchase at a partner. */
  public record PartnerPurchase(
      @Doc(value = "The member's phone number. Give exactly one of phone, card and memberId.", example = "09000000001", max = 40) Optional<String> phone,
      @Doc(value = "The number of the member's card, or what was scanned from its QR.", max = 100) Optional<String> card,
      @Doc("The member's id.") Optional<MemberId> memberId,
      @Doc(value = "What was paid in money.", example = "{\"amount\": 1700000, \"currency\": \"IRR\"}", max = PartnerTill.PAID_MAX) Money paid,
      @Doc(value = "The receipt's number: once per partner and day.", example = "000123", max = 64) String receipt) implements Named {
    public PartnerPurchase {
      Named.once(phone, card, memberId);
    }
  }

  /** Points to be spent at a partner. */
  public record PartnerBurn(
      @Doc(value = "The number of the member's card, or what was scanned from its QR.", example = "K7RM-2QXA-9TWD-E4HB", max = 100) String card,
      @Doc(value = "How many points.", example = "100", min = 1, max = PartnerTill.POINTS_MAX) long points,
      @Doc(value = "The receipt's number: once per partner and day.", example = "000123", max = 64) String receipt) {}

  /** What was earned or spent at a partner. */
  public record DealView(DealId id, MemberId member, Dealing.Kind kind,
      @Doc("What was paid in money, or what the spent points are worth.") Money amount,
      @Doc(value = "Points earned or spent.", example = "170") long points, @Doc(value = "The posted balance after it.", example = "220") long balance) {
    static DealView of(Dealing.Dealt d, Currency currency) {
      return new DealView(d.deal(), d.member(), d.kind(), new Money(d.amount(), currency), d.points(), d.balance());
    }
  }

  /** What was undone. */
  public record UndoneView(DealId id, MemberId member, Dealing.Kind kind,
      @Doc(value = "Points that went back, or were taken back.", example = "170") long points,
      @Doc(value = "The posted balance after it.", example = "50") long balance) {
    static UndoneView of(Dealing.Undone u) {
      return new UndoneView(u.deal(), u.member(), u.kind(), u.points(), u.balance());
    }
  }
}
