package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.TestDatabase;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.value.Phone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaveTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static BotHouse house;

  @BeforeAll
  static void open() {
    house = new BotHouse(database);
  }

  @AfterAll
  static void close() throws Exception {
    house.close();
  }

  private static boolean agrees(ChatAddress chat) {
    return house.core().db.read(h -> house.core().members.byChat(h, chat)
        .map(member -> house.core().consents.allows(h, member.id(), chat.channel(), ConsentKind.CLUB)).orElse(false));
  }

  private static boolean reachable(ChatAddress chat) {
    return house.core().db.read(h -> house.core().reach.reachable(h, chat));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/stop", "لغو", "۱۱", "11", "STOP"})
  void everyWordOfLeavingEndsClubMessagesInTheChatAtOnce(String word) throws Exception {
    var chatter = house.chatter("Ali").joined();
    var chat = ChatAddress.telegram(chatter.person.id());
    assertThat(agrees(chat)).isTrue();
    chatter.says(word, "دیگر در این گفت‌وگو پیام تبلیغاتی");
    assertThat(agrees(chat)).isFalse();
    chatter.says("موجودی", "موجودی شما");
    chatter.start("", "خوش آمدید");
    assertThat(agrees(chat)).as("start restores the reach, not the consent").isFalse();
    chatter.says("۱۲", "دوباره برایتان می‌آید");
    assertThat(agrees(chat)).isTrue();
  }

  @Test
  void blockingTheBotEndsTheReachAndComingBackRestoresIt() throws Exception {
    var chatter = house.chatter("Reza").joined();
    var chat = ChatAddress.telegram(chatter.person.id());
    chatter.person.block();
    BotHouse.await(() -> !reachable(chat));
    chatter.person.unblock();
    BotHouse.await(() -> reachable(chat));
    chatter.person.block();
    BotHouse.await(() -> !reachable(chat));
    chatter.person.unblock();
    chatter.start("", "خوش آمدید");
    assertThat(reachable(chat)).isTrue();
    assertThat(agrees(chat)).isTrue();
  }

  @Test
  void aPersianWordOfLeavingIsAnsweredAndOneOfTheCarriersClosesTheNumberInSilence() throws Exception {
    var texter = house.texter();
    var chat = ChatAddress.sms(new Phone(texter.phone.number()));
    texter.says("عضویت", "نامتان را");
    texter.says("مینا", "عضو شدید");
    texter.says("1", "لغو۱۱");
    texter.says("لغو ۱۱", "قطع شد");
    assertThat(agrees(chat)).isFalse();
    assertThat(reachable(chat)).isTrue();
    texter.says("12", "دوباره برایتان می‌آید");
    assertThat(agrees(chat)).isTrue();

    texter.says("STOP", "unsubscribed");
    BotHouse.await(() -> !reachable(chat));
    assertThat(agrees(chat)).isFalse();
    int heard = texter.phone.inbox().size();
    texter.phone.send("موجودی");
    texter.says("START", "دوباره برایتان می‌آید");
    assertThat(agrees(chat)).isTrue();
    assertThat(texter.phone.inbox().subList(heard, texter.phone.inbox().size())).noneMatch(sms -> sms.body().contains("موجودی"));
    texter.says("موجودی", "موجودی شما");
  }

  @Test
  void aStrangersStopIsTakenToo() throws Exception {
    var texter = house.texter();
    var chat = ChatAddress.sms(new Phone(texter.phone.number()));
    texter.says("stop", "unsubscribed");
    BotHouse.await(() -> !reachable(chat));
  }
}
