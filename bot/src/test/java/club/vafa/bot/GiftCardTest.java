package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.Outcome;
import club.vafa.giftcard.GiftCardBook;
import club.vafa.giftcard.GiftCardTerms;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.House;
import club.vafa.ledger.Reason;
import club.vafa.ledger.Unit;
import club.vafa.ledger.Why;
import club.vafa.member.ChatAddress;
import club.vafa.member.Member;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A gift card in its bearer's chat. */
class GiftCardTest {

  @RegisterExtension
  static final BotHouse house = new BotHouse();

  private static GiftCardBook.Made card(long amount) {
    var terms = new GiftCardTerms(amount, House.SOLD, Why.of(Reason.GIFT_CARD_SOLD), Optional.empty(), Optional.empty());
    return house.core().db.transact(h -> Outcome.commit(house.core().giftCardBook.make(h, terms, Optional.empty(), Optional.empty())));
  }

  private static long credit(Member member) {
    return house.core().db.read(h -> house.core().ledger.balance(h, HolderId.of(member.id()), Unit.CREDIT)).available();
  }

  private static Member member(BotHouse.Chatter chatter) {
    return house.core().db.read(h -> house.core().members.byChat(h, ChatAddress.telegram(chatter.person.id()))).orElseThrow();
  }

  @Test
  void inTelegramACodeShowsWhatIsOnTheCardAndAButtonMovesItIntoTheOwnCreditOnce() throws Exception {
    var chatter = house.chatter("Sara").joined();
    var card = card(5_000_000);
    chatter.says("کارت هدیه", "کد ۱۶ حرفی");
    chatter.says("سلام چطوری", "پیدا نشد");
    chatter.says(card.code().toLowerCase(), "۵۰۰٬۰۰۰ تومان");
    chatter.presses("به اعتبارم اضافه شود", "به اعتبار شما اضافه شد");
    assertThat(credit(member(chatter))).isEqualTo(5_000_000);
    chatter.says("/giftcard " + card.code(), "چیزی نمانده");
    var conversations = house.core().db.read(h -> h.createQuery("select coalesce(string_agg(data::text, ''), '') from conversation").mapTo(String.class).one());
    assertThat(conversations).doesNotContain(card.code().replace("-", ""));
  }

  @Test
  void aCardThatIsLeftStaysAndAnotherKeywordLeadsOutOfTheQuestion() throws Exception {
    var chatter = house.chatter("Mina").joined();
    var card = card(1_000_000);
    chatter.says("/giftcard " + card.code(), "۱۰۰٬۰۰۰ تومان");
    chatter.presses("نه، بماند", "دست‌نخورده");
    assertThat(credit(member(chatter))).isZero();
    chatter.says("کارت هدیه", "کد ۱۶ حرفی");
    chatter.says("موجودی", "امتیاز است");
  }

  @Test
  void bySmsTheCodeFollowsTheWordAndOneAddsItToTheCredit() throws Exception {
    var texter = house.texter();
    texter.says("JOIN", "name");
    texter.says("Sara Smith", "Card number");
    texter.says("2", "");
    var card = card(2_000_000);
    texter.says("gift " + card.code(), "Send 1");
    texter.says("1", "added to your credit");
    texter.says("GIFT " + card.code(), "nothing left");
  }

  @Test
  void afterAFewWrongCodesAMemberHasToWait() throws Exception {
    var chatter = house.chatter("Guesser").joined();
    chatter.says("کارت هدیه", "کد ۱۶ حرفی");
    for (int i = 0; i < 5; i++) {
      chatter.says("0000-0000-0000-000" + i, "پیدا نشد");
    }
    chatter.says(card(1_000).code(), "نادرست");
  }
}
