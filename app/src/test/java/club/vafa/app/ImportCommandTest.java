package club.vafa.app;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.db.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

  @RegisterExtension
  static final TestDatabase DATABASE = new TestDatabase();

  @TempDir
  private Path folder;

  private int imported(String kind, String content, String... more) throws IOException {
    var settings = Files.writeString(folder.resolve("settings"), "VAFA_DATABASE_URL=" + DATABASE.url() + "\nVAFA_SECRET_KEY=a key for tests only, 32 bytes..\n");
    var file = Files.writeString(folder.resolve("file.csv"), content);
    var arguments = new ArrayList<>(List.of("import", kind, file.toString(), "--settings", settings.toString(), "--log-file", folder.resolve("log").toString()));
    arguments.addAll(List.of(more));
    return Main.commandLine().execute(arguments.toArray(String[]::new));
  }

  private long members() {
    return DATABASE.db().read(h -> h.createQuery("select count(*) from member").mapTo(Long.class).one());
  }

  @Test
  void theStatusTellsWhetherAllLinesSomeOrNoneWereTakenAndTheSameFileComesOnce() throws IOException {
    assertThat(imported("members", "phone,name\n09121239001,سارا محمدی\n")).isZero();
    assertThat(imported("members", "phone,name\n09121239001,سارا محمدی\n")).isZero();
    assertThat(members()).isEqualTo(1);
    var refusals = folder.resolve("refusals.csv");
    assertThat(imported("members", "phone,name\n09121239002,مینا کریمی\n12,مینا کریمی\n", "--refusals", refusals.toString())).isEqualTo(1);
    assertThat(Files.readString(refusals)).contains("3,phone,not_a_phone,");
    assertThat(members()).isEqualTo(2);
    assertThat(imported("members", "phone,shoe\n1,2\n")).isEqualTo(3);
    assertThat(imported("planets", "phone,name\n")).isEqualTo(StartRefused.STATUS);
  }
}
