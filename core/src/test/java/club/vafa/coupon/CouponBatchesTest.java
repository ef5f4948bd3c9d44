package club.vafa.coupon;

import static club.vafa.value.Money.rials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.db.TestDatabase;
import club.vafa.request.Keyed;
import club.vafa.request.RequestKey;
import club.vafa.value.BranchId;
import club.vafa.value.Ids;
import club.vafa.value.LocalText;
import club.vafa.value.StaffId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CouponBatchesTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final StaffId by = new StaffId(Ids.random());
  private final BranchId here = new BranchId(Ids.random());
  private TestClub club;
  private CouponBatches batches;

  @BeforeEach
  void open() {
    club = new TestClub(database);
    batches = club.core().couponBatches;
  }

  @Test
  void aHundredThousandCodesAreMadeInSlicesAndEachIsThereOnce() {
    var batch = planned(100_000);
    int slices = 0;
    while (batches.make() > 0) {
      slices++;
    }
    assertThat(slices).isEqualTo(100_000 / CouponBatches.SLICE_MAX);
    assertThat(batches.find(batch.id()).orElseThrow().state()).isEqualTo(CouponBatch.State.READY);
    assertThat(new HashSet<>(codes(batch))).hasSize(100_000);
  }

  @Test
  void severalWhoMakeAtTheSameMomentMakeNoCodeTooMany() {
    var batch = planned(CouponBatches.SLICE_MAX * 3 + 7);
    Race.of(6, i -> () -> {
      int made = 0;
      for (int slice = batches.make(); slice > 0; slice = batches.make()) {
        made += slice;
      }
      return made;
    });
    while (batches.make() > 0) { }
    assertThat(batches.find(batch.id()).orElseThrow().made()).isEqualTo(CouponBatches.SLICE_MAX * 3 + 7);
    assertThat(codes(batch)).hasSize(CouponBatches.SLICE_MAX * 3 + 7);
  }

  @Test
  void whatWasMadeBeforeAStopIsKeptAndTheRestFollows() {
    var batch = planned(CouponBatches.SLICE_MAX + 10);
    batches.make();
    assertThat(batches.find(batch.id()).orElseThrow()).satisfies(b -> {
      assertThat(b.made()).isEqualTo(CouponBatches.SLICE_MAX);
      assertThat(b.state()).isEqualTo(CouponBatch.State.MAKING);
    });
    assertThat(batches.openForReading(batch.id(), true, by))
        .isEqualTo(new BatchStep.StillMaking(CouponBatches.SLICE_MAX, CouponBatches.SLICE_MAX + 10));
    var after = new TestClub(database).core().couponBatches;
    assertThat(after.make()).isEqualTo(10);
    assertThat(after.make()).isZero();
    assertThat(codes(batch)).hasSize(CouponBatches.SLICE_MAX + 10);
  }

  @Test
  void theSameRequestPlansOneBatch() {
    var key = new RequestKey("marketer", "batch-" + UUID.randomUUID());
    var first = batches.plan(key, wish(10), by);
    assertThat(first).isInstanceOfSatisfying(Keyed.First.class, f -> assertThat(batches.plan(key, wish(10),
        by)).isEqualTo(new Keyed.Again<>(f.answer())));
    assertThat(batches.plan(key, wish(11), by)).isInstanceOf(Keyed.OtherContent.class);
  }

  @Test
  void codesAreDownloadedOnceAndAgainOnlyByWhoMay() {
    var batch = made(3);
    assertThat(batches.openForReading(batch.id(), false, by)).isInstanceOf(BatchStep.Done.class);
    assertThat(batches.openForReading(batch.id(), false, by)).isEqualTo(new BatchStep.Downloaded(1));
    assertThat(batches.openForReading(batch.id(), true, by)).isInstanceOf(BatchStep.Done.class);
    assertThat(batches.find(batch.id()).orElseThrow().downloads()).isEqualTo(2);
  }

  @Test
  void aCodeOfABatchIsNobodysAndIsRedeemedOnce() {
    var code = codes(made(2)).getFirst();
    var answers = Race.of(64, i -> () -> redeem(code, "key-" + i));
    assertThat(answers).filteredOn(Redemption.Redeemed.class::isInstance).singleElement()
        .satisfies(r -> assertThat(((Redemption.Redeemed) r).member()).isEmpty());
    assertThat(answers).filteredOn(Redemption.AlreadyRedeemed.class::isInstance).hasSize(63);
  }

  @Test
  void noCodeOfAVoidedBatchIsGoodAndWhatWasRedeemedStaysSo() {
    var batch = made(2);
    var codes = codes(batch);
    redeem(codes.get(0), "first");
    assertThat(batches.voidAll(batch.id(), "lost", by)).isInstanceOf(BatchStep.Done.class);
    assertThat(redeem(codes.get(1), "second")).isEqualTo(new Redemption.Voided(club.clock().instant()));
    assertThat(redeem(codes.get(0), "third")).isInstanceOf(Redemption.AlreadyRedeemed.class);
    assertThat(batches.voidAll(batch.id(), "lost", by)).isEqualTo(new BatchStep.Voided(club.clock().instant()));
    assertThat(batches.used(batch.id())).isEqualTo(1);
  }

  @Test
  void aBatchThatIsVoidedWhileItIsMadeIsNotMadeFurther() {
    var batch = planned(CouponBatches.SLICE_MAX * 2);
    batches.make();
    batches.voidAll(batch.id(), "wrong discount", by);
    assertThat(batches.make()).isZero();
  }

  @Test
  void aBatchBeginsBeforeItEndsAndEndsInTheFuture() {
    var now = club.clock().instant();
    assertThatThrownBy(() -> new BatchWish(LocalText.same("x"), terms(), 1, now, now)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BatchWish(LocalText.same("x"), terms(), 0, now,
        now.plusSeconds(1))).isInstanceOf(IllegalArgumentException.class);
    var over = new BatchWish(LocalText.same("x"), terms(), 1, now.minus(Duration.ofDays(2)), now);
    assertThat(batches.plan(new RequestKey("m", UUID.randomUUID().toString()), over,
        by)).isEqualTo(new Keyed.First<>(new BatchStep.AlreadyOver(now)));
  }

  private BatchTerms terms() {
    return new BatchTerms(new Discount.Percent(10, Optional.empty()), rials(0), Set.of());
  }

  private BatchWish wish(int count) {
    return new BatchWish(new LocalText("ده درصد", "Ten percent"), terms(), count, TestClub.START, TestClub.START.plus(Duration.ofDays(30)));
  }

  private CouponBatch planned(int count) {
    return batches.plan(new RequestKey("marketer", UUID.randomUUID().toString()), wish(count),
        by) instanceof Keyed.First<BatchStep>(BatchStep.Done(var b))
        ? b : null;
  }

  private CouponBatch made(int count) {
    var batch = planned(count);
    while (batches.make() > 0) { }
    return batch;
  }

  private List<String> codes(CouponBatch batch) {
    var codes = new ArrayList<String>();
    batches.codes(batch.id(), codes::add);
    return codes;
  }

  private Redemption redeem(String code, String key) {
    return club.core().coupons.redeem(new RequestKey("till" + UUID.randomUUID(), key), code, here, rials(1_000_000), Optional.of(by))
        instanceof Keyed.First<Redemption>(Redemption answer) ? answer : null;
  }
}
