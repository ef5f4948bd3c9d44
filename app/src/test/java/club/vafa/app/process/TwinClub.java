package club.vafa.app.process;

import club.vafa.Core;
import club.vafa.app.database.DataFolder;
import club.vafa.app.database.EmbeddedDatabase;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.member.How;
import club.vafa.member.NewMember;
import club.vafa.member.PhoneProof;
import club.vafa.secret.Secrets;
import club.vafa.value.Language;
import club.vafa.value.Phone;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A club whose API two processes serve on one database, which outlives them both. */
final class TwinClub implements AutoCloseable {

  static final String OWNER_TOKEN = "vafa_owner-token-of-the-twins";
  /** So little that nobody rises to a level which gives more than the rule. */
  static final long RIALS_PER_POINT = 1_000;
  private static final String SECRET = "a key of the two processes, long enough";

  private final DataFolder data;
  private final EmbeddedDatabase database;
  private final HikariDataSource pool;
  private final List<Integer> ports = List.of(Vafa.freePort(), Vafa.freePort());
  private final List<Vafa> twins;

  TwinClub(Path folder) throws InterruptedException {
    data = DataFolder.open(folder);
    database = EmbeddedDatabase.start(data, line -> {});
    twins = ports.stream().map(port -> Vafa.start(settings(port), "serve", "--roles=web")).toList();
    for (int i = 0; i < twins.size(); i++) {
      twins.get(i).awaitReady(ports.get(i));
    }
    var config = new HikariConfig();
    config.setJdbcUrl(database.url().jdbc());
    config.setDataSourceProperties(database.url().credentials());
    config.setMaximumPoolSize(2);
    pool = new HikariDataSource(config);
  }

  private Map<String, String> settings(int port) {
    var password = database.url().credentials().getProperty("password");
    var settings = new HashMap<>(Map.of("VAFA_DATABASE_URL", database.url().jdbc().replace("jdbc:postgresql://", "postgresql://vafa:" + password + "@"),
      "VAFA_SECRET_KEY", SECRET, "VAFA_OWNER_TOKEN", OWNER_TOKEN, "VAFA_DATA", data.path().resolve("not-needed").toString()));
    settings.put("VAFA_PORT", Integer.toString(port));
    return settings;
  }

  /** One branch, one rule and so many members. */
  void join(int members) {
    var core = new Core(db(), InstantSource.system(), new Random(1), new Secrets(SECRET.getBytes(StandardCharsets.UTF_8)));
    CrashClub.open(core, RIALS_PER_POINT);
    for (int i = 0; i < members; i++) {
      var wish = new NewMember(Optional.of(new Phone(phone(i))), Optional.of(PhoneProof.SMS), Optional.empty(), "عضو باشگاه", Language.FA, How.STAFF,
        Optional.of(1), Optional.empty());
      core.db.transact(h -> Outcome.commit(core.members.join(h, wish).member()));
    }
  }

  static String phone(int member) {
    return "+98912" + (3_000_000 + member);
  }

  Db db() {
    return Db.over(pool);
  }

  /** A till that knows both. */
  Till till() {
    return new Till(ports, OWNER_TOKEN);
  }

  /** One that knows only the one that is killed. */
  Till tillOfTheFirst() {
    return new Till(ports.getFirst(), OWNER_TOKEN);
  }

  /** Another process of the same club, for a command. */
  Vafa command(String... arguments) {
    return Vafa.start(settings(Vafa.freePort()), arguments);
  }

  /** kill -9 for one of them; the other goes on. */
  void killTheFirst() throws InterruptedException {
    twins.getFirst().kill();
  }

  @Override
  public void close() throws InterruptedException {
    pool.close();
    twins.forEach(Vafa::terminate);
    for (var twin : twins) {
      twin.close();
    }
    database.close();
    data.close();
  }
}
