package club.vafa.purchase;

import static club.vafa.purchase.OnSales.number;
import static club.vafa.purchase.OnSales.plain;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Race;
import club.vafa.TestClub;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.ledger.Debit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Spending;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.Member;
import club.vafa.request.Keyed;
import club.vafa.value.Money;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefundRacesTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  private final TestClub club = new TestClub(DATABASE);
  private final OnSales on = new OnSales(club);
  private final Member member = club.member();

  @BeforeEach
  void oneRule() {
    on.rules(plain());
  }

  @Test
  void manyTillsThatRefundTheSameReceiptDoItOnce() {
    var sale = on.sold(member, 100_000);
    var answers = Race.of(64, i -> (Callable<Keyed<Refunding>>) () ->
        on.refund("same-" + i, RefundWish.of(sale, "1", "R-2", Money.rials(30_000))));
    assertThat(answers.stream().map(RefundRacesTest::answer).filter(Refunding.Refunded.class::isInstance)).hasSize(1);
    assertThat(answers.stream().map(RefundRacesTest::answer).filter(Refunding.ReceiptTaken.class::isInstance)).hasSize(63);
    assertThat(on.points(member).posted()).isEqualTo(7);
  }

  @Test
  void manyTillsThatRefundTheSameSaleNeverRefundMoreThanItWas() {
    var sale = on.sold(member, 100_000);
    var answers = Race.of(64, i -> (Callable<Keyed<Refunding>>) () ->
        on.refund(number(), RefundWish.of(sale, "1", number(), Money.rials(30_000))));
    assertThat(answers.stream().map(RefundRacesTest::answer).filter(Refunding.Refunded.class::isInstance)).hasSize(3);
    assertThat(answers.stream().map(RefundRacesTest::answer).filter(a -> a.equals(new Refunding.MoreThanSold(Money.rials(10_000)))))
        .hasSize(61);
    assertThat(on.points(member).posted()).isEqualTo(1);
  }

  @Test
  void aRefundThatRacesWithSpendingLeavesNothingTwice() {
    for (int round = 0; round < 5; round++) {
      var someone = club.member();
      var sale = on.sold(someone, 100_000);
      var spent = new ArrayList<Spending>();
      Race.of(8, i -> (Callable<Boolean>) () -> {
        if (i == 0) {
          on.whole(sale);
        } else if (spend(someone, 4) instanceof Spending.Spent done) {
          synchronized (spent) {
            spent.add(done);
          }
        }
        return true;
      });
      assertThat(spent.size()).isLessThanOrEqualTo(2);
      assertThat(on.points(someone).posted()).isEqualTo(-4L * spent.size());
      assertThat(on.points(someone).debt()).isEqualTo(4L * spent.size());
    }
  }

  private static Refunding answer(Keyed<Refunding> keyed) {
    return ((Keyed.First<Refunding>) keyed).answer();
  }

  private Spending spend(Member who, long points) {
    return club.core().db.transact(h -> Outcome.commit(club.core().ledger.debit(h,
        new Debit(HolderId.of(who.id()), Unit.POINTS, points, House.REDEEMED, Why.of(Reason.GAME_ENTRY)))));
  }
}
