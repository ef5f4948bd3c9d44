package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.Member;
import club.vafa.text.SmsSegments;
import club.vafa.value.Language;
import club.vafa.value.Phone;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JoinBySmsTest {

  @RegisterExtension
  static final BotHouse house = new BotHouse();

  private static Optional<Member> member(String number) {
    return house.core().db.read(h -> house.core().members.byChat(h, ChatAddress.sms(new Phone(number))));
  }

  private static boolean agrees(Member member) {
    return house.core().db.read(h -> house.core().consents.allows(h, member.id(), Channel.SMS, ConsentKind.CLUB));
  }

  @Test
  void threeMessagesMakeAMemberInPersian() throws Exception {
    var texter = house.texter();
    texter.says("عضویت", "نامتان را");
    texter.says("قوانین", "عضویت در باشگاه رایگان است");
    var welcome = texter.says("مهسا احمدی", "عضو شدید");
    assertThat(SmsSegments.of(welcome).segments()).isLessThanOrEqualTo(3);
    var member = member(texter.phone.number()).orElseThrow();
    assertThat(member.language()).isEqualTo(Language.FA);
    assertThat(agrees(member)).isFalse();
    texter.says("۱", "لغو۱۱");
    assertThat(agrees(member)).isTrue();
    var balance = texter.says("موجودي", "موجودی شما");
    assertThat(SmsSegments.of(balance).segments()).isEqualTo(1);
    assertThat(balance).startsWith("باشگاه مشتریان").doesNotContain("\u2066", "\u2069", "\u200F");
  }

  @Test
  void threeMessagesMakeAMemberInEnglish() throws Exception {
    var texter = house.texter();
    texter.says("join", "reply with your name");
    texter.says("😀😀", "reply with your name");
    texter.says("John Smith", "you are a member");
    texter.says("maybe", "Reply 1 for yes");
    texter.says("card", "number of your membership card");
    texter.says("2", "no offers");
    var member = member(texter.phone.number()).orElseThrow();
    assertThat(member.name()).isEqualTo("John Smith");
    assertThat(member.language()).isEqualTo(Language.EN);
    assertThat(agrees(member)).isFalse();
    var balance = texter.says("BALANCE", "your balance is");
    assertThat(SmsSegments.of(balance).segments()).isEqualTo(1);
  }

  @Test
  void whoJoinedInTelegramIsTheSamePersonBySms() throws Exception {
    var chatter = house.chatter("Maryam").joined();
    var texter = new BotHouse.Texter(house.twilio.phone(chatter.person.phone()));
    texter.says("عضویت", "شما عضو هستید");
    texter.says("2", "پیام تبلیغاتی نمی‌فرستیم");
    var inChat = house.core().db.read(h -> house.core().members.byChat(h, ChatAddress.telegram(chatter.person.id()))).orElseThrow();
    assertThat(member(chatter.person.phone()).orElseThrow().id()).isEqualTo(inChat.id());
  }

  @Test
  void aKeywordInTheMiddleOfJoiningIsANameOnlyWhereANameIsAskedFor() throws Exception {
    var texter = house.texter();
    texter.says("عضویت", "نامتان را");
    texter.says("هدیه", "عضو شدید");
    assertThat(member(texter.phone.number()).orElseThrow().name()).isEqualTo("هدیه");
    texter.says("کارت", "شمارهٔ کارت عضویت");
  }

  @Test
  void aStrangersUnreadTextsAreAnsweredAFewTimesADayOnly() throws Exception {
    var machine = house.texter();
    for (int i = 0; i < 6; i++) {
      machine.phone.send("Your parcel is on its way " + i);
    }
    house.awaitHandled(machine.phone.number(), 6);
    machine.says("join", "reply with your name");
    BotHouse.await(() -> hints(machine) >= 3);
    assertThat(hints(machine)).isEqualTo(3);
  }

  private static long hints(BotHouse.Texter texter) {
    return texter.phone.inbox().stream().filter(sms -> sms.body().contains("send JOIN")).count();
  }
}
