package club.vafa.app.process;

import club.vafa.Core;
import club.vafa.app.database.DataFolder;
import club.vafa.app.database.EmbeddedDatabase;
import club.vafa.bot.local.LocalTelegram;
import club.vafa.campaign.CampaignDraft;
import club.vafa.campaign.Saving;
import club.vafa.campaign.Scheduling;
import club.vafa.db.Db;
import club.vafa.db.Migrations;
import club.vafa.db.Outcome;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.NewMember;
import club.vafa.member.PhoneProof;
import club.vafa.message.Pace;
import club.vafa.secret.Secrets;
import club.vafa.segment.Audience;
import club.vafa.trail.Actor;
import club.vafa.value.CampaignId;
import club.vafa.value.Currency;
import club.vafa.value.Language;
import club.vafa.value.Phone;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A club whose messages and jobs several processes do on one database, each of which may be killed at any time, with a local Bot API server. */
final class SwarmClub implements AutoCloseable {
  private static final String SECRET = "a key of the swarm, which is long enough";
  private static final long FIRST_CHAT = 700_000;
  private static final int JOIN_BATCH = 200;

  private final DataFolder data;
  private final EmbeddedDatabase database;
  private final HikariDataSource pool;
  private final LocalTelegram telegram = LocalTelegram.start();
  private final Core core;
  private final List<Vafa> processes = new ArrayList<>();
  private int members;

  SwarmClub(Path folder) {
    data = DataFolder.open(folder);
    database = EmbeddedDatabase.start(data, line -> {});
    var config = new HikariConfig();
    config.setJdbcUrl(database.url().jdbc());
    config.setDataSourceProperties(database.url().credentials());
    config.setMaximumPoolSize(4);
    pool = new HikariDataSource(config);
    Migrations.run(pool);
    core = new Core(Db.over(pool), InstantSource.system(), new Random(1), new Secrets(SECRET.getBytes(StandardCharsets.UTF_8)));
    core.clubs.start(ZoneId.of("Asia/Tehran"), Language.FA, Currency.IRR);
    core.messages.pace(Channel.TELEGRAM, Pace.UNLIMITED);
    // It is never night in this club.
    core.db.jdbi().useHandle(h -> h.execute("update club set quiet_from = '00:00', quiet_until = '00:00'"));
  }

  Core core() {
    return core;
  }

  LocalTelegram telegram() {
    return telegram;
  }

  /** So many members with a chat that they have opened, who want the club's messages. */
  void join(int many) throws IOException, InterruptedException {
    for (int first = 0; first < many; first += JOIN_BATCH) {
      int from = first;
      int to = Math.min(many, first + JOIN_BATCH);
      core.db.transact(h -> {
        for (int i = from; i < to; i++) {
          var wish = new NewMember(Optional.of(new Phone("+98912" + (4_000_000 + i))), Optional.of(PhoneProof.TELEGRAM_CONTACT),
              Optional.of(ChatAddress.telegram(FIRST_CHAT + i)), "عضو باشگاه", Language.FA, How.TELEGRAM, Optional.of(1), Optional.empty());
          var member = core.members.join(h, wish).member();
          core.consents.grant(h, member.id(), Channel.TELEGRAM, ConsentKind.CLUB, How.TELEGRAM, "yes, please");
        }
        return Outcome.commit(to);
      });
    }
    for (int i = 0; i < many; i++) {
      telegram.person(FIRST_CHAT + i, "عضو", "+98912" + (4_000_000 + i)).start("");
    }
    members = many;
    swallowUpdates();
  }

  // The chats were opened before this club had a bot that listens.
  private void swallowUpdates() throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var all = URI.create(telegram.baseUrl() + "/bot" + telegram.token() + "/getUpdates?offset=-1&limit=1");
      var last = http.send(HttpRequest.newBuilder(all).build(), HttpResponse.BodyHandlers.ofString()).body();
      var number = java.util.regex.Pattern.compile("\"update_id\":\\s*(\\d+)").matcher(last);
      if (!number.find()) {
        return;
      }
      var after = URI.create(telegram.baseUrl() + "/bot" + telegram.token() + "/getUpdates?limit=1&offset=" + (Long.parseLong(number.group(1)) + 1));
      http.send(HttpRequest.newBuilder(after).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /** What each member has in the chat from the club. */
  List<Long> messagesPerChat() {
    var counts = new ArrayList<Long>();
    for (int i = 0; i < members; i++) {
      counts.add(telegram.chat(FIRST_CHAT + i).stream().filter(message -> message.fromBot()).count());
    }
    return counts;
  }

  CampaignId campaign(int controlPercent) {
    var draft = new CampaignDraft("crash", Audience.EVERYBODY, List.of(Channel.TELEGRAM), Optional.of("سلام {name}"), Optional.empty(), controlPercent);
    var id = ((Saving.Saved) core.campaigns.create(Actor.SYSTEM, draft)).campaign().id();
    if (!(core.campaigns.schedule(Actor.SYSTEM, id, core.clock.instant()) instanceof Scheduling.Scheduled)) {
      throw new IllegalStateException("not scheduled");
    }
    return id;
  }

  /** Starts another process that sends and runs jobs. */
  void startProcess() {
    var password = database.url().credentials().getProperty("password");
    processes.add(Vafa.fromClasses(Map.of("VAFA_DATABASE_URL", database.url().jdbc().replace("jdbc:postgresql://", "postgresql://vafa:" + password + "@"),
        "VAFA_SECRET_KEY", SECRET, "VAFA_TELEGRAM_TOKEN", telegram.token(), "VAFA_TELEGRAM_API", telegram.baseUrl(), "VAFA_ZONE", "Asia/Tehran",
        "VAFA_DATA", data.path().resolve("not-needed").toString()), "serve", "--roles=bot,scheduler"));
  }

  /** kill -9 for one of them; another one takes its place. */
  void killAndReplace(int which) throws InterruptedException {
    processes.remove(which).kill();
    startProcess();
  }

  void killAll() throws InterruptedException {
    for (var process : processes) {
      process.kill();
    }
  }

  int processes() {
    return processes.size();
  }

  @Override
  public void close() throws InterruptedException {
    killAll();
    pool.close();
    database.close();
    data.close();
    telegram.close();
  }
}
