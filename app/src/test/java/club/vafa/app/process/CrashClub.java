package club.vafa.app.process;

import club.vafa.Core;
import club.vafa.bot.local.LocalTelegram;
import club.vafa.bot.local.TelegramPerson;
import club.vafa.branch.NewBranch;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.earning.Condition;
import club.vafa.earning.EarningRule.Stacking;
import club.vafa.earning.Gift;
import club.vafa.earning.RuleDraft;
import club.vafa.earning.Validity;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.How;
import club.vafa.member.NewMember;
import club.vafa.member.PhoneProof;
import club.vafa.message.Pace;
import club.vafa.secret.Secrets;
import club.vafa.trail.Actor;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import club.vafa.value.Phone;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A club in a process of its own, with members who have a chat each on a local Bot API server, that can be killed and started again. */
final class CrashClub implements AutoCloseable {

  static final String BRANCH = "centre";
  static final String OWNER_TOKEN = "vafa_owner-token-of-the-crash-test";
  private static final String SECRET = "a key of the crash test, long enough";
  private static final long RIALS_PER_POINT = 100_000;

  private final Path data;
  private final int port = Vafa.freePort();
  private final LocalTelegram telegram = LocalTelegram.start();
  private final List<TelegramPerson> people = new ArrayList<>();
  private Vafa vafa;

  CrashClub(Path data) throws InterruptedException {
    this.data = data;
    this.vafa = start();
  }

  private Vafa start() throws InterruptedException {
    return Vafa.start(Map.of("VAFA_DATA", data.toString(), "VAFA_PORT", Integer.toString(port), "VAFA_OWNER_TOKEN", OWNER_TOKEN, "VAFA_SECRET_KEY", SECRET,
      "VAFA_TELEGRAM_TOKEN", telegram.token(), "VAFA_TELEGRAM_API", telegram.baseUrl()), "serve").awaitReady(port);
  }

  int port() {
    return port;
  }

  List<TelegramPerson> people() {
    return people;
  }

  LocalTelegram telegram() {
    return telegram;
  }

  HikariDataSource pool() {
    return new EmbeddedFiles(data).pool();
  }

  /** One branch, and one rule that gives a point for so much. */
  static void open(Core core, long rialsPerPoint) {
    core.branches.add(Actor.SYSTEM, new NewBranch(BRANCH, LocalText.same(BRANCH), LocalText.same(""), "", Optional.empty(), Optional.empty()));
    core.earningRules.add(Actor.SYSTEM, new RuleDraft(LocalText.same("rule"), Condition.ALWAYS, new Gift.PerAmount(1, rialsPerPoint), 10, Stacking.ADD,
      Optional.empty(), Validity.months(12), LocalDate.of(2020, 1, 1), Optional.empty()));
  }

  /** One branch, one rule, and so many members, each with a phone and a chat; and no limit on how fast messages go out. */
  void join(int members) {
    try (HikariDataSource pool = pool()) {
      Core core = new Core(Db.over(pool), InstantSource.system(), new Random(1), new Secrets(SECRET.getBytes(StandardCharsets.UTF_8)));
      core.messages.pace(Channel.TELEGRAM, Pace.UNLIMITED);
      open(core, RIALS_PER_POINT);
      for (int i = 0; i < members; i++) {
        Phone phone = new Phone("+98912" + (2_000_000 + i));
        long chat = 500_000L + i;
        people.add(telegram.person(chat, "عضو", phone.e164()));
        core.db.transact(h -> {
          var wish = new NewMember(Optional.of(phone), Optional.of(PhoneProof.TELEGRAM_CONTACT), Optional.of(ChatAddress.telegram(chat)), "عضو باشگاه",
            Language.FA, How.TELEGRAM, Optional.of(1), Optional.empty());
          var member = core.members.join(h, wish).member();
          core.consents.grant(h, member.id(), Channel.TELEGRAM, ConsentKind.SERVICE, How.TELEGRAM, "comes with membership");
          return Outcome.commit(member);
        });
      }
    }
  }

  /** kill -9 for vafa alone: its database is left without anybody. */
  void kill() throws InterruptedException {
    vafa.kill();
  }

  /** kill -9 for vafa and for its database, as when the power fails. */
  void cutThePower() throws InterruptedException {
    vafa.kill();
    new EmbeddedFiles(data).killServer();
  }

  void startAgain() throws InterruptedException {
    vafa = start();
  }

  @Override
  public void close() throws InterruptedException {
    vafa.close();
    telegram.close();
  }
}
