package club.vafa.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;

/** One person at the playground: what is typed and pressed there, and what is seen. */
final class Desk {

  static final double SOON_MILLIS = 20_000;
  private static final String BOT = "[data-testid=message][data-from=bot]";
  private static final String CLUB = "[data-testid=sms][data-from=club]";

  private final Locator desk;

  private Desk(Locator desk) {
    this.desk = desk;
  }

  /** Brings a new person in, through the form of an empty page or the button in its head. */
  static Desk of(Page page, String name, String phone) {
    boolean first = page.getByTestId("welcome").isVisible();
    if (!first) {
      page.getByTestId("add-person").click();
    }
    page.getByTestId("person-name").fill(name);
    page.getByTestId("person-phone").fill(phone);
    page.getByTestId(first ? "person-submit" : "dialog-yes").click();
    var named = page.locator("header strong", new Page.LocatorOptions().setHasText(name));
    return new Desk(page.getByTestId("desk").filter(new Locator.FilterOptions().setHas(named)));
  }

  Locator locator() {
    return desk;
  }

  void start() {
    desk.getByTestId("start-button").click();
  }

  void say(String text) {
    desk.getByTestId("composer").fill(text);
    desk.getByTestId("send").click();
  }

  /** Presses the newest button with this label, under a message or under the chat. */
  void press(String label) {
    button(label).click();
  }

  Locator button(String label) {
    var exact = Pattern.compile("^\\s*" + label.replaceAll("[.?*+()|]", "\\\\$0") + "\\s*$");
    var named = new Locator.FilterOptions().setHasText(exact);
    return desk.getByTestId("inline-button").filter(named).or(desk.getByTestId("reply-button").filter(named)).last();
  }

  void shareContact() {
    desk.getByTestId("contact-button").click();
    desk.page().getByTestId("dialog-yes").click();
  }

  void block() {
    desk.getByTestId("telegram-more").click();
    desk.getByTestId("block").click();
  }

  /** The newest thing that the bot has said says this. */
  void hears(String text) {
    assertThat(desk.locator(BOT).last()).containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(SOON_MILLIS));
  }

  /** One of the bot's messages says this, and so often. */
  void has(String text, int times) {
    assertThat(said(text)).hasCount(times, new LocatorAssertions.HasCountOptions().setTimeout(SOON_MILLIS));
  }

  Locator said(String text) {
    return desk.locator(BOT).filter(new Locator.FilterOptions().setHasText(text));
  }

  void text(String words) {
    desk.getByTestId("sms-input").fill(words);
    desk.getByTestId("sms-send").click();
  }

  void reads(String text) {
    assertThat(desk.locator(CLUB).last()).containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(SOON_MILLIS));
  }

  Locator read(String text) {
    return desk.locator(CLUB).filter(new Locator.FilterOptions().setHasText(text));
  }
}
