package club.vafa.web.api;

import club.vafa.coupon.BatchTerms;
import club.vafa.coupon.BatchWish;
import club.vafa.coupon.CodeImport;
import club.vafa.coupon.CouponBatch;
import club.vafa.coupon.CouponTerms;
import club.vafa.coupon.Discount;
import club.vafa.value.BranchId;
import club.vafa.value.CouponBatchId;
import club.vafa.value.LocalText;
import club.vafa.value.Money;
import club.vafa.value.PartnerId;
import club.vafa.value.ProductId;
import club.vafa.web.json.Doc;
import club.vafa.web.json.WrongField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Discount codes as staff plan them, on the wire. */
public final class CouponShapes {
  private CouponShapes() {}

  /** A discount as its three fields: a percentage, an amount, a product for nothing. */
  record Cut(Optional<Integer> percent, Optional<Money> off, Optional<ProductId> item) {
    static Cut of(Discount discount) {
      return switch (discount) {
        case Discount.Percent(int share, var upTo) -> new Cut(Optional.of(share), upTo, Optional.empty());
        case Discount.Off(Money amount) -> new Cut(Optional.empty(), Optional.of(amount), Optional.empty());
        case Discount.FreeItem(var product, Money worth) -> new Cut(Optional.empty(), Optional.of(worth), Optional.of(product));
      };
    }

    /** All wrong combinations are named by the field that would put them right. */
    void check(Money minimum) {
      if (percent.isEmpty() && off.isEmpty()) {
        throw new WrongField(item.isPresent() ? "off" : "percent", "required");
      }
      if (percent.isPresent() && item.isPresent()) {
        throw new WrongField("item", "not_with_this_kind");
      }
      if (off.filter(amount -> amount.currency() != minimum.currency()).isPresent()) {
        throw new WrongField("off.currency", "not_acceptable");
      }
    }

    Discount discount() {
      return percent.<Discount>map(share -> new Discount.Percent(share, off))
          .or(() -> item.map(product -> new Discount.FreeItem(product, off.orElseThrow())))
          .orElseGet(() -> new Discount.Off(off.orElseThrow()));
    }
  }

  /** What a discount code will be when it is given. */
  public record CouponPlan(
      @Doc(value = "What members read.", example = "{\"fa\": \"۲۰٪ تخفیف نوشیدنی\", \"en\": \"20% off drinks\"}", max = 100) LocalText name,
      @Doc(value = "So much percent off; or give off.", example = "20", min = 1, max = 100) Optional<Integer> percent,
      @Doc(value = "So much off; with a percentage, at most so much; with an item, what it is worth.", min = 1) Optional<Money> off,
      @Doc("One piece of this product for nothing.") Optional<ProductId> item,
      @Doc(value = "The smallest basket that it takes.", example = "{\"amount\": 500000, \"currency\": \"IRR\"}") Money minimum,
      @Doc("Where it is good; without it, at every branch.") Optional<List<BranchId>> branches,
      @Doc(value = "For how many days after the day on which it is given.", example = "30", min = 0,
          max = CouponTerms.VALID_DAYS_MAX) int validDays) {
    public CouponPlan {
      new Cut(percent, off, item).check(minimum);
    }

    CouponTerms terms() {
      return new CouponTerms(name, new Cut(percent, off, item).discount(), minimum, branches.map(Set::copyOf).orElse(Set.of()), validDays);
    }

    static CouponPlan of(CouponTerms terms) {
      var cut = Cut.of(terms.discount());
      return new CouponPlan(terms.name(), cut.percent(), cut.off(), cut.item(), terms.minimum(), some(terms.branches()), terms.validDays());
    }
  }

  private static Optional<List<BranchId>> some(Set<BranchId> branches) {
    return Optional.of(List.copyOf(branches)).filter(b -> !b.isEmpty());
  }

  /** A batch of codes that is to be made. */
  public record BatchPlan(
      @Doc(value = "What whoever redeems a code reads.", example = "{\"fa\": \"۱۰٪ تخفیف نوروزی\", \"en\": \"10% off for Nowruz\"}",
          max = 100) LocalText name,
      @Doc(value = "So much percent off; or give off.", example = "10", min = 1, max = 100) Optional<Integer> percent,
      @Doc(value = "So much off; with a percentage, at most so much; with an item, what it is worth.", min = 1) Optional<Money> off,
      @Doc("One piece of this product for nothing.") Optional<ProductId> item,
      @Doc(value = "The smallest basket that a code takes.", example = "{\"amount\": 500000, \"currency\": \"IRR\"}") Money minimum,
      @Doc("Where the codes are good; without it, at every branch.") Optional<List<BranchId>> branches,
      @Doc(value = "How many codes.", example = "500", min = 1, max = BatchWish.COUNT_MAX) int count,
      @Doc(value = "From when they are good.", example = "2026-06-01T00:00:00+03:30") Instant from,
      @Doc(value = "Before when they are good.", example = "2036-07-01T00:00:00+03:30") Instant until) {
    public BatchPlan {
      new Cut(percent, off, item).check(minimum);
      if (!from.isBefore(until)) {
        throw new WrongField("until", "before_from");
      }
    }

    BatchWish wish() {
      var terms = new BatchTerms(new Cut(percent, off, item).discount(), minimum, branches.map(Set::copyOf).orElse(Set.of()));
      return new BatchWish(name, terms, count, from, until);
    }
  }

  /** A batch of a partner's codes, which are imported into it. */
  public record PartnerBatchPlan(
      @Doc(value = "What members read.", example = "{\"fa\": \"یک ماه تماشای رایگان\", \"en\": \"A month of films\"}",
          max = 100) LocalText name,
      @Doc("Whose codes they are, where it is a partner of the club.") Optional<PartnerId> partner,
      @Doc(value = "Before when they are good, where the file does not say it.", example = "2036-07-01T00:00:00+03:30") Instant until) {}

  /** A batch of codes. */
  public record BatchView(
      CouponBatchId id,
      @Doc(value = "Made by the club, or a partner's.", example = "made") CouponBatch.Kind kind,
      @Doc(value = "How far it is.", example = "ready") CouponBatch.State state,
      LocalText name,
      Optional<Integer> percent,
      Optional<Money> off,
      Optional<ProductId> item,
      Optional<Money> minimum,
      Optional<List<BranchId>> branches,
      @Doc(value = "How many codes there will be.", example = "500") int wanted,
      @Doc(value = "How many there are by now.", example = "500") int made,
      @Doc(value = "How many are redeemed, or handed out.", example = "12") Optional<Long> used,
      @Doc(value = "How often its codes were downloaded.", example = "1") int downloads,
      Optional<PartnerId> partner,
      Instant from, Instant until, Instant createdAt, Optional<Instant> voidedAt) {
    static BatchView of(CouponBatch batch, Optional<Long> used) {
      var cut = batch.terms().map(terms -> Cut.of(terms.discount()));
      return new BatchView(batch.id(), batch.kind(), batch.state(), batch.name(), cut.flatMap(Cut::percent), cut.flatMap(Cut::off),
          cut.flatMap(Cut::item), batch.terms().map(BatchTerms::minimum), batch.terms().flatMap(terms -> some(terms.branches())),
              batch.wanted(),
          batch.made(), used, batch.downloads(), batch.partner(), batch.from(), batch.until(), batch.createdAt(), batch.voidedAt());
    }
  }

  /** Why a batch is voided. */
  public record VoidWish(@Doc(value = "Why, for the trail.", example = "The file was lost.", max = 500) String why) {}

  /** A line of a file that was not taken. */
  public record RefusedLine(@Doc(value = "Its number, from 1 on.", example = "17") long line, CodeImport.Reason reason) {}

  /** What became of a file of codes. */
  public record ImportView(
      @Doc(value = "Lines with a code.", example = "1000") long read,
      @Doc(value = "Codes that are new.", example = "998") long added,
      @Doc(value = "Lines that were not taken.", example = "2") long refused,
      @Doc("The first thousand of those.") List<RefusedLine> lines) {
    static ImportView of(CodeImport made) {
      return new ImportView(made.read(), made.added(), made.refused(),
          made.lines().stream().map(line -> new RefusedLine(line.line(), line.reason())).toList());
    }
  }
}
