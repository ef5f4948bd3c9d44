package club.vafa.app.database;

import club.vafa.app.StartRefused;
import club.vafa.app.settings.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Whether a database from elsewhere can be used at all, asked once before anything else touches it. */
public final class DatabaseCheck {

  private static final int VERSION_MIN = 15;
  private static final int VERSION_MAX = 18;
  private static final int CONNECT_SECONDS_MAX = 10;

  private DatabaseCheck() {}

  /** Refuses the start where the database cannot be reached, does not let us in, or is of a version that is not supported. */
  public static void check(DatabaseUrl url) {
    Properties properties = new Properties();
    properties.putAll(url.credentials());
    properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS_MAX));
    properties.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS_MAX));
    try (Connection connection = DriverManager.getConnection(url.jdbc(), properties); Statement statement = connection.createStatement();
         ResultSet row = statement.executeQuery("select current_setting('server_version_num')::int, pg_is_in_recovery()")) {
      row.next();
      int major = row.getInt(1) / 10_000;
      if (major < VERSION_MIN || major > VERSION_MAX) {
        throw new StartRefused("VAFA_DATABASE_URL leads to PostgreSQL " + major + " at " + url.shown() + "; accepted are versions " + VERSION_MIN + " to "
          + VERSION_MAX);
      }
      if (row.getBoolean(2)) {
        throw new StartRefused("VAFA_DATABASE_URL leads to a read-only standby at " + url.shown() + "; accepted is a primary server");
      }
    } catch (SQLException e) {
      throw new StartRefused("VAFA_DATABASE_URL leads to " + url.shown() + ", where " + reason(e), e);
    }
  }

  private static String reason(SQLException e) {
    return switch (String.valueOf(e.getSQLState())) {
      case "28P01", "28000" -> "user or password is wrong; accepted is an account of that server";
      case "3D000" -> "there is no such database; accepted is one that was made before (create database)";
      case "53300" -> "there are too many connections already; accepted is a server with some to spare";
      case "57P03" -> "the server is only just starting; accepted is one that is ready";
      default -> "no PostgreSQL answers; accepted is the address of one that runs";
    };
  }
}
