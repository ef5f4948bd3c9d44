package club.vafa.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything in one process, on a database of its own, with a sample club and the playground in place of Telegram and a phone. */
@Command(name = "demo", mixinStandardHelpOptions = true, versionProvider = Version.class,
  description = "starts the whole club in one process, with a sample club and a playground in place of Telegram and a phone")
final class DemoCommand implements Runnable {

  @Mixin
  private StartOptions options = new StartOptions();

  @Override
  public void run() {
    Running.untilStopped(options, new Plan(Role.all(), Plan.Kind.DEMO));
  }
}
