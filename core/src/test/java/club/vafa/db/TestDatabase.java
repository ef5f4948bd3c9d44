package club.vafa.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A migrated database of its own for a test class, copied from a template on the one real server of this JVM.
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

  private static final int CONNECTIONS_MAX = 20;
  private static final String TEMPLATE = "template_vafa";

  /// Started once, at the first test class that asks.
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        var postgres = EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "300").setServerConfig("fsync", "off").setServerConfig("synchronous_commit", "off")
            .setServerConfig("full_page_writes", "off").setServerConfig("timezone", "UTC")
            .start();
        run(postgres, "create database " + TEMPLATE);
        Migrations.run(postgres.getDatabase("postgres", TEMPLATE));
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final String name = "test_" + UUID.randomUUID().toString().replace("-", "");
  private HikariDataSource source = new HikariDataSource();

  @Override
  public void beforeAll(ExtensionContext context) {
    open();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  /// For a program that is not a test class.
  public void open() {
    run(Server.POSTGRES, "create database " + name + " template " + TEMPLATE);
    source = pool();
  }

  public void close() {
    source.close();
    run(Server.POSTGRES, "drop database if exists " + name + " with (force)");
  }

  public DataSource dataSource() {
    return source;
  }

  /// A further pool on the same database, as another process would have; the caller closes it.
  public HikariDataSource pool() {
    var config = new HikariConfig();
    config.setJdbcUrl(url());
    config.setMaximumPoolSize(CONNECTIONS_MAX);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(10_000);
    return new HikariDataSource(config);
  }

  /// The JDBC URL with its user, for a process of its own.
  public String url() {
    return Server.POSTGRES.getJdbcUrl("postgres", name);
  }

  public Db db() {
    return Db.over(source);
  }

  private static void run(EmbeddedPostgres postgres, String sql) {
    try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
