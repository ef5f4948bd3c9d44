package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.member.ChatAddress;
import club.vafa.member.Member;
import club.vafa.value.Phone;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A new number, and being forgotten, in both chats. */
class IdentityInChatTest {

  @RegisterExtension
  static final BotHouse house = new BotHouse();

  private static Optional<Member> member(BotHouse.Chatter chatter) {
    return house.core().db.read(h -> house.core().members.byChat(h, ChatAddress.telegram(chatter.person.id())));
  }

  private static BotHouse.Chatter joined(String name) throws Exception {
    var mary = house.chatter(name);
    mary.start("", "Please choose your language");
    mary.says("English", "your own mobile number");
    mary.sharesContact("What name");
    mary.says(name, "Type your birthday");
    mary.says("July 3, 1986", "3 July 1986");
    mary.hears(0, "The club's rules");
    mary.says("I accept", "Would you like to hear");
    mary.says("No, thank you", "Membership card");
    return mary;
  }

  private static String code(BotHouse.Texter phone, String words) throws Exception {
    var found = Pattern.compile("([0-9]{6})").matcher(phone.hears(0, words));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void aNewTelegramAccountTakesTheMembershipOverWithTheCodeSentToTheNumber() throws Exception {
    var phone = house.texter();
    var lost = new BotHouse.Chatter(house.telegram.person(8_100_001, "Mina", phone.phone.number())).joined();
    var member = member(lost).orElseThrow();
    var fresh = new BotHouse.Chatter(house.telegram.person(8_100_002, "Mina", phone.phone.number()));
    fresh.start("", "زبان خود را");
    fresh.says("فارسی", "شمارهٔ موبایل");
    fresh.sharesContact("با حساب تلگرام دیگری");
    assertThat(member(fresh)).as("a number alone is no proof").isEmpty();
    fresh.says("000000", "کد درست نیست");
    fresh.says(code(phone, "کد تأیید"), "از قبل عضو");
    assertThat(member(fresh).map(Member::id)).contains(member.id());
    assertThat(member(lost)).isEmpty();
    lost.hears(0, "به حساب تلگرام دیگری منتقل شد");
  }

  @Test
  void twoMembershipsOfOnePersonAreMadeOneInChat() throws Exception {
    var phone = house.texter();
    phone.says("عضویت", "نامتان");
    phone.says("مریم رضایی", "عضو شدید");
    phone.says("2", "باشد");
    var mary = house.chatter("Maryam").joined();
    var before = house.core().db.read(h -> house.core().members.byPhone(h, new Phone(phone.phone.number()))).orElseThrow();
    mary.says("/phone", "شمارهٔ تازه");
    mary.says(phone.phone.number(), "کد شش‌رقمی");
    var asked = mary.says(code(phone, "کد تأیید"), "یکی کنیم");
    assertThat(asked).isNotNull();
    mary.presses("بله، یکی شوند", "یکی شد");
    assertThat(house.core().db.read(h -> house.core().members.byId(h, before.id())).map(Member::id))
        .isEqualTo(member(mary).map(Member::id));
  }

  @Test
  void aMemberIsForgottenBySmsAfterSayingSoTwiceAndMayJoinAnew() throws Exception {
    var phone = house.texter();
    phone.says("عضویت", "نامتان");
    phone.says("مریم رضایی", "عضو شدید");
    phone.says("2", "باشد");
    phone.says("حذف حساب", "برای ادامه ۱");
    phone.says("1", "همین دو کلمه را بنویسید");
    phone.says("حذف حساب", "پاک شد");
    assertThat(house.core().db.read(h -> house.core().members.byPhone(h, new Phone(phone.phone.number()))).isEmpty()).isTrue();
    phone.says("عضویت", "نامتان");
  }

  @Test
  void aMemberChangesTheNumberWithTheCodeSentThere() throws Exception {
    var mary = joined("Mary Brown");
    var fresh = house.texter();
    mary.says("/phone", "Type the new number");
    mary.says("123", "does not look right");
    mary.says(fresh.phone.number(), "We texted a six-digit code");
    mary.says("hello", "The code has six digits");
    mary.says(code(fresh, "Your code"), "Your number is");
    var phone = house.core().db.read(h -> house.core().members.phoneOf(h, member(mary).orElseThrow().id()));
    assertThat(phone).contains(new Phone(fresh.phone.number()));
  }

  @Test
  void aMemberIsForgottenAfterSayingSoTwice() throws Exception {
    var mary = joined("Nora Green");
    mary.says("delete account", "This cannot be undone");
    mary.says("no", "Nothing was changed");
    assertThat(member(mary)).isPresent();
    mary.says("حذف حساب", "This cannot be undone");
    mary.says("1", "type these two words");
    mary.says("delete account", "is deleted");
    assertThat(member(mary)).isEmpty();
  }

  @Test
  void aMemberIsToldInShortWhatIsKept() throws Exception {
    joined("Olga White").says("my data", "Profile: 1");
  }
}
