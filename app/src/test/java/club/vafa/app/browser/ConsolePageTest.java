package club.vafa.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.campaign.CampaignDraft;
import club.vafa.campaign.CampaignState;
import club.vafa.campaign.Saving;
import club.vafa.db.Outcome;
import club.vafa.db.TestDatabase;
import club.vafa.member.Channel;
import club.vafa.message.Sending;
import club.vafa.message.Share;
import club.vafa.segment.Audience;
import club.vafa.staff.PredefinedRole;
import club.vafa.trail.Actor;
import club.vafa.value.CampaignId;
import club.vafa.value.Language;
import club.vafa.web.Web;
import club.vafa.web.WebServer;
import club.vafa.web.WebSettings;
import club.vafa.web.hook.Webhooks;
import club.vafa.web.probe.Probes;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page on which running campaigns are watched, in a real browser on the real API. */
@Timeout(120)
class ConsolePageTest {
  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private static final int MEMBERS = 120;

  private final TestClub club = new TestClub(database);
  private final TestBrowser browser = new TestBrowser();
  private WebServer server;

  @BeforeEach
  void open() {
    server = Web.server(club.core(), new WebSettings("127.0.0.1", 0, "http://127.0.0.1"),
        new Web.Outside(new Webhooks(Map.of()), new Probes(List.of(), List.of()), List.of()));
    server.start();
  }

  @AfterEach
  void close() {
    browser.close();
    server.close();
  }

  @Test
  void aRunningCampaignIsWatchedPausedAndResumedAsItGoes() {
    IntStream.range(0, MEMBERS).forEach(i -> club.consenting(Language.FA, Channel.TELEGRAM));
    var core = club.core();
    var draft = new CampaignDraft("نوشیدنی‌های خنک تابستان", Audience.EVERYBODY, List.of(Channel.TELEGRAM), Optional.of("سلام {name}"),
        Optional.empty(), 0);
    var id = ((Saving.Saved) core.campaigns.create(Actor.SYSTEM, draft)).campaign().id();
    core.campaigns.schedule(Actor.SYSTEM, id, core.clock.instant());
    core.campaignRuns.startDue();
    send(60);

    var home = "http://127.0.0.1:" + server.port();
    var page = browser.page(home);
    page.navigate(home + "/console/campaigns?lang=fa");
    page.getByTestId("token").fill(token());
    page.getByTestId("watch").click();
    page.getByTestId("campaigns").getByText("نوشیدنی‌های خنک تابستان").click();
    see(page, "share", "۵۰٪");
    see(page, "sent", "۶۰");
    see(page, "open", "۶۰");
    picture(page, "console-running");
    send(30);
    see(page, "share", "۷۵٪");
    page.getByTestId("pause").click();
    assertThat(page.getByTestId("resume")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(Desk.SOON_MILLIS));
    assertThat(state(id)).isEqualTo(CampaignState.PAUSED);
    picture(page, "console-paused");
    page.getByTestId("resume").click();
    assertThat(page.getByTestId("pause")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(Desk.SOON_MILLIS));
    send(MEMBERS);
    core.campaignRuns.tend();
    see(page, "share", "۱۰۰٪");
    assertThat(page.getByTestId("campaign").getByTestId("state")).hasText("پایان‌یافته");
    picture(page, "console-finished");
    assertThat(browser.complaints()).isEmpty();
  }

  private static void see(Page page, String what, String text) {
    assertThat(page.getByTestId(what)).containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(Desk.SOON_MILLIS));
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/console", name + ".png")));
  }

  private CampaignState state(CampaignId id) {
    return club.core().campaigns.byId(id).orElseThrow().state();
  }

  private void send(int messages) {
    club.core().outbox.begin(Channel.TELEGRAM, Share.BULK, messages, "test").attempts()
        .forEach(attempt -> club.core().outbox.end(attempt, new Sending.Sent("t" + attempt.message().id(), 1)));
  }

  private String token() {
    var core = club.core();
    return core.db.transact(h -> {
      var person = core.staff.setUp(h, "marketer", PredefinedRole.MARKETER, Set.of());
      return Outcome.commit(core.tokens.issue(h, Actor.SYSTEM, person.id(), "marketer"));
    }).secret();
  }
}
