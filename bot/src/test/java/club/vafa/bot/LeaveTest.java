package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.Outcome;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.message.Content;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.value.Phone;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaveTest {

  @RegisterExtension
  static final BotHouse house = new BotHouse();

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

  private static Optional<String> endOfACodeTo(String number) throws Exception {
    var core = house.core();
    var code = Outgoing.now(house.club.clock(), Recipient.stranger(Channel.SMS, number), Lane.CODE, Kind.SERVICE, Content.text("123456"));
    core.db.transact(h -> Outcome.commit(core.messages.enqueue(h, code)));
    var end = "select ending || ' ' || coalesce(reason, '') from message_done where id = :id";
    BotHouse.await(() -> core.db.<Boolean>read(h -> h.createQuery(end).bind("id", code.id()).mapTo(String.class).findOne().isPresent()));
    return core.db.read(h -> h.createQuery(end).bind("id", code.id()).mapTo(String.class).findOne());
  }

  @Test
  void twiliosStopClosesTheNumberForOneTimeCodesTooUntilStart() throws Exception {
    var texter = house.texter();
    var number = texter.phone.number();
    var chat = ChatAddress.sms(new Phone(number));
    house.twilio.inboundWebhook("http://127.0.0.1:1/nobody");
    texter.says("STOP", "unsubscribed");
    house.twilio.inboundWebhook(house.incoming().toString());
    assertThat(reachable(chat)).as("the club was not told").isTrue();
    assertThat(endOfACodeTo(number)).hasValueSatisfying(end -> assertThat(end).startsWith("FAILED").contains("21610"));
    assertThat(reachable(chat)).as("it knows now").isFalse();
    long posts = house.twilio.log().count("create message");
    assertThat(endOfACodeTo(number)).as("and asks Twilio no more").hasValueSatisfying(end -> assertThat(end).startsWith("SUPPRESSED"));
    assertThat(house.twilio.log().count("create message")).isEqualTo(posts);
    texter.says("START", "re-subscribed");
    BotHouse.await(() -> reachable(chat));
    assertThat(endOfACodeTo(number)).hasValueSatisfying(end -> assertThat(end).startsWith("SENT"));
    texter.hears(0, "123456");
  }

  @Test
  void aStrangersStopIsTakenToo() throws Exception {
    var texter = house.texter();
    var chat = ChatAddress.sms(new Phone(texter.phone.number()));
    texter.says("stop", "unsubscribed");
    BotHouse.await(() -> !reachable(chat));
  }
}
