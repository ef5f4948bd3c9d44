package club.vafa.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.bot.local.Fault;
import club.vafa.bot.local.LocalTelegram;
import club.vafa.bot.local.TelegramPerson;
import club.vafa.member.Channel;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.message.Sending;
import club.vafa.text.Pieces;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each answer of the Bot API, and none, means for a message. */
class TelegramSenderTest {

  private static final Duration SHORT = Duration.ofMillis(600);

  private final LocalTelegram telegram = LocalTelegram.start();
  private final TelegramApi api = new TelegramApi(settings(URI.create(telegram.baseUrl())), SHORT);
  private final TelegramSender sender = new TelegramSender(api.client());
  private final TelegramPerson ali = telegram.person(1, "Ali", "+989121234567");

  private static TelegramSettings settings(URI at) {
    return new TelegramSettings("1:test-token", at, Optional.empty(), Optional.empty());
  }

  private TelegramApi api() {
    return new TelegramApi(new TelegramSettings(telegram.token(), URI.create(telegram.baseUrl()), Optional.empty(), Optional.empty()),
        SHORT);
  }

  @BeforeEach
  void start() {
    ali.start("");
  }

  @AfterEach
  void close() {
    api.close();
    telegram.close();
  }

  private Sending send(Content content) {
    try (var own = api()) {
      return new TelegramSender(own.client()).send(Outgoing.reply(InstantSource.system(), Recipient.stranger(Channel.TELEGRAM, "1"),
          content));
    }
  }

  private Sending sendWhen(Fault fault) {
    telegram.faults().next("sendMessage", 1, fault);
    return send(Content.text("hello"));
  }

  @Test
  void eachAnswerHasItsEnd() {
    assertThat(send(Content.text("hello"))).isInstanceOf(Sending.Sent.class);
    assertThat(sendWhen(Fault.telegramRetryAfter(9))).isEqualTo(new Sending.Later(Duration.ofSeconds(9), true));
    assertThat(sendWhen(Fault.telegram(403, "Forbidden: bot was blocked by the user"))).isInstanceOfSatisfying(Sending.Refused.class,
        refused -> assertThat(refused.channelGone()).isTrue());
    assertThat(sendWhen(Fault.telegram(400, "Bad Request: chat not found"))).isInstanceOfSatisfying(Sending.Refused.class,
        refused -> assertThat(refused.channelGone()).isTrue());
    assertThat(sendWhen(Fault.telegram(400, "Bad Request: message text is empty"))).isInstanceOfSatisfying(Sending.Refused.class,
        refused -> assertThat(refused.channelGone()).isFalse());
    assertThat(sendWhen(Fault.telegram(401, "Unauthorized"))).isInstanceOf(Sending.Later.class);
    assertThat(sendWhen(Fault.telegram(500, "Internal Server Error"))).isInstanceOf(Sending.Lost.class);
    assertThat(sendWhen(Fault.badGateway())).isInstanceOf(Sending.Lost.class);
    assertThat(sendWhen(Fault.drop())).isInstanceOf(Sending.Lost.class);
    assertThat(sendWhen(Fault.hang())).isInstanceOf(Sending.Lost.class);
    assertThat(sendWhen(Fault.json(200, "not json"))).isInstanceOf(Sending.Lost.class);
    assertThat(sendWhen(new Fault.Answer(403, "text/html", "<html>", java.util.Map.of(), false))).isInstanceOf(Sending.Refused.class);
  }

  @Test
  void aCallIsNeverRepeatedByItself() {
    sendWhen(Fault.drop());
    sendWhen(Fault.badGateway());
    sendWhen(Fault.telegramRetryAfter(1));
    assertThat(telegram.log().count("sendMessage")).isEqualTo(3);
  }

  @Test
  void aServerThatIsNotThereWasNotReached() throws IOException {
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    try (var nowhere = new TelegramApi(settings(URI.create("http://127.0.0.1:" + closed)), SHORT)) {
      var end = new TelegramSender(nowhere.client())
          .send(Outgoing.reply(InstantSource.system(), Recipient.stranger(Channel.TELEGRAM, "1"), Content.text("hello")));
      assertThat(end).isInstanceOf(Sending.NotReached.class);
    }
    try (var unknown = new TelegramApi(settings(URI.create("http://nobody.invalid")), SHORT)) {
      var end = new TelegramSender(unknown.client())
          .send(Outgoing.reply(InstantSource.system(), Recipient.stranger(Channel.TELEGRAM, "1"), Content.text("hello")));
      assertThat(end).isInstanceOf(Sending.NotReached.class);
    }
  }

  @Test
  void anEditThatChangesNothingIsDoneAndAnOldPressIsLetGo() {
    var sent = (Sending.Sent) send(Content.text("same"));
    assertThat(send(new Content.Edit(sent.providerId(), "same", Keyboard.NONE))).isInstanceOf(Sending.Sent.class);
    assertThat(send(new Content.Edit(sent.providerId(), "other", Keyboard.NONE))).isInstanceOf(Sending.Sent.class);
    assertThat(ali.chat().getLast().text()).isEqualTo("other");
    telegram.faults().next("answerCallbackQuery", 1,
        Fault.telegram(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"));
    assertThat(send(new Content.Toast("123", "late"))).isInstanceOf(Sending.Sent.class);
  }

  @Test
  void whatCannotBeEditedIsSentAnew() {
    assertThat(send(new Content.Edit("987654", "new page", Keyboard.NONE))).isInstanceOf(Sending.Sent.class);
    assertThat(ali.chat().getLast().text()).isEqualTo("new page");
  }

  @Test
  void anAnimationEndsWithItsLastFrameWhateverGoesWrongOnTheWay() {
    var content = new Content.Frames(List.of("one", "two", "three"), Duration.ofMillis(5), "the result", Keyboard.NONE);
    assertThat(send(content)).isInstanceOf(Sending.Sent.class);
    assertThat(ali.chat().getLast().text()).isEqualTo("the result");
    telegram.faults().next("editMessageText", 2, Fault.telegramRetryAfter(1));
    send(content);
    assertThat(ali.chat().getLast().text()).isEqualTo("the result");
    telegram.faults().next("editMessageText", 9, Fault.telegram(400, "Bad Request: message can't be edited"));
    send(content);
    assertThat(ali.chat().getLast().text()).isEqualTo("the result");
    assertThat(sender.channel()).isEqualTo(Channel.TELEGRAM);
  }

  @Test
  void aLongTextIsCutBetweenWordsAndNeverInsideACharacter() {
    assertThat(Pieces.of("short", 10)).containsExactly("short");
    assertThat(Pieces.of("aaaa bbbb cccc", 10)).containsExactly("aaaa bbbb", "cccc");
    assertThat(Pieces.of("12345678\n90", 10)).containsExactly("12345678", "90");
    var flowers = "🌷".repeat(11);
    assertThat(Pieces.of(flowers, 5)).allSatisfy(piece -> assertThat(piece.length() % 2).isZero());
    assertThat(String.join("", Pieces.of(flowers, 5))).isEqualTo(flowers);
    assertThat(Pieces.of("", 5)).containsExactly("");
  }
}
