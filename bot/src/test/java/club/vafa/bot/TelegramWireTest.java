package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.bot.local.Fault;
import club.vafa.db.Json;
import club.vafa.db.Outcome;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.message.Content;
import club.vafa.message.End;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Telegram wire with everything that can go wrong on it. */
class TelegramWireTest {

  @RegisterExtension
  static final BotHouse house = new BotHouse();

  private static long ended(End end, String reason) {
    return house.core().db.read(h ->
        h.createQuery("select count(*) from message_done where ending = :end and coalesce(reason, '') like :reason")
        .bind("end", end).bind("reason", reason).mapTo(Long.class).one());
  }

  /** Messages to this person that were tried and wait for a later time. */
  private static long deferred(BotHouse.Chatter chatter) {
    return house.core().db.read(h -> h.createQuery("select count(*) from message_open where address = :address and due_at > created_at and lease_owner is null")
        .bind("address", String.valueOf(chatter.person.id())).mapTo(Long.class).one());
  }

  @Test
  void anUpdateThatCannotBeReadIsPutAsideWithItsBodyAndTheOthersGoOn() throws Exception {
    var before = house.chatter("Before");
    var after = house.chatter("After");
    before.person.start("");
    long id = house.telegram.injectUnreadable();
    house.telegram.inject("message", Json.read("[1,2]", JsonNode.class));
    house.telegram.inject("message", Json.read("{\"chat\":{\"id\":5,\"type\":\"private\"},\"from\":{\"id\":\"x\"}}", JsonNode.class));
    after.start("", "زبان خود را");
    before.hears(0, "زبان خود را");
    BotHouse.await(() -> house.aside("provider_id = '" + id + "'") == 1);
    BotHouse.await(() -> house.aside("kind = 'unreadable'") == 3);
    assertThat(house.telegram.awaitConfirmed(BotHouse.PATIENCE)).isTrue();
  }

  @Test
  void aTextWithHalvesOfPairsAndZeroCharactersIsReadLikeAnyOther() throws Exception {
    var chatter = house.chatter("Odd").joined();
    chatter.says("سلام \ud83d \u0000\u200b", "متوجه نشدیم");
    assertThat(house.aside("address = '" + chatter.person.id() + "'")).isZero();
  }

  @Test
  void floodControlPausesAndNothingIsLost() throws Exception {
    var chatter = house.chatter("Ali").joined();
    house.telegram.faults().next("sendMessage", 1, Fault.telegramRetryAfter(1));
    long sent = chatter.person.sendText("موجودی").messageId();
    BotHouse.await(() -> deferred(chatter) == 1);
    house.club.clock().advance(Duration.ofSeconds(2));
    chatter.hears(sent, "موجودی شما");
    assertThat(house.telegram.log().calls("sendMessage").stream().filter(call -> call.status() == 429)).hasSize(1);
  }

  @Test
  void whoBlockedTheBotIsNotWrittenToAgain() throws Exception {
    var chatter = house.chatter("Ali").joined();
    house.telegram.faults().next("sendMessage", 1, Fault.telegram(403, "Forbidden: bot was blocked by the user"));
    chatter.person.sendText("موجودی");
    BotHouse.await(() -> ended(End.FAILED, "403%") == 1);
    boolean reachable = house.core().db.read(h -> house.core().reach.reachable(h, ChatAddress.telegram(chatter.person.id())));
    assertThat(reachable).isFalse();
  }

  @Test
  void aBadGatewayOrABrokenConnectionLeavesTheEndUnknownAndIsNotRepeated() throws Exception {
    var chatter = house.chatter("Ali").joined();
    long unknown = ended(End.UNKNOWN, "%");
    int heard = chatter.person.chat().size();
    house.telegram.faults().next("sendMessage", 1, Fault.badGateway().afterAccepting());
    chatter.person.sendText("موجودی");
    BotHouse.await(() -> ended(End.UNKNOWN, "%") == unknown + 1);
    house.telegram.faults().next("sendMessage", 1, Fault.drop());
    chatter.person.sendText("موجودی");
    BotHouse.await(() -> ended(End.UNKNOWN, "%") == unknown + 2);
    chatter.says("راهنما", "/balance");
    assertThat(chatter.person.chat().subList(heard, chatter.person.chat().size()).stream().filter(m -> m.fromBot()
        && m.text().contains("موجودی شما")))
        .hasSize(1);
  }

  @Test
  void pollsThatFailAreTriedAgain() throws Exception {
    house.telegram.faults().next("getUpdates", 1, Fault.badGateway());
    house.telegram.faults().next("getUpdates", 1, Fault.telegramRetryAfter(1));
    house.telegram.faults().next("getUpdates", 1, Fault.telegram(409, "Conflict: terminated by other getUpdates request"));
    house.telegram.faults().next("getUpdates", 1, Fault.drop());
    house.chatter("Ali").start("", "زبان خود را");
    assertThat(house.bot().pollAge()).isPresent();
  }

  @Test
  void aThousandUpdatesAtOnceAreAllAnsweredOnce() throws Exception {
    var people = java.util.stream.IntStream.range(0, 20).mapToObj(i -> house.chatter("Person " + i)).toList();
    for (int i = 0; i < 50; i++) {
      people.forEach(chatter -> chatter.person.sendText("/help"));
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (people.stream().mapToLong(chatter -> chatter.person.chat().stream().filter(m -> m.fromBot()).count()).sum() < 1000) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.sleep(50);
    }
    house.awaitHandled(String.valueOf(people.getFirst().person.id()), 50);
    assertThat(people).allSatisfy(chatter -> assertThat(chatter.person.chat().stream().filter(m -> m.fromBot())).hasSize(50));
  }

  @Test
  void aStopLetsWhatIsBeingSentComeToItsEnd() throws Exception {
    var chatter = house.chatter("Ali").joined();
    long unknown = ended(End.UNKNOWN, "%");
    long sent = house.telegram.log().count("sendMessage");
    house.telegram.faults().latency(Duration.ofMillis(700));
    chatter.person.sendText("موجودی");
    BotHouse.await(() -> house.core().messages.figures().stream().anyMatch(figure -> figure.depth() > 0));
    long began = System.nanoTime();
    house.restart();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    house.telegram.faults().clear();
    chatter.hears(0, "موجودی شما");
    assertThat(house.telegram.log().count("sendMessage")).isEqualTo(sent + 1);
    assertThat(ended(End.UNKNOWN, "%")).isEqualTo(unknown);
  }

  @Test
  void ofTwoProcessesOnePolls() throws Exception {
    var other = new Bot(house.core(), Optional.of(house.telegramSettings()), Optional.empty());
    long conflicts = conflicts();
    other.start();
    try {
      BotHouse.await(() -> house.bot().pollAge().isPresent() || other.pollAge().isPresent());
      house.chatter("Ali").start("", "زبان خود را");
      assertThat(house.bot().pollAge().isPresent()).isNotEqualTo(other.pollAge().isPresent());
      assertThat(conflicts()).isEqualTo(conflicts);
    } finally {
      other.stop(Duration.ofSeconds(5));
    }
  }

  @Test
  void aLongTextGoesInPiecesAndNothingInItIsMarkup() throws Exception {
    var chatter = house.chatter("Ali").joined();
    var text = "<b>50% & more</b> _x_ *y*\n".repeat(400);
    house.core().db.transact(h -> Outcome.commit(house.core().messages.enqueue(h, Outgoing.now(house.core().clock,
        Recipient.stranger(Channel.TELEGRAM, String.valueOf(chatter.person.id())), Lane.REPLY, Kind.SERVICE, Content.text(text)))));
    chatter.hears(0, "<b>50% & more</b> _x_ *y*");
    BotHouse.await(() -> chatter.person.chat().stream().filter(m -> m.text().startsWith("<b>")).count() == 3);
  }

  @Test
  void aForgedOrStalePressIsHarmlessAndAnswered() throws Exception {
    var chatter = house.chatter("Ali").joined();
    long message = chatter.last();
    for (var data : new String[] {"", "x", ":", "play:", "play:nothing", "play:00000000-0000-4000-8000-000000000000",
        "statement:'; drop table member;--",
        "statement:00000000-0000-4000-8000-000000000000", "profile:language:xx", "profile:club", "join:TERMS", "stop:", "\ud83d",
            "a".repeat(64)}) {
      var query = chatter.person.press(message, data);
      assertThat(chatter.person.awaitAnswer(query, BotHouse.PATIENCE)).as(data).isPresent();
    }
    chatter.says("موجودی", "موجودی شما");
    assertThat(house.aside("address = '" + chatter.person.id() + "'")).isZero();
  }

  private static long conflicts() {
    return house.telegram.log().calls("getUpdates").stream().filter(call -> call.status() == 409).count();
  }
}
