package club.vafa.app;

import club.vafa.app.database.DataFolder;
import club.vafa.app.database.DatabaseCheck;
import club.vafa.app.database.EmbeddedDatabase;
import club.vafa.app.settings.DatabaseUrl;
import club.vafa.app.settings.Settings;
import club.vafa.db.Migrations;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database of this process, ours or from elsewhere, migrated and ready, with its pool of connections. */
final class Store {

  private static final Logger LOG = LoggerFactory.getLogger(Store.class);
  /** Three processes with this many stay below the 100 connections that PostgreSQL allows by default. */
  private static final int CONNECTIONS_MAX = 24;
  private static final long CONNECTION_WAIT_MILLIS = 10_000;

  private Store() {}

  /** Opens the database that the settings name, or the embedded one in {@code data}. */
  static HikariDataSource open(Settings settings, Optional<DataFolder> data, Stops stops, Consumer<String> progress) {
    DatabaseUrl url = settings.database().orElseGet(() ->
      stops.addLast("database", EmbeddedDatabase.start(data.orElseThrow(), progress)).url());
    DatabaseCheck.check(url);
    HikariDataSource pool = stops.addLast("pool", new HikariDataSource(pool(url)));
    try {
      Migrations.run(pool);
    } catch (FlywayException e) {
      LOG.error("the database was not migrated", e);
      throw new StartRefused("the database at " + url.shown() + " does not fit this vafa: " + e.getMessage().lines().findFirst().orElse("") + "; the log says more", e);
    }
    LOG.info("database at {} is ready", url.shown());
    return pool;
  }

  private static HikariConfig pool(DatabaseUrl url) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("vafa");
    config.setJdbcUrl(url.jdbc());
    config.setUsername(url.credentials().getProperty("user"));
    config.setPassword(url.credentials().getProperty("password"));
    config.setMaximumPoolSize(CONNECTIONS_MAX);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(CONNECTION_WAIT_MILLIS);
    config.addDataSourceProperty("ApplicationName", "vafa");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // The server's details quote rows, and with them people.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return config;
  }
}
