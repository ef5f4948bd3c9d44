package club.vafa.web.api;

import club.vafa.earning.Through;
import club.vafa.purchase.Purchase;
import club.vafa.purchase.Recording;
import club.vafa.purchase.Sale;
import club.vafa.value.BranchId;
import club.vafa.value.Currency;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Money;
import club.vafa.value.PurchaseId;
import club.vafa.value.RuleId;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Purchases on the wire. */
public final class PurchaseShapes {
  private PurchaseShapes() {
  }

  /** A line of the receipt. */
  public record ItemWish(
      @Doc(value = "The code of a product of the club; or leave it out and give a name.", example = "tea-saffron", pattern = BranchApi.CODE)
      Optional<String> product,
      @Doc(value = "What was sold, where it is no product of the club.", max = 100) Optional<String> name,
      @Doc(value = "How many.", example = "2", min = 1, max = Sale.QUANTITY_MAX) int quantity,
      @Doc(value = "The price of one.", example = "{\"amount\": 850000, \"currency\": \"IRR\"}") Money price) {
    public ItemWish {
      if (product.isEmpty() && name.isEmpty()) {
        throw new WrongField("product", "product_or_name");
      }
    }

    Sale.Item item() {
      return new Sale.Item(product, name, quantity, price);
    }
  }

  /** A sale as the till tells it. */
  public record SaleWish(
      @Doc(value = "The member's phone number, as people write it. Give exactly one of phone, card and memberId.", example = "09000000001",
          max = 40)
      Optional<String> phone,
      @Doc(value = "The number of the member's card, or what was scanned from its QR.", max = 100) Optional<String> card,
      @Doc("The member's id.") Optional<MemberId> memberId,
      @Doc(value = "The code of the branch.", example = "valiasr", max = 40) String branch,
      @Doc(value = "Which till of the branch; receipts are numbered by till and day. \"main\" where it is left out.", example = "7",
          max = 40)
      Optional<String> till,
      @Doc(value = "The receipt's number: once per branch, till and business day.", example = "000123", max = 64) String receipt,
      @Doc(value = "When it was sold; now where it is left out.") Optional<Instant> at,
      @Doc(value = "What is to be paid for it, after the till's own discounts; the items' sum where it is left out.",
          example = "{\"amount\": 1700000, \"currency\": \"IRR\"}")
      Optional<Money> paid,
      @Doc(value = "What was sold.", max = Sale.ITEMS_MAX, example = "{\"product\": \"tea-saffron\", \"quantity\": 2, "
          + "\"price\": {\"amount\": 850000, \"currency\": \"IRR\"}}") Optional<List<ItemWish>> items,
      @Doc("By which way it came: at a till, where it is left out.") Optional<Through> through,
      @Doc("What pays beside money, and what is taken off; what is paid so does not earn.") Optional<PayShapes.PayWish> pay,
      @Doc("Whether the standing discount of the member's level comes off; yes, where it is left out. No, where the till has taken it off "
          + "itself or tells of a sale that was paid before.") Optional<Boolean> levelDiscount) implements Told {
    public SaleWish {
      Named.once(phone, card, memberId);
    }
  }

  /** What one rule gave. */
  public record EarnedLine(
      @Doc("The rule; none for what the member's level adds.") Optional<RuleId> rule,
      @Doc(value = "Its version.", example = "1") int version,
      LocalText name,
      @Doc(value = "Points; of credit, the currency's smallest unit.", example = "17") long points,
      @Doc("From when they can no longer be used; none, never.") Optional<Instant> expiresAt,
      @Doc("From when they can be used; none, at once.") Optional<Instant> availableFrom) {
    static EarnedLine of(Recording.Line line) {
      return new EarnedLine(line.rule(), line.version(), line.name(), line.points(), line.expiresAt(), line.availableFrom());
    }
  }

  /** A level in short. */
  public record LevelName(@Doc(value = "Its code.", example = "silver") String code, LocalText name) {}

  /** A recorded purchase: what was earned and why. */
  public record RecordedPurchase(
      PurchaseId id,
      MemberId memberId,
      @Doc(value = "The code of the branch.", example = "valiasr") String branch,
      @Doc("When it was sold.") Instant at,
      Money paid,
      @Doc(value = "What was earned in all.", example = "17") long points,
      @Doc("What was earned, rule by rule; the lines sum to the points.") List<EarnedLine> lines,
      @Doc(value = "The member's posted points after it.", example = "117") long balance,
      @Doc(value = "Which purchase of the member it is.", example = "3") long nthPurchase,
      LevelName level,
      @Doc("Whether the member rose to this level by it.") boolean risen,
      @Doc("What credit was earned, rule by rule, in the currency's smallest unit.") List<EarnedLine> credits,
      @Doc("The discount codes that it brings; they follow shortly after.") List<LocalText> coupons,
      @Doc("How it was paid, where not in money alone.") Optional<PayShapes.BillView> bill) {
    static RecordedPurchase of(Recording.Recorded done) {
      return new RecordedPurchase(done.purchase(), done.member(), done.branch(), done.at(), done.paid(), done.points(),
          done.lines().stream().map(EarnedLine::of).toList(), done.balance(), done.nthPurchase(),
          new LevelName(done.level().code(), done.level().name()), done.risen(), done.credits().stream().map(EarnedLine::of).toList(),
          done.coupons(), done.bill().map(PayShapes.BillView::of));
    }
  }

  /** A purchase in a list. */
  public record PurchaseView(
      PurchaseId id,
      @Doc("Where.") BranchId branch,
      @Doc(value = "Which till.", example = "7") String till,
      @Doc(value = "The receipt's number.", example = "000123") String receipt,
      @Doc("The business day, in the club's zone.") LocalDate businessDay,
      Instant at,
      @Doc("What was paid in money.") Money paid,
      @Doc(value = "What was earned.", example = "17") long points,
      @Doc("What has come back of what was paid by all means.") Money returned,
      @Doc(value = "What refunds have found to be too much of the points.", example = "0") long pointsTaken) {
    static PurchaseView of(Purchase purchase) {
      return new PurchaseView(purchase.id(), purchase.branchId(), purchase.till(), purchase.receipt(), purchase.businessDay(),
          purchase.at(),
          new Money(purchase.paid(), Currency.of(purchase.currency())), purchase.points(),
          new Money(purchase.returned(), Currency.of(purchase.currency())), purchase.pointsTaken());
    }
  }
}
