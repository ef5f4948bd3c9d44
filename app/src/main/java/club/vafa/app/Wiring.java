package club.vafa.app;

import club.vafa.Core;
import club.vafa.app.database.DataFolder;
import club.vafa.app.playground.DemoTime;
import club.vafa.app.playground.ShiftedClock;
import club.vafa.app.sample.SampleClub;
import club.vafa.app.settings.Setting;
import club.vafa.app.settings.Settings;
import club.vafa.bot.Bot;
import club.vafa.bot.local.PlaygroundClock;
import club.vafa.club.Start;
import club.vafa.db.Db;
import club.vafa.queue.Worker;
import club.vafa.scheduler.ClubScheduler;
import club.vafa.secret.Secrets;
import club.vafa.value.LocalText;
import club.vafa.web.Web;
import club.vafa.web.WebServer;
import club.vafa.web.WebSettings;
import club.vafa.web.page.Pages;
import club.vafa.web.probe.Probes;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.util.JavalinBindException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts the modules together, top to bottom in the order in which they depend on each other. */
final class Wiring {

  private static final String ANY_ADDRESS = "0.0.0.0";
  private static final LocalText PLAYGROUND_LABEL = new LocalText("زمین تمرین: تلگرام و پیامک روی همین دستگاه", "The playground: Telegram and SMS on this machine");

  private static final LocalText MAIL_LABEL = new LocalText("نامه‌های همین دستگاه", "The mails on this machine");

  /** How long what is under way has to come to its end when the process stops. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private Wiring() {}

  /** Starts what the plan says; everything that was started is left with {@code stops}. */
  static Addresses start(Settings settings, Plan plan, Optional<DataFolder> data, Stops stops, Terminal terminal) {
    int port = plan.has(Role.WEB) ? Ports.take(ANY_ADDRESS, settings.http().port(), Setting.VAFA_PORT) : settings.http().port();
    Optional<Integer> probePort = probePort(settings.http(), plan, port);
    String publicUrl = settings.http().publicUrl(port);
    Secrets secrets = MasterKey.secrets(settings, data);
    HikariDataSource pool = Store.open(settings, data, stops, terminal::progress);
    Optional<ShiftedClock> ahead = plan.sampleClub() ? data.map(folder -> ShiftedClock.open(folder, InstantSource.system())) : Optional.empty();
    Core core = new Core(Db.over(pool), ahead.map(InstantSource.class::cast).orElseGet(InstantSource::system), new SecureRandom(), secrets);
    // Without an address of its own a club's links stay long: localhost leads nobody but the demo's user anywhere.
    settings.http().publicUrl().map(given -> publicUrl).or(() -> Optional.of(publicUrl).filter(own -> plan.demo())).ifPresent(core.links::publicAt);
    startClub(core, settings.club());
    if (plan.sampleClub()) {
      SampleClub.loadOnce(core, terminal::progress);
    }
    Optional<String> ownerToken = OwnerToken.shown(settings, plan, data, core.tokens);
    ClubScheduler scheduler = new ClubScheduler(core, pool);

    Optional<PlaygroundClock> time = ahead.map(clock -> new DemoTime(core, clock, scheduler));
    Optional<Playground> playground = plan.demo() && settings.anyProviderMissing()
      ? Optional.of(stops.add("playground", Playground.start(port, core, data.orElseThrow(), time))) : Optional.empty();
    Wires wires = Wires.of(settings, publicUrl, playground);

    Bot bot = new Bot(core, wires.telegram(), wires.twilio(), wires.kavenegar(), wires.mail());
    // Stopped from the last to the first: no more requests, then no more jobs, then what these left to the bot comes to its end.
    stops.add("bot", () -> bot.stop(GRACE));
    if (plan.has(Role.BOT)) {
      bot.start();
      String owner = UUID.randomUUID().toString();
      Worker events = new Worker("events", core.events.wakeup(), () -> core.events.pump(owner)).start();
      stops.add("events", () -> events.stop(GRACE));
    }
    stops.add("scheduler", () -> scheduler.stop(GRACE));
    if (plan.has(Role.SCHEDULER)) {
      scheduler.start();
    }
    Probes probes = stops.add("probes", new Probes(Figures.checks(core, bot), Figures.samples(core, bot, scheduler)));
    pool.setMetricRegistry(probes.meters());
    if (plan.has(Role.WEB)) {
      List<Pages.Link> links = playground.stream().flatMap(p -> Stream.of(new Pages.Link(PLAYGROUND_LABEL, p.url()), new Pages.Link(MAIL_LABEL, p.url() + "mail"))).toList();
      open(stops.add("web", Web.server(core, new WebSettings(ANY_ADDRESS, port, publicUrl), new Web.Outside(Hooks.of(bot), probes, links))),
        port, Setting.VAFA_PORT);
    }
    // Last, since an answer there says that all the rest is open.
    probePort.ifPresent(probe -> open(stops.add("probe port", Web.probes(core, new WebSettings(ANY_ADDRESS, probe, publicUrl), probes)),
      probe, Setting.VAFA_PROBE_PORT));
    return new Addresses(plan.has(Role.WEB) ? Optional.of("http://localhost:" + port) : Optional.empty(), probePort.map(probe -> "http://localhost:" + probe),
      playground.map(Playground::url), ownerToken);
  }

  /** Zone, language and currency become the club's own at its first start; a later start must not contradict them. */
  static void startClub(Core core, Settings.FirstClub first) {
    if (core.clubs.start(first.zone(), first.language(), first.currency()) instanceof Start.Contradicts c) {
      throw new StartRefused(c.setting() + " is \"" + c.given() + "\", but this club was set up with \"" + c.stored() + "\"; accepted is that value only");
    }
  }

  /**
   * The port for probes alone: where one is set, unless it is the API's, which answers them too; and in a process that has no other port. Processes that
   * share a machine and their settings are meant to live side by side, so that one takes any free port where none is set.
   */
  private static Optional<Integer> probePort(Settings.Http http, Plan plan, int port) {
    if (!plan.has(Role.WEB)) {
      return Optional.of(Ports.take(ANY_ADDRESS, http.probePort().orElse(0), Setting.VAFA_PROBE_PORT));
    }
    return http.probePort().filter(probe -> probe != port || probe == 0).map(probe -> Ports.take(ANY_ADDRESS, probe, Setting.VAFA_PROBE_PORT));
  }

  private static void open(WebServer server, int port, Setting setting) {
    try {
      server.start();
    } catch (JavalinBindException e) {
      throw Ports.inUse(port, setting);
    }
  }
}
