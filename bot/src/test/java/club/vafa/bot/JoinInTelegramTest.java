package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.Member;
import club.vafa.value.Language;
import club.vafa.value.Phone;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JoinInTelegramTest {

  @RegisterExtension
  static final BotHouse house = new BotHouse();

  private static Optional<Member> member(BotHouse.Chatter chatter) {
    return house.core().db.read(h -> house.core().members.byChat(h, ChatAddress.telegram(chatter.person.id())));
  }

  private static boolean clubConsent(Member member, Channel channel) {
    return house.core().db.read(h -> house.core().consents.allows(h, member.id(), channel, ConsentKind.CLUB));
  }

  @Test
  void aPersonJoinsInPersianStepByStep() throws Exception {
    var maryam = house.chatter("Maryam");
    var language = maryam.start("friend-42", "زبان خود را");
    assertThat(language.keyboardTexts()).anySatisfy(row -> assertThat(row).containsExactly("فارسی", "English"));
    maryam.says("فارسی", "شمارهٔ موبایل");
    maryam.sharesContact("چه نامی");
    maryam.says("  مريم‌ رضايي 🌷", "تاریخ تولدتان");
    maryam.says("۱۲ تیر ۶۵", "«۱۲ تیر ۱۳۶۵»");
    maryam.hears(0, "قوانین باشگاه");
    maryam.says("می‌پذیرم", "دوست دارید");
    var card = maryam.says("بله، بفرستید", "کارت عضویت");

    var member = member(maryam).orElseThrow();
    assertThat(member.name()).isEqualTo("مریم رضایی");
    assertThat(member.language()).isEqualTo(Language.FA);
    assertThat(member.referralPayload()).contains("friend-42");
    assertThat(member.termsVersion()).contains(1);
    assertThat(clubConsent(member, Channel.TELEGRAM)).isTrue();
    assertThat(clubConsent(member, Channel.SMS)).isFalse();
    var birthday = house.core().db.read(h -> house.core().occasions.birthdayOf(h, member.id())).orElseThrow();
    assertThat(birthday.day().year()).isEqualTo(1365);
    assertThat(maryam.hears(0, "امتیاز هدیهٔ عضویت").keyboardTexts()).anySatisfy(row -> assertThat(row).contains("موجودی"));
    assertThat(readQr(card.photo().orElseThrow())).isEqualTo(
        house.core().db.read(h -> house.core().cards.ofMember(h, member.id())).orElseThrow().qr());
  }

  @Test
  void aPersonJoinsInEnglishAndRefusesOffers() throws Exception {
    var mary = house.chatter("Mary");
    mary.start("", "Please choose your language");
    mary.says("English", "your own mobile number");
    mary.sharesContact("What name");
    mary.says("Mary Brown", "Type your birthday");
    mary.says("July 3, 1986", "3 July 1986");
    mary.hears(0, "The club's rules");
    mary.says("I accept", "Would you like to hear");
    mary.says("No, thank you", "Membership card");
    assertThat(member(mary).orElseThrow().language()).isEqualTo(Language.EN);
    assertThat(clubConsent(member(mary).orElseThrow(), Channel.TELEGRAM)).isFalse();
  }

  @Test
  void everyStepCanBeGoneBackFromAndOutlivesARestart() throws Exception {
    var sara = house.chatter("Sara");
    sara.start("", "زبان خود را");
    sara.says("English", "your own mobile number");
    sara.says("Back", "زبان خود را");
    sara.says("فارسی", "شمارهٔ موبایل");
    sara.sharesContact("چه نامی");
    house.restart();
    sara.says("سارا", "تاریخ تولدتان");
    sara.says("بازگشت", "چه نامی");
    sara.says("سارا محمدی", "تاریخ تولدتان");
    sara.says("۱۳۷۰/۱/۱", "۱ فروردین ۱۳۷۰");
    sara.hears(0, "قوانین باشگاه");
    sara.says("بازگشت", "تاریخ تولدتان");
    sara.says("رد می‌شوم", "قوانین باشگاه");
    house.restart();
    sara.start("", "قوانین باشگاه");
    sara.says("می‌پذیرم", "دوست دارید");
    sara.says("بازگشت", "قوانین باشگاه");
    sara.says("می‌پذیرم", "دوست دارید");
    sara.says("نه، ممنون", "کارت عضویت");
    var member = member(sara).orElseThrow();
    assertThat(member.name()).isEqualTo("سارا محمدی");
    var birthday = house.core().db.read(h -> house.core().occasions.birthdayOf(h, member.id()));
    assertThat(birthday).isEmpty();
  }

  @Test
  void nonsenseGetsAHelpfulAnswerAndNothingIsLost() throws Exception {
    var reza = house.chatter("Reza");
    reza.start("", "زبان خود را");
    reza.says("what?", "زبان خود را");
    reza.says("فارسی", "شمارهٔ موبایل");
    reza.says("09121234567", "مال خودتان است");
    reza.sharesContact("چه نامی");
    reza.says("🌷🌷🌷", "نامی ندیدیم");
    reza.says("ر", "خیلی کوتاه");
    reza.says("ر".repeat(4096), "خیلی بلند");
    reza.hears(reza.person.sendDice("🎲").messageId(), "نامی ندیدیم");
    reza.says("هدیه", "تاریخ تولدتان");
    reza.says("فردا", "نتوانستیم بخوانیم");
    reza.says("۱۲ تیر", "سال را هم");
    reza.says("۱۳۹۸/۱۲/۳۰", "چنین روزی");
    reza.says("۱۴۹۹/۱/۱", "هنوز نرسیده");
    var which = reza.says("5/6/1990", "دو جور");
    var choice = which.keyboardTexts().getFirst().getFirst();
    reza.says(choice, choice);
    reza.says("سلام", "بدون پذیرفتن");
    reza.says("می‌پذیرم", "دوست دارید");
    reza.says("شاید", "یکی از دو دکمه");
    reza.says("بله، بفرستید", "کارت عضویت");
    assertThat(member(reza).orElseThrow().name()).isEqualTo("هدیه");
  }

  @Test
  void someoneElsesContactProvesNothing() throws Exception {
    var ali = house.chatter("Ali");
    ali.start("", "زبان خود را");
    ali.says("فارسی", "شمارهٔ موبایل");
    ali.hears(ali.person.shareContact("+989351112233", "A friend", Optional.of(99L)).messageId(), "برای حساب تلگرام شما نیست");
    ali.hears(ali.person.shareContact(ali.person.phone(), "Ali", Optional.empty()).messageId(), "برای حساب تلگرام شما نیست");
    assertThat(member(ali)).isEmpty();
    ali.sharesContact("چه نامی");
  }

  @Test
  void whoJoinedBySmsIsTheSamePersonInTelegram() throws Exception {
    var nima = house.chatter("Nima");
    var phone = new BotHouse.Texter(house.twilio.phone(nima.person.phone()));
    phone.says("عضویت", "نامتان را");
    phone.says("نیما کاظمی", "عضو شدید");
    nima.start("", "زبان خود را");
    nima.says("فارسی", "شمارهٔ موبایل");
    nima.sharesContact("از قبل عضو باشگاه");
    nima.hears(0, "تاریخ تولدتان");
    nima.says("موجودی", "موجودی شما");
    nima.says("/rules", "قوانین باشگاه");
    nima.says("رد می‌شوم", "دوست دارید");
    nima.says("بله، بفرستید", "کارت عضویت");
    var member = member(nima).orElseThrow();
    var bySms = house.core().db.read(h -> house.core().members.byPhone(h, new Phone(nima.person.phone()))).orElseThrow();
    assertThat(member.id()).isEqualTo(bySms.id());
    assertThat(member.name()).isEqualTo("نیما کاظمی");
    nima.says("موجودی", "موجودی شما");
  }

  private static String readQr(String fileId) throws Exception {
    var picture = ImageIO.read(new ByteArrayInputStream(house.telegram.picture(fileId).orElseThrow().content()));
    var pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }

  @Test
  void aMemberIsSpokenToInTheLanguageChosenLast() throws Exception {
    var kian = house.chatter("Kian");
    var phone = new BotHouse.Texter(house.twilio.phone(kian.person.phone()));
    phone.says("عضویت", "نامتان را");
    phone.says("کیان", "عضو شدید");
    kian.start("", "زبان خود را");
    kian.says("English", "your own mobile number");
    kian.sharesContact("you are a member already");
    assertThat(member(kian).orElseThrow().language()).isEqualTo(Language.EN);
  }
}
