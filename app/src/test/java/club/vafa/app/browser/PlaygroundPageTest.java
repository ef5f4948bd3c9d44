package club.vafa.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.bot.local.ChatMessage;
import club.vafa.bot.local.LocalTelegram;
import club.vafa.bot.local.LocalTwilio;
import club.vafa.bot.local.PlaygroundServer;
import club.vafa.bot.local.TelegramPerson;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** The playground's page, with the test in the bot's place. */
@Timeout(120)
class PlaygroundPageTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static TestBrowser browser;

  private final LocalTelegram telegram = LocalTelegram.start();
  private final LocalTwilio twilio = LocalTwilio.start();
  private final PlaygroundServer playground = PlaygroundServer.start(
    new PlaygroundServer.Settings("127.0.0.1", 0, "playground", Optional.empty(), new Random(4)), telegram, twilio);
  private final OkHttpClient http = new OkHttpClient();
  private final OkHttpTelegramClient bot = new OkHttpTelegramClient(http, telegram.token(),
    TelegramUrl.builder().schema("http").host("127.0.0.1").port(telegram.port()).build());
  private Page page;
  private int firstUpdate;

  @BeforeAll
  static void openBrowser() {
    browser = new TestBrowser();
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  @AfterEach
  void close() {
    page.context().close();
    playground.close();
    telegram.close();
    twilio.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
    assertThat(browser.complaints()).isEmpty();
  }

  private void open() {
    page = browser.page(playground.url());
    assertThat(page.locator("html[data-ready]")).isAttached();
  }

  /** Brings a person in through the form and starts the bot. */
  private TelegramPerson sara() throws TelegramApiException {
    open();
    page.getByTestId("person-name").fill("سارا");
    page.getByTestId("person-phone").fill("۰۹۱۲۱۲۳۴۵۶۷");
    page.getByTestId("person-submit").click();
    page.getByTestId("start-button").click();
    assertThat(page.getByTestId("message")).hasCount(1);
    firstUpdate = bot.execute(GetUpdates.builder().timeout((int) SOON.toSeconds()).build()).getFirst().getUpdateId();
    return telegram.people().getFirst();
  }

  private Message say(TelegramPerson to, String html, InlineKeyboardButton... buttons) throws TelegramApiException {
    var message = SendMessage.builder().chatId(to.id()).text(html).parseMode("HTML");
    if (buttons.length > 0) {
      message.replyMarkup(InlineKeyboardMarkup.builder().keyboardRow(new InlineKeyboardRow(buttons)).build());
    }
    return bot.execute(message.build());
  }

  private List<Update> updates() throws TelegramApiException {
    return bot.execute(GetUpdates.builder().build());
  }

  /** The update that came this many after the first, waited for by a long poll; those before it are confirmed. */
  private Update update(int afterFirst) throws TelegramApiException {
    return bot.execute(GetUpdates.builder().offset(firstUpdate + afterFirst).timeout((int) SOON.toSeconds()).build()).getFirst();
  }

  private Locator last() {
    return page.getByTestId("message").last();
  }

  @Test
  void theContactButtonAsksFirstAndSharesTheOwnNumber() throws Exception {
    var sara = sara();
    var contact = KeyboardButton.builder().text("شماره‌ام را بفرست").requestContact(true).build();
    bot.execute(SendMessage.builder().chatId(sara.id()).text("شماره؟")
      .replyMarkup(ReplyKeyboardMarkup.builder().keyboardRow(new KeyboardRow(contact)).build()).build());
    page.getByTestId("contact-button").click();
    page.getByTestId("dialog-no").click();
    page.getByTestId("contact-button").click();
    page.getByTestId("dialog-yes").click();
    assertThat(last().getByTestId("contact")).containsText("+989121234567");
    assertThat(update(1).getMessage().getContact().getUserId()).isEqualTo(sara.id());
    assertThat(updates()).hasSize(1);
  }

  @Test
  void aButtonWaitsUntilTheBotAnswersAndTheAnswerIsShown() throws Exception {
    var sara = sara();
    say(sara, "گردونه", InlineKeyboardButton.builder().text("بچرخان").callbackData("spin").build());
    var button = page.getByTestId("inline-button");
    button.click();
    assertThat(button).hasClass(Pattern.compile("waiting"));
    var query = update(1).getCallbackQuery();
    assertThat(query.getData()).isEqualTo("spin");
    bot.execute(AnswerCallbackQuery.builder().callbackQueryId(query.getId()).text("می‌چرخد").build());
    assertThat(button).not().hasClass(Pattern.compile("waiting"));
    assertThat(page.getByTestId("toast")).hasText("می‌چرخد");

    button.click();
    var second = update(2).getCallbackQuery();
    bot.execute(AnswerCallbackQuery.builder().callbackQueryId(second.getId()).text("فردا بیایید").showAlert(true).build());
    assertThat(page.getByTestId("alert")).hasText("فردا بیایید");
    page.getByTestId("dialog-yes").click();
    assertThat(page.getByTestId("alert")).hasCount(0);
  }

  @Test
  void anEditChangesTheMessageInItsPlace() throws Exception {
    var sara = sara();
    var wheel = say(sara, "🎡 ۲۰ امتیاز");
    say(sara, "پیام بعدی");
    assertThat(page.getByTestId("message")).hasCount(3);
    bot.execute(EditMessageText.builder().chatId(sara.id()).messageId(wheel.getMessageId()).text("🎡 ۵۰ امتیاز").build());
    assertThat(page.getByTestId("message").nth(1).getByTestId("text")).hasText("🎡 ۵۰ امتیاز");
    assertThat(page.getByTestId("message").nth(1)).hasClass(Pattern.compile("changed"));
    assertThat(last().getByTestId("text")).hasText("پیام بعدی");
    assertThat(page.getByTestId("wire-row").first()).containsText("editMessageText");
  }

  @Test
  void textsTakeTheirOwnDirectionAndAreNeverMarkup() throws Exception {
    var sara = sara();
    say(sara, "سلام <b>سارا</b>");
    assertThat(last().locator("b")).hasText("سارا");
    assertThat(last().getByTestId("text")).hasCSS("direction", "rtl");
    say(sara, "&lt;img src=x onerror=alert(1)&gt; hello");
    assertThat(last().getByTestId("text")).hasText("<img src=x onerror=alert(1)> hello");
    assertThat(last().getByTestId("text")).hasCSS("direction", "ltr");
    assertThat(page.locator(".message img")).hasCount(0);
  }

  @Test
  void aPhotoIsShownAndACommandIsChosenFromTheMenu() throws Exception {
    var sara = sara();
    var picture = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(90, 90, BufferedImage.TYPE_INT_RGB), "png", picture);
    bot.execute(SendPhoto.builder().chatId(sara.id()).caption("کارت").photo(new InputFile(new ByteArrayInputStream(picture.toByteArray()),
        "c.png")).build());
    assertThat((Integer) page.getByTestId("photo").evaluate("image => image.decode().then(() => image.naturalWidth)")).isEqualTo(90);
    bot.execute(SetMyCommands.builder().command(new BotCommand("balance", "موجودی")).build());
    page.getByTestId("commands-menu").click();
    page.getByTestId("command").click();
    assertThat(last().getByTestId("text")).hasText("/balance");
  }

  @Test
  void theNewestMessageStaysInSightUntilThePersonScrollsBack() throws Exception {
    var sara = sara();
    for (int i = 0; i < 20; i++) {
      say(sara, "خط اول\nخط دوم\nخط " + i);
    }
    assertThat(page.getByTestId("message")).hasCount(21);
    assertThat(last()).isInViewport();
    page.getByTestId("message").nth(10).hover();
    page.mouse().wheel(0, -600);
    assertThat(last()).not().isInViewport();
    say(sara, "تازه");
    assertThat(page.getByTestId("message")).hasCount(22);
    assertThat(last()).not().isInViewport();
    page.getByTestId("composer").fill("پاسخ");
    page.getByTestId("send").click();
    assertThat(page.getByTestId("message")).hasCount(23);
    assertThat(last()).isInViewport();
  }

  @Test
  void blockingTheBotLeavesOnlyTheWayBack() throws Exception {
    sara();
    page.getByTestId("telegram-more").click();
    page.getByTestId("block").click();
    assertThat(page.getByTestId("composer")).hasCount(0);
    page.getByTestId("start-button").click();
    assertThat(page.getByTestId("composer")).isVisible();
    assertThat(update(3).getMessage().getText()).isEqualTo("/start");
  }

  @Test
  void textMessagesGoBothWaysOnThePhone() throws Exception {
    sara();
    page.getByTestId("sms-input").fill("عضویت");
    page.getByTestId("sms-send").click();
    assertThat(page.getByTestId("sms")).hasText(Pattern.compile("عضویت"));
    assertThat(twilio.phone("+989121234567").thread().getFirst().body()).isEqualTo("عضویت");
    twilio.phone("+989121234567").send("STOP");
    assertThat(page.getByTestId("sms-stopped")).isVisible();
    assertThat(page.getByTestId("sms").last()).hasAttribute("data-from", "club");
  }

  @Test
  void twoPeopleStandSideBySide() throws Exception {
    var sara = sara();
    page.getByTestId("add-person").click();
    page.getByTestId("person-name").fill("Reza");
    page.getByTestId("person-phone").fill("09350000000");
    page.getByTestId("dialog-yes").click();
    assertThat(page.getByTestId("desk")).hasCount(2);
    say(sara, "فقط برای سارا");
    var own = page.locator("[data-testid=desk][data-person='" + sara.id() + "']");
    assertThat(own.getByTestId("message")).hasCount(2);
    assertThat(page.getByTestId("message")).hasCount(2);
    own.getByTestId("close-desk").click();
    say(sara, "خبر");
    assertThat(page.getByTestId("person-tab").filter(new Locator.FilterOptions().setHasText("سارا")).locator(".news")).hasText("۱");
  }

  @Test
  void thePageTurnsAroundWithItsLanguage() throws Exception {
    sara();
    assertThat(page.locator("html")).hasAttribute("dir", "rtl");
    page.getByTestId("lang-switch").click();
    assertThat(page.locator("html")).hasAttribute("dir", "ltr");
    assertThat(page.getByTestId("composer")).hasAttribute("placeholder", "Message");
    page.reload();
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    assertThat(page.getByTestId("message")).hasCount(1);
  }

  @Test
  void aDiceThrownOnThePageReachesTheBotAndCanBeForwarded() throws Exception {
    var sara = sara();
    page.getByTestId("attach").click();
    page.getByTestId("throw-slot").click();
    assertThat(page.getByTestId("dice")).hasCount(1);
    page.getByTestId("attach").click();
    page.getByTestId("forward-dice").click();
    assertThat(page.getByTestId("dice")).hasCount(2);
    assertThat(sara.chat()).extracting(ChatMessage::dice).filteredOn(dice -> dice.isPresent()).hasSize(2);
    assertThat(update(2).getMessage().getForwardOrigin()).isNotNull();
  }
}
