package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.member.ChatAddress;
import club.vafa.product.NewProduct;
import club.vafa.trail.Actor;
import club.vafa.value.LocalText;
import club.vafa.value.Phone;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a member likes, said in a chat and on a phone. */
class InterestsTest {

  @RegisterExtension
  static final BotHouse house = new BotHouse();

  @BeforeAll
  static void goods() {
    var core = house.core();
    List.of("drinks", "sweets", "cups").forEach(code -> core.products.add(Actor.SYSTEM, new NewProduct("a-" + code, LocalText.same(code), code, 100)));
    core.categories.name(Actor.SYSTEM, "drinks", new LocalText("نوشیدنی سرد", "Cold drinks"));
    core.categories.name(Actor.SYSTEM, "sweets", new LocalText("شیرینی", "Sweets"));
  }

  private static List<String> likes(ChatAddress chat) {
    var core = house.core();
    return core.db.read(h -> core.members.interestsOf(h, core.members.byChat(h, chat).orElseThrow().id()));
  }

  @Test
  void aButtonTurnsACategoryOnAndOffAndALineSaysAllAtOnce() throws Exception {
    var chatter = house.chatter("Shirin").joined();
    var chat = ChatAddress.telegram(chatter.person.id());
    chatter.says("علاقه‌مندی‌های من", "هنوز چیزی انتخاب نشده");
    chatter.presses("شیرینی", "علاقه‌مندی‌های شما: شیرینی");
    assertThat(likes(chat)).containsExactly("sweets");
    chatter.presses("✓ شیرینی", "هنوز چیزی انتخاب نشده");
    assertThat(likes(chat)).isEmpty();
    chatter.says("نوشيدني سرد، شیرینی", "ثبت شد: نوشیدنی سرد، شیرینی");
    assertThat(likes(chat)).containsExactly("drinks", "sweets");
    chatter.says("/interests", "نوشیدنی سرد");
    chatter.says("بستنی", "در فهرست ما نیست");
    chatter.says("هیچ‌کدام", "پاک شد");
    assertThat(likes(chat)).isEmpty();
  }

  @Test
  void theMenuBelowTheChatLeavesTheQuestion() throws Exception {
    var chatter = house.chatter("Nasrin").joined();
    chatter.says("/interests", "هنوز چیزی انتخاب نشده");
    chatter.says("مشخصات من", "تاریخ تولد");
    chatter.says("/interests", "هنوز چیزی انتخاب نشده");
    chatter.says("موجودی", "امتیاز");
  }

  @Test
  void aPhoneSaysItByOneText() throws Exception {
    var texter = house.texter();
    texter.says("عضویت", "نامتان را");
    texter.says("مهسا احمدی", "عضو شدید");
    texter.says("2", "");
    texter.says("علاقه مندی", "نوشیدنی سرد");
    texter.says("Sweets, drinks", "ثبت شد");
    assertThat(likes(ChatAddress.sms(new Phone(texter.phone.number())))).containsExactly("drinks", "sweets");
  }
}
