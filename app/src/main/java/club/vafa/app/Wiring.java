package club.vafa.app;

import club.vafa.Core;
import club.vafa.app.database.DataFolder;
import club.vafa.app.settings.Settings;
import club.vafa.club.Start;
import club.vafa.db.Db;
import club.vafa.secret.Secrets;
import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** Puts the modules together, top to bottom in the order in which they depend on each other. */
final class Wiring {

  private Wiring() {}

  static void start(Settings settings, Plan plan, Optional<DataFolder> data, Stops stops, Terminal terminal) {
    Secrets secrets = MasterKey.secrets(settings, data);
    HikariDataSource pool = Store.open(settings, data, stops, terminal::progress);
    Core core = new Core(Db.over(pool), InstantSource.system(), new SecureRandom(), secrets);
    startClub(core, settings.club());
  }

  /** Zone, language and currency become the club's own at its first start; a later start must not contradict them. */
  private static void startClub(Core core, Settings.FirstClub first) {
    if (core.clubs.start(first.zone(), first.language(), first.currency()) instanceof Start.Contradicts c) {
      throw new StartRefused(c.setting() + " is \"" + c.given() + "\", but this club was set up with \"" + c.stored() + "\"; accepted is that value only");
    }
  }
}
