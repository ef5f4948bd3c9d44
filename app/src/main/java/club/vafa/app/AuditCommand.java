package club.vafa.app;

import club.vafa.app.database.DataFolder;
import club.vafa.app.settings.Settings;
import club.vafa.audit.Audit;
import club.vafa.audit.Finding;
import club.vafa.audit.Invariant;
import club.vafa.db.Db;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the books: a line for each rule, and an exit status that is not 0 where one is broken. */
@Command(name = "audit", mixinStandardHelpOptions = true, versionProvider = Version.class,
  description = "checks the rules of the books on one snapshot of the database; exit status 0 where all hold, 1 where one is broken")
final class AuditCommand implements Callable<Integer> {

  private static final int BROKEN = 1;

  @Option(names = "--sql", description = "only prints the queries, for whoever wants to run them without vafa")
  private boolean sql;

  @Mixin
  private StartOptions options = new StartOptions();

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.root().commandLine().getOut();
    if (sql) {
      Audit.invariants().forEach(invariant -> print(out, invariant));
      out.flush();
      return 0;
    }
    Settings settings = options.settings();
    try (Stops stops = new Stops()) {
      Optional<DataFolder> data = settings.database().isPresent() ? Optional.empty()
        : Optional.of(stops.addLast("data folder", DataFolder.open(settings.data())));
      options.startLog(data.map(folder -> folder.resolve("vafa.log")));
      var pool = Store.open(settings, data, stops, new Terminal()::say);
      boolean holds = new Audit(Db.over(pool)).run(finding -> tell(out, finding)).stream().allMatch(Finding::holds);
      return holds ? 0 : BROKEN;
    }
  }

  private static void print(PrintWriter out, Invariant invariant) {
    out.println("-- " + invariant.code() + ": " + invariant.says().en());
    out.println(invariant.sql().strip() + ";");
    out.println();
  }

  private static void tell(PrintWriter out, Finding finding) {
    var invariant = finding.invariant();
    out.println((finding.holds() ? "holds   " : "BROKEN  ") + invariant.code() + ": " + invariant.says().en());
    if (!finding.holds()) {
      out.println("        in " + finding.broken() + " places, such as " + String.join("; ", finding.examples()));
    }
    out.flush();
  }
}
