package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.Outcome;
import club.vafa.ledger.Credit;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.LotTerms;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.text.SmsSegments;
import club.vafa.value.Phone;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a member can ask and do about points from a plain phone. */
class PointsBySmsTest {

  @RegisterExtension
  static final BotHouse house = new BotHouse();

  @Test
  void whatTheBooksHoldAndWhatCanBeUsedFitOneSegment() throws Exception {
    var texter = joined("Ann Lee");
    long had = posted(texter);
    earn(texter, Unit.POINTS, 30, new LotTerms(Optional.empty(), Optional.of(house.club.clock().instant().plus(Duration.ofDays(7))), Optional.empty()));
    var balance = texter.says("balance", "you can use");
    assertThat(balance).contains("you can use " + had, (had + 30) + " in all");
    assertThat(SmsSegments.of(balance).segments()).isEqualTo(1);
    assertThat(texter.says("why", "the sum of your points")).contains("is " + (had + 30), "30 points earned");
  }

  @Test
  void creditHasALineOfItsOwnInBalanceAndWhy() throws Exception {
    var texter = joined("Bob Lee");
    earn(texter, Unit.CREDIT, 2_500_000, LotTerms.PERMANENT);
    assertThat(texter.says("balance", "your balance is")).contains("Your credit is 250,000 toman");
    assertThat(texter.says("why", "sum of your credit")).contains("250,000 toman");
  }

  @Test
  void pointsAreGivenByThreeAnswersAndStopStaysStop() throws Exception {
    var giver = joined("Carl Lee");
    var receiver = joined("Dora Lee");
    earn(giver, Unit.POINTS, 100, LotTerms.PERMANENT);
    giver.says("give", "not available");
    giving(true);
    long had = posted(giver);
    long before = posted(receiver);
    giver.says("give", "send the mobile number");
    giver.says("hello", "no member with this number");
    giver.says(receiver.phone.number(), "how many points are for D… L…");
    giver.says("40 points", "give 40 points to D… L…");
    giver.says("maybe", "Yes: 1");
    giver.says("1", "you have given 40 points to D… L…");
    receiver.hears(0, "Carl Lee has given you 40 points");
    assertThat(posted(giver)).isEqualTo(had - 40);
    assertThat(posted(receiver)).isEqualTo(before + 40);
    giver.says("give", "send the mobile number");
    giver.says(receiver.phone.number(), "how many points");
    giver.says("11", "offers are off");
    assertThat(posted(giver)).isEqualTo(had - 40);
    giving(false);
  }

  private static BotHouse.Texter joined(String name) throws InterruptedException {
    var texter = house.texter();
    texter.says("join", "reply with your name");
    texter.says(name, "you are a member");
    texter.says("2", "no offers");
    return texter;
  }

  private static HolderId holder(BotHouse.Texter texter) {
    return HolderId.of(house.core().db.read(h ->
        house.core().members.byPhone(h, new Phone(texter.phone.number()))).orElseThrow().id());
  }

  private static long posted(BotHouse.Texter texter) {
    return house.core().db.read(h -> house.core().ledger.balance(h, holder(texter), Unit.POINTS)).posted();
  }

  private static void earn(BotHouse.Texter texter, Unit unit, long amount, LotTerms terms) {
    var holder = holder(texter);
    house.core().db.transact(h -> Outcome.commit(
        house.core().ledger.credit(h, new Credit(holder, unit, amount, House.ISSUED, Why.of(Reason.PURCHASE), terms))));
  }

  private static void giving(boolean on) {
    house.core().db.transact(h -> {
      h.createUpdate("update club set points_giving = :on").bind("on", on).execute();
      return Outcome.commit(house.core().clubs.change(h, settings -> settings));
    });
  }
}
