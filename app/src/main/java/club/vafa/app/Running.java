package club.vafa.app;

import club.vafa.app.database.DataFolder;
import club.vafa.app.logging.Logs;
import club.vafa.app.settings.Setting;
import club.vafa.app.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the program: start, wait for the end, stop. */
final class Running {

  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private Running() {}

  /** Starts the club and returns only when the process is told to end; Ctrl-C and SIGTERM stop everything in order. */
  static void untilStopped(StartOptions options, Plan plan) {
    Settings settings = options.settings();
    Terminal terminal = new Terminal();
    Stops stops = new Stops();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(stops::close));
    try {
      if (!plan.demo() && settings.kavenegarIsPlayed()) {
        throw new StartRefused("VAFA_KAVENEGAR_KEY, VAFA_KAVENEGAR_LINE and VAFA_KAVENEGAR_SECRET are empty; accepted are all three set, or VAFA_SMS_PROVIDER "
          + "not kavenegar; only the demo plays Kavenegar");
      }
      boolean folder = plan.demo() || settings.database().isEmpty();
      Optional<DataFolder> data = folder ? Optional.of(stops.addLast("data folder", DataFolder.open(settings.data()))) : Optional.empty();
      options.startLog(plan.demo() ? data.map(d -> d.resolve("vafa.log")) : Optional.empty());
      warnOfWhatIsMissing(settings, plan);
      Addresses addresses = Wiring.start(settings, plan, data, stops, terminal);
      tell(addresses, plan, terminal);
      LOG.info("vafa is up, roles {}", plan.roles());
    } catch (StartRefused e) {
      stops.close();
      throw e;
    } catch (RuntimeException e) {
      if (stops.closing()) {
        // Told to end while starting: what failed was taken away on purpose.
        await();
      }
      LOG.error("the start failed", e);
      stops.close();
      throw new StartRefused("the start failed: " + e.getMessage() + "; the log says more", e);
    }
    await();
  }

  /** A whole start and stop on a passing folder, without the sample club. */
  static void rehearse() {
    Path folder;
    try {
      folder = Files.createTempDirectory("vafa-rehearsal");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Logs.toTerminal();
    Settings settings = Settings.read(Map.of("VAFA_DATA", folder.toString(), "VAFA_PORT", "0"), Optional.empty());
    try (DataFolder data = DataFolder.open(folder); Stops stops = new Stops()) {
      Addresses addresses = Wiring.start(settings, new Plan(Role.all(), Plan.Kind.REHEARSAL), Optional.of(data), stops, new Terminal());
      addresses.web().ifPresent(web -> HealthProbe.ready(URI.create(web + "/health/ready")));
    }
    DataFolder.delete(folder);
  }

  /** What is allowed and yet seldom meant. */
  private static void warnOfWhatIsMissing(Settings settings, Plan plan) {
    Setting.unknown(System.getenv().keySet()).forEach(name -> LOG.warn("{} is no setting of vafa and is not used", name));
    if (!plan.demo() && settings.telegram().token().isEmpty()) {
      LOG.warn("VAFA_TELEGRAM_TOKEN is empty: nobody is reached in Telegram");
    }
    if (!plan.demo() && settings.twilio().account().isEmpty() && settings.kavenegar().isEmpty()) {
      LOG.warn("VAFA_TWILIO_ACCOUNT and VAFA_KAVENEGAR_KEY are empty: nobody is reached by SMS");
    }
  }

  private static void tell(Addresses addresses, Plan plan, Terminal terminal) {
    if (plan.sampleClub()) {
      terminal.say(addresses.demo());
      return;
    }
    addresses.ownerToken().ifPresent(token -> terminal.say("vafa: the owner's API token, shown only this once: " + token));
    addresses.web().ifPresent(url -> terminal.say("vafa: listening at " + url));
    addresses.probes().ifPresent(url -> terminal.say("vafa: health and figures at " + url + "/health/ready and " + url + "/metrics"));
  }

  private static void await() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
