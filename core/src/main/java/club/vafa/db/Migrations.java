package club.vafa.db;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings a database to the present schema. Several processes may do it at once: one does, the others wait.
public final class Migrations {

  private Migrations() {}

  public static void run(DataSource source) {
    flyway(source).migrate();
  }

  /// Whether the database's schema is the one that this program knows.
  public static boolean current(DataSource source) {
    return flyway(source).info().pending().length == 0;
  }

  private static Flyway flyway(DataSource source) {
    return Flyway.configure().dataSource(source).locations("classpath:db/migration").validateMigrationNaming(true).outOfOrder(true).load();
  }
}
