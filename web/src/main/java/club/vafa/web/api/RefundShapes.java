package club.vafa.web.api;

import club.vafa.ledger.Unit;
import club.vafa.purchase.Means;
import club.vafa.purchase.Payment;
import club.vafa.purchase.PurchaseDetail;
import club.vafa.purchase.Refund;
import club.vafa.purchase.RefundWish;
import club.vafa.purchase.Refunding;
import club.vafa.purchase.Sale;
import club.vafa.value.BranchId;
import club.vafa.value.Currency;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PurchaseId;
import club.vafa.value.RefundId;
import club.vafa.value.RuleId;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Refunds on the wire, and a purchase with its refunds. */
public final class RefundShapes {
  private RefundShapes() {
  }

  /** So many of a line of the receipt. */
  public record ReturnedItem(
      @Doc(value = "Which line of the receipt, counted from 1.", example = "1", min = 1, max = Sale.ITEMS_MAX) int line,
      @Doc(value = "How many of it.", example = "1", min = 1, max = Sale.QUANTITY_MAX) int quantity) {}

  /** A refund as the till tells it: items, an amount or both; neither is all that is left of the purchase. */
  public record RefundRequest(
      @Doc(value = "Which till; refunds are numbered by till and day. \"main\" where it is left out.", example = "7",
          max = 40) Optional<String> till,
      @Doc(value = "The number of the refund's own receipt: once per branch, till and business day.", example = "R-000123",
          max = 64) String number,
      @Doc("When it was; now where it is left out.") Optional<Instant> at,
      @Doc(value =
          "How much comes back of what was paid, by whatever means; the items' share of it where it is left out.") Optional<Money> amount,
      @Doc(value = "What comes back.", max = Sale.ITEMS_MAX, example = "{\"line\": 1, \"quantity\": 1}") Optional<List<ReturnedItem>> items,
      @Doc("What had paid for it and has expired since can be used until the end of this day. It takes the permission refund_grace.")
      Optional<LocalDate> graceUntil) {
    RefundWish wish(PurchaseId purchase, String mainTill) {
      return new RefundWish(purchase, till.orElse(mainTill), number, at, amount,
          items.orElse(List.of()).stream().map(i -> new RefundWish.Returned(i.line(), i.quantity())).toList(), graceUntil);
    }
  }

  /** What went back to a means other than money; a coupon comes back when nothing is left of the sale. */
  public record BackView(
      Means means,
      @Doc("How many points.") Optional<Long> points,
      @Doc("How much money's worth, of credit or a gift card.") Optional<Money> amount,
      @Doc(value = "How much of it had expired meanwhile and stays so: points, or the smallest unit; of a coupon, 1 where it has ended.",
          example = "0") long expired) {
    static BackView of(Refunding.Back back, Currency currency) {
      boolean points = back.means() == Means.POINTS;
      return new BackView(back.means(), points ? Optional.of(back.units()) : Optional.empty(),
          points || back.means() == Means.COUPON ? Optional.empty() : Optional.of(new Money(back.units(), currency)), back.expired());
    }
  }

  /** Where what was earned is taken from, in points or the smallest unit of credit; the five last sum to the amount. */
  public record TakenView(
      Unit unit,
      @Doc(value = "What the purchase no longer earns.", example = "8") long amount,
      @Doc(value = "From what the purchase itself had earned.", example = "8") long fromOwn,
      @Doc(value = "From what else the member had.", example = "0") long fromOthers,
      @Doc(value = "Owed; the next earning pays it first.", example = "0") long asDebt,
      @Doc(value = "Expired unused before.", example = "0") long expired,
      @Doc(value = "Let go, by the club's policy.", example = "0") long forgone) {
    static TakenView of(Refunding.Taken t) {
      return new TakenView(t.unit(), t.amount(), t.fromOwn(), t.fromOthers(), t.asDebt(), t.expired(), t.forgone());
    }
  }

  /** What a rule gives less. */
  public record LessView(
      @Doc("The rule; none for what the member's level had added.") Optional<RuleId> rule,
      @Doc(value = "Its version.", example = "1") int version,
      LocalText name,
      Unit unit,
      @Doc(value = "How much less; negative where the smaller basket brings another rule in.", example = "8") long amount) {
    static LessView of(Refunding.Less less) {
      return new LessView(less.rule(), less.version(), less.name(), less.unit(), less.amount());
    }
  }

  /** A refund just recorded. */
  public record RecordedRefund(
      RefundId id,
      PurchaseId purchase,
      MemberId memberId,
      @Doc(value = "The code of the branch.", example = "valiasr") String branch,
      Instant at,
      @Doc("What came back of what was paid, by whatever means.") Money amount,
      @Doc("What of it is to be handed out in money.") Money paid,
      @Doc("Whether nothing is left of the purchase.") boolean whole,
      @Doc("What went back to the other means.") List<BackView> back,
      @Doc(value = "The points that the purchase no longer earns.", example = "8") long points,
      @Doc("Where what was earned is taken from, by unit.") List<TakenView> taken,
      @Doc("Which rules give less; the lines of a unit sum to what is taken of it.") List<LessView> lines,
      @Doc(value = "The member's posted points after it.", example = "109") long balance) {
    static RecordedRefund of(Refunding.Refunded r) {
      return new RecordedRefund(r.refund(), r.purchase(), r.member(), r.branch(), r.at(), r.amount(), r.paid(), r.whole(),
          r.back().stream().map(b -> BackView.of(b, r.amount().currency())).toList(), r.points(), r.taken().stream().map(TakenView::of)
              .toList(),
          r.lines().stream().map(LessView::of).toList(), r.balance());
    }
  }

  /** A refund in a list. */
  public record RefundView(
      RefundId id,
      @Doc(value = "Which till.", example = "7") String till,
      @Doc(value = "The number of its receipt.", example = "R-000123") String number,
      @Doc("The business day, in the club's zone.") LocalDate businessDay,
      Instant at,
      @Doc("What came back of what was paid, by whatever means.") Money amount,
      @Doc("What of it was money.") Money paid,
      @Doc("Whether nothing was left of the purchase.") boolean whole,
      @Doc("What came back.") List<ReturnedItem> items,
      @Doc("What went back to the other means.") List<BackView> back,
      @Doc(value = "The points that the purchase no longer earned.", example = "8") long points,
      @Doc("Where what was earned was taken from, by unit.") List<TakenView> taken) {
    static RefundView of(Refund r) {
      var currency = Currency.of(r.currency());
      return new RefundView(r.id(), r.till(), r.number(), r.businessDay(), r.at(), new Money(r.amount(), currency),
          new Money(r.paid(), currency),
          r.whole(), r.returned().stream().map(i -> new ReturnedItem(i.line(), i.quantity())).toList(),
          r.givenBack().stream().map(b -> BackView.of(b, currency)).toList(), r.points(), r.takenBack().stream().map(TakenView::of)
              .toList());
    }
  }

  /** A line of the receipt, and how many of it came back. */
  public record SoldItem(
      @Doc(value = "Which line, counted from 1.", example = "1") int line,
      @Doc("The code of the product.") Optional<String> product,
      @Doc("Its name, where it is no product of the club.") Optional<String> name,
      @Doc(value = "How many.", example = "2") int quantity,
      @Doc("The price of one.") Money price,
      @Doc(value = "How many of them came back.", example = "0") int returned) {}

  /** What a means other than money paid, or a discount. */
  public record PaymentView(
      Means means,
      @Doc("How many points.") Optional<Long> points,
      @Doc("What that came to.") Money value,
      @Doc(value = "How much of it has come back: points, or the smallest unit.", example = "0") long returned) {
    static PaymentView of(Payment p, Currency currency) {
      return new PaymentView(p.means(), p.means() == Means.POINTS ? Optional.of(p.units())
          : Optional.empty(), new Money(p.value(), currency), p.returned());
    }
  }

  /** A purchase with all that happened to it. */
  public record PurchaseWithRefunds(
      PurchaseId id,
      MemberId memberId,
      @Doc("Where.") BranchId branch,
      @Doc(value = "Which till.", example = "7") String till,
      @Doc(value = "The receipt's number.", example = "000123") String receipt,
      @Doc("The business day, in the club's zone.") LocalDate businessDay,
      Instant at,
      @Doc("What was paid, by all means.") Money amount,
      @Doc("What of it was money.") Money paid,
      @Doc("What has come back of the amount.") Money returned,
      @Doc(value = "What it earned.", example = "17") long points,
      @Doc(value = "What refunds have found to be too much of that.", example = "0") long pointsTaken,
      @Doc("What was sold.") List<SoldItem> items,
      @Doc("Other means than money, and discounts.") List<PaymentView> payments,
      @Doc("Its refunds, oldest first.") List<RefundView> refunds) {
    static PurchaseWithRefunds of(PurchaseDetail d) {
      var s = d.sold();
      var currency = Currency.of(s.currency());
      return new PurchaseWithRefunds(s.id(), s.memberId(), s.branchId(), s.till(), s.receipt(), s.businessDay(), s.at(), s.money(s.total()),
          s.money(s.paid()), s.money(s.returned()), s.points(), s.pointsTaken(),
          IntStream.range(0, d.items().size()).mapToObj(i -> item(i, d.items().get(i), d.gone().get(i))).toList(),
          d.payments().stream().map(p -> PaymentView.of(p, currency)).toList(), d.refunds().stream().map(RefundView::of).toList());
    }

    private static SoldItem item(int index, Sale.Item item, int gone) {
      return new SoldItem(index + 1, item.product(), item.name(), item.quantity(), item.price(), gone);
    }
  }
}
