package club.vafa.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import club.vafa.app.process.Vafa;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The packaged demo in a process of its own, its playground in a browser, and the owner at the API. */
final class Stage implements AutoCloseable {

  static final ZoneId ZONE = ZoneId.of("Asia/Tehran");
  private static final Path PICTURES = Path.of("target/journey");
  private static final int GREETING_HOUR = 10;
  private static final int LAST_HOUR = 17;
  private static final int PAUSE_MILLIS = 200;

  private final Path data;
  private final int port = Vafa.freePort();
  private final TestBrowser browser;
  private final Page page;
  private final Admin owner;
  private Vafa vafa;
  private int pictures;

  Stage(Path data) throws InterruptedException {
    this.data = data;
    vafa = start();
    String address = vafa.awaitLine("playground  ").replaceAll(".*(http\\S+).*", "$1");
    owner = new Admin(URI.create("http://127.0.0.1:" + port), vafa.awaitLine("owner's API token  ").replaceAll(".*\\s(\\S+)$", "$1"));
    browser = new TestBrowser();
    page = browser.page(address);
    assertThat(page.locator("html[data-ready]")).isAttached();
  }

  private Vafa start() {
    return Vafa.start(Map.of("VAFA_DATA", data.toString(), "VAFA_PORT", Integer.toString(port)), "demo");
  }

  Page page() {
    return page;
  }

  Admin owner() {
    return owner;
  }

  /** kill -9, and the next start. The page is left open and finds the way back by itself. */
  void killAndStartAgain() throws InterruptedException {
    vafa.kill();
    vafa = start();
    vafa.awaitReady(port);
  }

  void picture(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("%02d-%s.png".formatted(++pictures, name))));
  }

  ZonedDateTime clubTime() {
    return Instant.parse(page.getByTestId("club-time").getAttribute("datetime")).atZone(ZONE);
  }

  /** Presses one of the clock's buttons and waits until it has gone forward. */
  void forward(String button) {
    var before = page.getByTestId("club-time").textContent();
    page.getByTestId(button).click();
    assertThat(page.getByTestId("club-time")).not().hasText(before);
    assertThat(page.getByTestId(button)).isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(Desk.SOON_MILLIS));
  }

  /** Some hour of the day at which a club writes to people. */
  void daytime() {
    while (clubTime().getHour() < GREETING_HOUR || clubTime().getHour() > LAST_HOUR) {
      forward("hour-forward");
    }
  }

  static LocatorAssertions.IsVisibleOptions visible() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(Desk.SOON_MILLIS);
  }

  /** Asks again and again until it is so, at most as long as anything may take here. */
  void await(BooleanSupplier so) {
    for (int i = 0; i < Desk.SOON_MILLIS / PAUSE_MILLIS; i++) {
      if (so.getAsBoolean()) {
        return;
      }
      page.waitForTimeout(PAUSE_MILLIS);
    }
    throw new AssertionError("it did not come to that");
  }

  @Override
  public void close() throws InterruptedException {
    browser.close();
    vafa.close();
  }
}
