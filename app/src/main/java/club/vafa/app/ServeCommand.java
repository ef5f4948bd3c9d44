package club.vafa.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Production: the given roles, on the given database. */
@Command(name = "serve", mixinStandardHelpOptions = true, versionProvider = Version.class,
  description = "starts the club for production, as one process or as one of several")
final class ServeCommand implements Runnable {

  @Option(names = "--roles", paramLabel = "ROLES", defaultValue = "web,bot,scheduler", description = "what this process does, any of web,bot,scheduler (all)")
  private String roles = "";

  @Mixin
  private StartOptions options = new StartOptions();

  @Override
  public void run() {
    Running.untilStopped(options, new Plan(Role.read(roles), Plan.Kind.SERVE));
  }
}
