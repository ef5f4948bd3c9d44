package club.vafa.bot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.longpolling.TelegramBotsLongPollingApplication;
import org.telegram.telegrambots.longpolling.util.DefaultGetUpdatesGenerator;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.commands.GetMyCommands;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.send.SendDice;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** The local Bot API server as the real Java client sees it. */
class LocalTelegramTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private final LocalTelegram telegram = LocalTelegram.start();
  private final TelegramPerson sara = telegram.person(77, "سارا", "+989121234567");
  private final BlockingQueue<Update> received = new LinkedBlockingQueue<>();
  private final TelegramUrl url = TelegramUrl.builder().schema("http").host("127.0.0.1").port(telegram.port()).build();
  private final OkHttpClient http = new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(2)).retryOnConnectionFailure(false).build();
  private final OkHttpTelegramClient client = new OkHttpTelegramClient(http, telegram.token(), url);
  private Optional<TelegramBotsLongPollingApplication> polling = Optional.empty();

  @BeforeEach
  void saraHasWrittenOnce() {
    sara.start("");
  }

  @AfterEach
  void close() throws Exception {
    if (polling.isPresent()) {
      polling.get().close();
    }
    telegram.close();
    http.dispatcher().executorService().shutdown();
  }

  private void poll() throws TelegramApiException {
    polling = Optional.of(new TelegramBotsLongPollingApplication());
    polling.get().registerBot(telegram.token(), () -> url, new DefaultGetUpdatesGenerator(),
        (List<Update> updates) -> received.addAll(updates));
  }

  private Update next() throws InterruptedException {
    return Optional.ofNullable(received.poll(SOON.toMillis(), TimeUnit.MILLISECONDS))
        .orElseThrow(() -> new AssertionError("no update came"));
  }

  private static SendMessage text(String text) {
    return SendMessage.builder().chatId(77L).text(text).build();
  }

  private int refusal(SendMessage message, String description) {
    var refused = catchThrowableOfType(TelegramApiRequestException.class, () -> client.execute(message));
    assertThat(refused.getApiResponse()).isEqualTo(description);
    return refused.getErrorCode();
  }

  @Test
  void theRealPollerReadsEveryKindOfUpdateInOrder() throws Exception {
    poll();
    sara.sendText("سلام");
    sara.shareContact();
    sara.shareContact("+989350000000", "Somebody", Optional.empty());
    sara.sendDice("🎰");
    sara.forwardDice("🎰", 64, 99);
    sara.block();
    sara.start("ref_12");

    var start = next().getMessage();
    assertThat(start.getEntities().getFirst().getType()).isEqualTo("bot_command");
    assertThat(start.getFrom().getLanguageCode()).isEqualTo("fa");
    assertThat(start.getChat().isUserChat()).isTrue();
    assertThat(next().getMessage().getText()).isEqualTo("سلام");
    assertThat(next().getMessage().getContact().getUserId()).isEqualTo(77L);
    assertThat(next().getMessage().getContact().getUserId()).isNull();
    assertThat(next().getMessage().getDice().getValue()).isBetween(1, 64);
    var forwarded = next().getMessage();
    assertThat(forwarded.getDice().getValue()).isEqualTo(64);
    assertThat(forwarded.getForwardOrigin()).isNotNull();
    assertThat(next().getMyChatMember().getNewChatMember().getStatus()).isEqualTo("kicked");
    assertThat(next().getMyChatMember().getNewChatMember().getStatus()).isEqualTo("member");
    assertThat(next().getMessage().getText()).isEqualTo("/start ref_12");
    assertThat(telegram.awaitConfirmed(SOON)).isTrue();
  }

  @Test
  void anEditedMessageComesAsSuch() throws Exception {
    poll();
    var sent = sara.sendText("یک");
    sara.editText(sent.messageId(), "دو");
    next();
    next();
    assertThat(next().getEditedMessage().getText()).isEqualTo("دو");
  }

  @Test
  void aButtonIsPressedAnsweredAndItsMessageEdited() throws Exception {
    poll();
    next();
    var button = InlineKeyboardButton.builder().text("چرخاندن").callbackData("spin:1").build();
    var sent = client.execute(SendMessage.builder().chatId(77L).text("گردونه")
        .replyMarkup(InlineKeyboardMarkup.builder().keyboardRow(new InlineKeyboardRow(button)).build()).build());

    var query = sara.press("چرخاندن");
    var callback = next().getCallbackQuery();
    assertThat(callback.getData()).isEqualTo("spin:1");
    assertThat(callback.getMessage().getMessageId()).isEqualTo(sent.getMessageId());
    client.execute(AnswerCallbackQuery.builder().callbackQueryId(callback.getId()).text("موفق باشید").showAlert(true).build());
    assertThat(sara.awaitAnswer(query, SOON)).hasValue(new TelegramChange.CallbackAnswer("موفق باشید", true, ""));

    long before = sara.revision();
    client.execute(EditMessageText.builder().chatId(77L).messageId(sent.getMessageId()).text("۵۰ امتیاز").build());
    var edited = sara.awaitMessage(ChatMessage::edited, SOON);
    assertThat(edited.text()).isEqualTo("۵۰ امتیاز");
    assertThat(edited.buttons()).isEmpty();
    assertThat(edited.revision()).isGreaterThan(before);
  }

  @Test
  void aPressIsAnsweredOnceAndAnUnknownOneNever() throws Exception {
    poll();
    next();
    var sent = client.execute(text("x"));
    sara.press(sent.getMessageId(), "forged");
    var id = next().getCallbackQuery().getId();
    client.execute(AnswerCallbackQuery.builder().callbackQueryId(id).build());
    assertThatThrownBy(() -> client.execute(AnswerCallbackQuery.builder().callbackQueryId(id).build()))
        .hasMessageContaining("query is too old and response timeout expired or query ID is invalid");
  }

  @Test
  void aPhotoArrivesAsItWasUploadedAndCanBeFetched() throws Exception {
    var picture = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(120, 90, BufferedImage.TYPE_INT_RGB), "png", picture);
    var sent = client.execute(SendPhoto.builder().chatId(77L).caption("کارت").photo(
        new InputFile(new ByteArrayInputStream(picture.toByteArray()), "card.png")).build());
    assertThat(sent.getPhoto().getLast().getWidth()).isEqualTo(120);
    var message = sara.awaitMessage(m -> m.photo().isPresent(), SOON);
    assertThat(telegram.picture(message.photo().orElseThrow()).orElseThrow().content()).isEqualTo(picture.toByteArray());
    var file = client.execute(new GetFile(sent.getPhoto().getLast().getFileId()));
    var address = telegram.baseUrl() + "/file/bot" + telegram.token() + "/" + file.getFilePath();
    try (var response = http.newCall(new Request.Builder().url(address).build()).execute()) {
      assertThat(response.body().bytes()).isEqualTo(picture.toByteArray());
    }
  }

  @Test
  void aReplyKeyboardIsShownButItsMessageCannotBeEdited() throws Exception {
    var contact = KeyboardButton.builder().text("شماره‌ام را بفرست").requestContact(true).build();
    var sent = client.execute(SendMessage.builder().chatId(77L).text("شماره؟")
        .replyMarkup(ReplyKeyboardMarkup.builder().keyboardRow(new KeyboardRow(contact)).resizeKeyboard(true).build()).build());
    assertThat(sara.chat().getLast().keyboardTexts()).isEqualTo(List.of(List.of("شماره‌ام را بفرست")));
    assertThatThrownBy(() -> client.execute(EditMessageText.builder().chatId(77L).messageId(sent.getMessageId()).text("y").build()))
        .hasMessageContaining("message can't be edited");
  }

  @Test
  void whatTelegramRefusesIsRefusedInItsWords() throws Exception {
    assertThat(refusal(text(" \n"), "Bad Request: message text is empty")).isEqualTo(400);
    assertThat(refusal(text("ا".repeat(4_097)), "Bad Request: message is too long")).isEqualTo(400);
    refusal(SendMessage.builder().chatId(78L).text("x").build(), "Bad Request: chat not found");
    telegram.person(78, "خاموش", "+989120000000");
    refusal(SendMessage.builder().chatId(78L).text("x").build(), "Bad Request: chat not found");
    var tooMuch = InlineKeyboardButton.builder().text("x").callbackData("۱".repeat(33)).build();
    refusal(SendMessage.builder().chatId(77L).text("x").replyMarkup(InlineKeyboardMarkup.builder()
        .keyboardRow(new InlineKeyboardRow(tooMuch)).build()).build(),
        "Bad Request: BUTTON_DATA_INVALID");
    sara.block();
    assertThat(refusal(text("x"), "Forbidden: bot was blocked by the user")).isEqualTo(403);
  }

  @Test
  void anEditThatChangesNothingOrFindsNothingIsRefused() throws Exception {
    var sent = client.execute(text("همان"));
    var same = EditMessageText.builder().chatId(77L).messageId(sent.getMessageId()).text("همان").build();
    assertThatThrownBy(() -> client.execute(same)).hasMessageContaining("message is not modified");
    var gone = EditMessageText.builder().chatId(77L).messageId(1).text("x").build();
    assertThatThrownBy(() -> client.execute(gone)).hasMessageContaining("message to edit not found");
  }

  @Test
  void floodControlReachesTheClientWithItsSeconds() throws Exception {
    telegram.faults().next("sendMessage", 1, Fault.telegramRetryAfter(7));
    var refused = catchThrowableOfType(TelegramApiRequestException.class, () -> client.execute(text("x")));
    assertThat(refused.getErrorCode()).isEqualTo(429);
    assertThat(refused.getParameters().getRetryAfter()).isEqualTo(7);
    assertThat(client.execute(text("x")).getText()).isEqualTo("x");
  }

  @Test
  void aSpoiltAnswerLeavesTheClientInDoubtWhileTheMessageIsThere() {
    telegram.faults().next("sendMessage", 1, Fault.badGateway().afterAccepting());
    var doubt = catchThrowableOfType(TelegramApiRequestException.class, () -> client.execute(text("a")));
    assertThat(doubt.getErrorCode()).isZero();
    telegram.faults().next("sendMessage", 1, Fault.drop().afterAccepting());
    assertThatThrownBy(() -> client.execute(text("b"))).isInstanceOf(TelegramApiException.class).hasRootCauseInstanceOf(IOException.class);
    telegram.faults().next("sendMessage", 1, Fault.hang());
    assertThatThrownBy(() -> client.execute(text("c"))).isInstanceOf(TelegramApiException.class);
    assertThat(sara.chat()).extracting(ChatMessage::text).containsExactly("/start", "a", "b");
  }

  @Test
  void anUnreadableUpdateBreaksTheRealClientButNotTheServer() throws Exception {
    long id = telegram.injectUnreadable();
    assertThatThrownBy(() -> client.execute(GetUpdates.builder().offset((int) id).build()))
        .isInstanceOf(TelegramApiException.class);
    client.execute(GetUpdates.builder().offset((int) id + 1).build());
    assertThat(telegram.openUpdates()).isZero();
  }

  @Test
  void theDiceFallsAsThePassedRandomnessSays() throws Exception {
    try (var loaded = LocalTelegram.start(LocalTelegram.Settings.forTests().withRandom(() -> 0L))) {
      loaded.person(5, "Ali", "+989120000001").start("");
      var other = new OkHttpTelegramClient(http, loaded.token(), TelegramUrl.builder().schema("http").host("127.0.0.1")
          .port(loaded.port()).build());
      var dice = other.execute(SendDice.builder().chatId(5L).emoji("🎰").build()).getDice();
      assertThat(dice.getEmoji()).isEqualTo("🎰");
      assertThat(dice.getValue()).isEqualTo(1);
    }
  }

  @Test
  void commandsAreKeptByLanguage() throws Exception {
    client.execute(SetMyCommands.builder().command(new BotCommand("balance", "موجودی")).languageCode("fa").build());
    client.execute(SetMyCommands.builder().command(new BotCommand("balance", "Balance")).build());
    assertThat(client.execute(GetMyCommands.builder().languageCode("fa").build())).extracting(BotCommand::getDescription)
        .containsExactly("موجودی");
    assertThat(telegram.commands(sara).get(0).path("description").asText()).isEqualTo("موجودی");
    assertThat(client.execute(new GetMe()).getUserName()).isEqualTo(telegram.username());
  }
}
