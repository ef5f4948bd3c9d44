package club.vafa.bench;

import club.vafa.Core;
import club.vafa.app.database.DataFolder;
import club.vafa.app.database.EmbeddedDatabase;
import club.vafa.app.settings.DatabaseUrl;
import club.vafa.award.Joining;
import club.vafa.branch.NewBranch;
import club.vafa.calendar.CalendarKind;
import club.vafa.db.Db;
import club.vafa.db.Migrations;
import club.vafa.db.Outcome;
import club.vafa.earning.Cap;
import club.vafa.earning.Condition;
import club.vafa.earning.EarningRule.Stacking;
import club.vafa.earning.Gift;
import club.vafa.earning.RuleDraft;
import club.vafa.earning.Validity;
import club.vafa.member.ChatAddress;
import club.vafa.member.How;
import club.vafa.member.NewMember;
import club.vafa.member.PhoneProof;
import club.vafa.secret.Secrets;
import club.vafa.trail.Actor;
import club.vafa.value.Currency;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.Phone;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/// A club to measure: a PostgreSQL of its own in a temporary folder, with fsync on, three branches, a programme of five rules over three levels,
/// and so many members. Its process is told of it by settings alone.
final class BenchClub implements AutoCloseable {

  static final List<String> BRANCHES = List.of("north", "centre", "south");
  static final String OWNER_TOKEN = "vafa_bench-owner-token-of-the-benchmark-0001";
  private static final String SECRET = "a key for the benchmark alone, 32 bytes.";
  private static final int JOIN_BATCH = 200;

  private final Path folder;
  private final DataFolder data;
  private final EmbeddedDatabase database;
  private final HikariDataSource pool;
  private final Core core;
  private final AtomicBoolean closed = new AtomicBoolean();

  private BenchClub(Path folder, DataFolder data, EmbeddedDatabase database, HikariDataSource pool) {
    this.folder = folder;
    this.data = data;
    this.database = database;
    this.pool = pool;
    this.core = new Core(Db.over(pool), InstantSource.system(), new Random(1), new Secrets(SECRET.getBytes(StandardCharsets.UTF_8)));
  }

  static BenchClub open(Progress progress) throws Exception {
    var folder = Files.createTempDirectory("vafa-bench-");
    var data = DataFolder.open(folder.resolve("database"));
    var database = EmbeddedDatabase.start(data, progress::say);
    var config = new HikariConfig();
    config.setJdbcUrl(database.url().jdbc());
    config.setDataSourceProperties(database.url().credentials());
    config.setMaximumPoolSize(16);
    var pool = new HikariDataSource(config);
    Migrations.run(pool);
    var club = new BenchClub(folder, data, database, pool);
    // Nothing is left behind where a run is stopped from the keyboard.
    Runtime.getRuntime().addShutdownHook(new Thread(club::close));
    club.core.clubs.start(ZoneId.of("Asia/Tehran"), Language.FA, Currency.IRR);
    club.programme();
    return club;
  }

  Path folder() {
    return folder;
  }

  Core core() {
    return core;
  }

  DatabaseUrl url() {
    return database.url();
  }

  /// What the club's process is told.
  Map<String, String> settings() {
    var url = database.url();
    var address = url.jdbc() + (url.jdbc().contains("?") ? "&" : "?") + "user=" + url.credentials().getProperty("user")
        + "&password=" + url.credentials().getProperty("password");
    return Map.of("VAFA_DATABASE_URL", address, "VAFA_SECRET_KEY", SECRET, "VAFA_OWNER_TOKEN", OWNER_TOKEN);
  }

  /// Members who joined in Telegram, each with a phone and a chat.
  List<MemberId> join(int members, Progress progress) {
    var joined = new ArrayList<MemberId>();
    for (int first = 0; first < members; first += JOIN_BATCH) {
      int from = first;
      joined.addAll(core.db.transact(h -> {
        var batch = new ArrayList<MemberId>();
        for (int i = from; i < Math.min(members, from + JOIN_BATCH); i++) {
          var wish = new NewMember(Optional.of(phone(i)), Optional.of(PhoneProof.TELEGRAM_CONTACT), Optional.of(ChatAddress.telegram(1_000L + i)),
              "عضو " + (char) ('ا' + i % 20), Language.FA, How.TELEGRAM, Optional.of(1), Optional.empty());
          batch.add(core.joins.join(h, new Joining(wish, Optional.empty(), Optional.empty())).member().id());
        }
        return Outcome.commit(batch);
      }));
    }
    progress.say(joined.size() + " members have joined");
    return joined;
  }

  static Phone phone(int number) {
    return new Phone("+98912" + (1_000_000 + number));
  }

  private void programme() {
    for (var code : BRANCHES) {
      core.branches.add(Actor.SYSTEM, new NewBranch(code, LocalText.same(code), LocalText.same(""), "", Optional.empty(), Optional.empty()));
    }
    rule("هر ۱۰ هزار تومان یک امتیاز", Condition.ALWAYS, new Gift.PerAmount(1, 100_000), 10, Optional.empty());
    rule("جمعه‌ها دو برابر", Condition.ALWAYS.withDays(DayOfWeek.FRIDAY), new Gift.Multiplier(200), 20, Optional.empty());
    rule("خرید بالای ۵۰۰ هزار تومان", Condition.ALWAYS.withAmountAtLeast(5_000_000), new Gift.Fixed(20), 30,
        Optional.of(new Cap(200, Cap.Period.MONTH, CalendarKind.JALALI)));
    rule("هر پنجمین خرید", Condition.ALWAYS.withNth(5, true), new Gift.Fixed(15), 40, Optional.empty());
    rule("صبح‌های شعبهٔ مرکزی", Condition.ALWAYS.withBranches("centre").withHours(LocalTime.of(8, 0), LocalTime.of(11, 0)), new Gift.Fixed(5), 50,
        Optional.empty());
  }

  private void rule(String name, Condition when, Gift gift, int priority, Optional<Cap> cap) {
    core.earningRules.add(Actor.SYSTEM, new RuleDraft(LocalText.same(name), when, gift, priority, Stacking.ADD, cap, Validity.months(12),
        LocalDate.of(2020, 1, 1), Optional.empty()));
  }

  /// Brings the database to the state that it has after days: all that was written is on disk, and the files of its log are used again.
  void settle() {
    core.db.jdbi().useHandle(h -> h.execute("checkpoint"));
  }

  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      pool.close();
      database.close();
      data.close();
      DataFolder.delete(folder);
    }
  }
}
