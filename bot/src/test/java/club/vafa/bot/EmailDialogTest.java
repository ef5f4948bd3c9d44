package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.Member;
import club.vafa.value.Email;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A member's e-mail address, its consent and what is written to first, in a chat and on a phone. */
class EmailDialogTest {

  @RegisterExtension
  static final BotHouse house = new BotHouse();

  private static Member member(ChatAddress chat) {
    return house.core().db.read(h -> house.core().members.byChat(h, chat)).orElseThrow();
  }

  private static ChatAddress chat(BotHouse.Chatter chatter) {
    return ChatAddress.telegram(chatter.person.id());
  }

  private static Optional<String> email(ChatAddress chat) {
    return house.core().db.read(h -> house.core().members.emailOf(h, member(chat).id())).map(Email::address);
  }

  private static boolean agrees(ChatAddress chat) {
    return house.core().db.read(h -> house.core().consents.allows(h, member(chat).id(), Channel.EMAIL, ConsentKind.CLUB));
  }

  /** The code in the newest mail to this address. */
  private static String code(String address, int mails) throws Exception {
    BotHouse.await(() -> house.mail.mails(address).size() == mails);
    var found = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])").matcher(house.mail.mails(address).getLast().body("text/plain").orElseThrow());
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static String wrong(String code) {
    return code.equals("123456") ? "654321" : "123456";
  }

  @Test
  void anAddressCountsWhenTheCodeSentThereIsSaidAndConsentIsAskedForOnItsOwn() throws Exception {
    var sara = house.chatter("Sara").joined();
    sara.says("/email", "نشانی ایمیل خود را بنویسید");
    sara.says("sara at example", "این نشانی درست به نظر نمی‌رسد");
    sara.says("sara@example.com", "کد شش‌رقمی را به");
    var code = code("sara@example.com", 1);
    sara.says("نمی‌دانم", "کد شش رقم دارد");
    sara.says(wrong(code), "کد درست نیست");
    assertThat(email(chat(sara))).as("not before it is proved").isEmpty();
    sara.says(code, "نشانی ایمیل شما");
    assertThat(email(chat(sara))).contains("sara@example.com");
    assertThat(agrees(chat(sara))).as("an address is no consent").isFalse();
    sara.presses("پیام‌های باشگاه با ایمیل بیاید", "با ایمیل هم می‌آید");
    assertThat(agrees(chat(sara))).isTrue();
    sara.says("ایمیل", "ایمیل شما");
    sara.presses("اول به ایمیل من بنویسید", "اول به ایمیل شما");
    assertThat(member(chat(sara)).preferredChannel()).contains(Channel.EMAIL);
    sara.says("ایمیل", "ایمیل شما");
    sara.presses("پیام‌های باشگاه با ایمیل نیاید", "دیگر پیام‌های باشگاه را با ایمیل");
    assertThat(agrees(chat(sara))).isFalse();
  }

  @Test
  void whoLeavesHalfWayKeepsWhatWasAndMayComeBack() throws Exception {
    var nima = house.chatter("Nima").joined();
    nima.says("/email", "نشانی ایمیل خود را بنویسید");
    nima.says("بازگشت", "چیزی عوض نشد");
    nima.says("/email", "نشانی ایمیل خود را بنویسید");
    nima.says("موجودی", "موجودی شما");
    nima.says("/email", "نشانی ایمیل خود را بنویسید");
    nima.says("nima@example.com", "کد شش‌رقمی را به");
    nima.says("موجودی", "موجودی شما");
    assertThat(email(chat(nima))).isEmpty();
    nima.says("/email", "نشانی ایمیل خود را بنویسید");
    nima.says("nima@example.com", "کد همین حالا فرستاده شد");
  }

  @Test
  void theQuestionStaysOpenWhileTheBotIsDown() throws Exception {
    var mina = house.chatter("Mina").joined();
    mina.says("/email", "نشانی ایمیل خود را بنویسید");
    mina.says("mina@example.com", "کد شش‌رقمی را به");
    var code = code("mina@example.com", 1);
    house.restart();
    mina.says(code, "نشانی ایمیل شما");
    assertThat(email(chat(mina))).contains("mina@example.com");
  }

  @Test
  void byShortMessageEverythingIsOneWord() throws Exception {
    var texter = house.texter();
    var chat = new ChatAddress(Channel.SMS, texter.phone.number());
    texter.says("عضویت", "نامتان را");
    texter.says("مهسا احمدی", "عضو شدید");
    texter.says("2", "");
    texter.says("ایمیل بله", "نشانی ایمیل خود را بنویسید");
    texter.says("EMAIL mahsa@example.com", "کد شش‌رقمی را به");
    texter.says(code("mahsa@example.com", 1), "ایمیل شما ثبت شد");
    assertThat(email(chat)).contains("mahsa@example.com");
    texter.says("ایمیل بله", "با ایمیل هم می‌آید");
    assertThat(agrees(chat)).isTrue();
    texter.says("EMAIL FIRST", "اول به ایمیل شما");
    assertThat(member(chat).preferredChannel()).contains(Channel.EMAIL);
    texter.says("اول تلگرام", "هنوز به حساب شما وصل نیست");
    assertThat(member(chat).preferredChannel()).contains(Channel.EMAIL);
    texter.says("اول پیامک", "اول همین‌جا");
    assertThat(member(chat).preferredChannel()).contains(Channel.SMS);
    assertThat(texter.says("ایمیل", "mahsa@example.com")).contains("ایمیل نه");
    texter.says("لغو ایمیل", "دیگر پیام‌های باشگاه را با ایمیل");
    assertThat(agrees(chat)).isFalse();
  }
}
