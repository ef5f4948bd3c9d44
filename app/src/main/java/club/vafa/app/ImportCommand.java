package club.vafa.app;

import club.vafa.Core;
import club.vafa.app.database.DataFolder;
import club.vafa.app.settings.Settings;
import club.vafa.db.Db;
import club.vafa.intake.ImportFormat;
import club.vafa.intake.ImportJob;
import club.vafa.intake.ImportKind;
import club.vafa.intake.ImportState;
import club.vafa.intake.Importing;
import club.vafa.intake.Intake;
import club.vafa.intake.Refusal;
import club.vafa.text.CsvLine;
import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.Language;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Members or purchases from a file on this machine, straight into the club's database. The exit status is 0 where every line was taken, 1 where some
 * were refused, 3 where the file as a whole could not be read or was cut off.
 */
@Command(name = "import", mixinStandardHelpOptions = true, versionProvider = Version.class,
  description = "brings members or purchases in from a CSV or NDJSON file; run again after a stop, it goes on where it was")
final class ImportCommand implements Callable<Integer> {

  static final int SOME_REFUSED = 1;
  static final int NOT_READ = 3;
  private static final int SHOWN_MAX = 10;

  /** What a file brings, as it is written on the line. */
  enum Kind { members, purchases }

  @Parameters(index = "0", paramLabel = "members|purchases", description = "what the file brings")
  private Kind kind = Kind.members;

  @Parameters(index = "1", paramLabel = "FILE", description = "the file; .ndjson or .jsonl is read as one JSON object a line, all else as CSV")
  private Path file = Path.of("");

  @Option(names = "--refusals", paramLabel = "FILE", description = "where the refused lines are written, as CSV")
  private @Nullable Path refusals;

  @Mixin
  private StartOptions options = new StartOptions();

  private final Terminal terminal = new Terminal();

  @Override
  public Integer call() {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new StartRefused("\"" + file + "\" cannot be read; accepted is a CSV or NDJSON file");
    }
    Settings settings = options.settings();
    try (Stops stops = new Stops()) {
      Optional<DataFolder> data = settings.database().isPresent() ? Optional.empty() : Optional.of(stops.addLast("data folder", DataFolder.open(settings.data())));
      options.startLog(data.map(folder -> folder.resolve("vafa.log")));
      Core core = new Core(Db.over(Store.open(settings, data, stops, terminal::progress)), InstantSource.system(), new SecureRandom(),
        MasterKey.secrets(settings, data));
      Wiring.startClub(core, settings.club());
      return run(core);
    }
  }

  private int run(Core core) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    ImportFormat format = name.endsWith(".ndjson") || name.endsWith(".jsonl") ? ImportFormat.NDJSON : ImportFormat.CSV;
    ImportKind wanted = kind == Kind.members ? ImportKind.MEMBERS : ImportKind.PURCHASES;
    // The file's content is its key: the same file is the same import, wherever it lies.
    Intake.Wish wish = new Intake.Wish("command line", digest(), wanted, format, Optional.empty());
    Importing ended;
    try (InputStream in = Files.newInputStream(file)) {
      ended = core.intake.run(wish, in, job -> terminal.overwrite("vafa: " + sums(job)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    terminal.overwrite("");
    return switch (ended) {
      case Importing.Ended(ImportJob job) -> told(core, job, "");
      case Importing.Before(ImportJob job) -> told(core, job, "this file was imported before: ");
      case Importing.UnderWay(ImportJob _) -> notRead("this file is being imported at this moment");
      case Importing.OtherFile(ImportJob _) -> notRead("this file was imported as the other kind");
      case Importing.CutOff(ImportJob job) -> notRead("the file broke off; run it again to go on. So far " + sums(job));
    };
  }

  private int notRead(String why) {
    terminal.say("vafa: " + why);
    return NOT_READ;
  }

  private int told(Core core, ImportJob job, String before) {
    Texts texts = new Texts(core.clubs.settings().zone());
    if (job.state() == ImportState.REFUSED) {
      return notRead("the file was refused: " + job.field().orElse("") + " " + words(texts, job.reason().orElse("")));
    }
    terminal.say("vafa: " + before + sums(job));
    if (job.refused() == 0) {
      return 0;
    }
    if (refusals != null) {
      write(core, texts, job, refusals);
      terminal.say("vafa: the refused lines are in " + refusals);
    } else {
      int[] shown = {0};
      core.intake.refusals(job.id(), r -> {
        if (shown[0]++ < SHOWN_MAX) {
          terminal.say("  line " + r.line() + ": " + r.field() + " " + words(texts, r.reason()));
        }
      });
      if (shown[0] > SHOWN_MAX) {
        terminal.say("  and " + (shown[0] - SHOWN_MAX) + " more; --refusals=FILE writes them all");
      }
    }
    return SOME_REFUSED;
  }

  private static void write(Core core, Texts texts, ImportJob job, Path to) {
    try (BufferedWriter out = Files.newBufferedWriter(to)) {
      out.write(CsvLine.BOM + CsvLine.of(List.of("line", "field", "reason", "problem")));
      core.intake.refusals(job.id(), r -> line(out, texts, r));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void line(BufferedWriter out, Texts texts, Refusal r) {
    try {
      out.write(CsvLine.of(List.of(Long.toString(r.line()), r.field(), r.reason(), words(texts, r.reason()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String words(Texts texts, String reason) {
    return texts.render(Message.of("intake.reason." + reason), Language.EN);
  }

  private static String sums(ImportJob job) {
    return job.lines() + " lines: " + job.made() + " new, " + job.merged() + " known, " + job.refused() + " refused";
  }

  private String digest() {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
