package club.vafa.scheduler;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Quartz takes its connections from the process's pool, which it neither opens nor closes. */
record SharedConnections(DataSource source) implements ConnectionProvider {
  @Override
  public Connection getConnection() throws SQLException {
    return source.getConnection();
  }

  @Override
  public void initialize() {
    // The pool is open.
  }

  @Override
  public void shutdown() {
    // Whoever opened the pool closes it.
  }
}
