package club.vafa.app;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.audit.Audit;
import club.vafa.db.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  @TempDir
  private Path folder;

  private record Ended(int status, String out) {}

  private Ended audit(String... more) throws IOException {
    var settings = Files.writeString(folder.resolve("settings"), "VAFA_DATABASE_URL=" + DATABASE.url() + "\n");
    var out = new StringWriter();
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    var arguments = new ArrayList<>(List.of("audit", "--settings", settings.toString(), "--log-file", folder.resolve("log").toString()));
    arguments.addAll(List.of(more));
    return new Ended(line.execute(arguments.toArray(String[]::new)), out.toString());
  }

  @Test
  void booksThatAreRightEndWithStatus0AndBrokenOnesWith1AndTheirIds() throws Exception {
    var right = audit();
    assertThat(right.status()).isZero();
    assertThat(right.out().lines()).hasSize(Audit.invariants().size()).allMatch(line -> line.startsWith("holds "));

    DATABASE.db().jdbi().useHandle(h -> h.execute("""
        insert into balance (holder_id, unit, posted) values ('00000000-0000-7000-8000-00000000abcd', 'POINTS', 12)"""));
    var broken = audit();
    assertThat(broken.status()).isEqualTo(1);
    assertThat(broken.out()).contains("BROKEN  posted-is-the-sum-of-entries", "00000000-0000-7000-8000-00000000abcd POINTS");
  }

  @Test
  void theQueriesCanBePrintedForWhoeverWantsToRunThem() throws Exception {
    var printed = audit("--sql");
    assertThat(printed.status()).isZero();
    assertThat(printed.out()).contains("-- entries-sum-to-zero: ").containsPattern("having sum\\(amount\\) <> 0;");
  }
}
