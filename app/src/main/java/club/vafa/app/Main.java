package club.vafa.app;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: what it offers, what it refuses, and with which exit status it ends. */
@Command(name = "vafa", mixinStandardHelpOptions = true, versionProvider = Version.class, subcommands = {DemoCommand.class, ServeCommand.class, ImportCommand.class, AuditCommand.class, RehearseCommand.class},
  synopsisSubcommandLabel = "demo | serve | import | audit | bench NAME",
  description = "A loyalty club that lives in a shop's customers' chats.")
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    // Anything the libraries print to a terminal stays out of the log's way, and pictures are drawn without a screen.
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setParameterExceptionHandler((e, given) -> refuse(e.getCommandLine(), e.getMessage() + "; vafa --help lists what there is"));
    line.setExecutionExceptionHandler((e, command, given) -> {
      if (e instanceof StartRefused) {
        return refuse(command, e.getMessage());
      }
      throw e;
    });
    line.setExecutionStrategy(parsed -> parsed.hasSubcommand() || parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()
      ? new CommandLine.RunLast().execute(parsed) : refuse(line, "a command is needed: demo, serve, import, audit or bench; vafa --help says more"));
    line.getHelpSectionMap().put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER, help -> SettingsHelp.text());
    line.getSubcommands().values().forEach(command ->
      command.getHelpSectionMap().put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER, help -> SettingsHelp.text()));
    return line;
  }

  private static int refuse(CommandLine command, String line) {
    PrintWriter err = command.getErr();
    err.println("vafa: " + line.replaceAll("\\s*\\R\\s*", " "));
    err.flush();
    return StartRefused.STATUS;
  }
}
