package club.vafa.app.database;

import club.vafa.app.StartRefused;
import club.vafa.app.settings.DatabaseUrl;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own on a kept data folder, reachable on loopback only and with a password. It runs in its own session ({@code pg_ctl} sees to
 * that), so that Ctrl-C reaches us and not the server, and it is stopped last.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String USER = "vafa";
  private static final String DATABASE = "vafa";
  private static final String PASSWORD_FILE = "vafa.password";
  private static final int CONNECTIONS_MAX = 100;
  /** How long the server may take to end its connections before it is stopped at once, which costs a recovery at the next start. */
  private static final int STOP_SECONDS = 5;
  private static final long LOG_BYTES_MAX = 10_000_000;
  private static final long SHARED_MEGABYTES_MIN = 128;
  private static final long SHARED_MEGABYTES_MAX = 1_024;

  private final Path cluster;
  private final PostgresPrograms programs;
  private final DatabaseUrl url;

  private EmbeddedDatabase(Path cluster, PostgresPrograms programs, DatabaseUrl url) {
    this.cluster = cluster;
    this.programs = programs;
    this.url = url;
  }

  /** Starts the server of this folder, made first where it is missing; {@code progress} is told what takes long. */
  public static EmbeddedDatabase start(DataFolder data, Consumer<String> progress) {
    PostgresBinaries binaries = PostgresBinaries.in(data, () -> progress.accept("unpacking PostgreSQL"));
    PostgresPrograms programs = PostgresPrograms.with(binaries, data.resolve("postgres-programs.log"));
    try {
      Path cluster = data.resolve("postgres");
      if (!isCluster(cluster)) {
        progress.accept("making the database in " + cluster);
        initialise(cluster, programs);
      }
      checkMajor(cluster, programs.major());
      String password = Files.readString(cluster.resolve(PASSWORD_FILE)).strip();
      int port = running(cluster, programs, password).orElse(0);
      if (port == 0) {
        port = launch(cluster, programs, data.resolve("postgres.log"));
      }
      createDatabase(port, password);
      return new EmbeddedDatabase(cluster, programs, url(port, password, DATABASE));
    } catch (IOException | SQLException e) {
      throw new StartRefused("the embedded PostgreSQL in " + data.path() + " does not start: " + e.getMessage() + " (see postgres.log there)", e);
    }
  }

  public DatabaseUrl url() {
    return url;
  }

  /** Stops the server, in order where it lets us and at once where it does not. */
  @Override
  public void close() {
    try {
      stop(cluster, programs);
    } catch (IOException e) {
      LOG.warn("the embedded PostgreSQL did not stop; the next start takes it over", e);
    }
  }

  /** An empty folder, such as a mounted volume, is none yet; one that holds something else is left alone. */
  private static boolean isCluster(Path cluster) throws IOException {
    if (Files.exists(cluster.resolve("PG_VERSION"))) {
      return true;
    }
    if (Files.exists(cluster)) {
      try (var files = Files.list(cluster)) {
        if (files.findAny().isPresent()) {
          throw new StartRefused(cluster + " holds something that is not a PostgreSQL database; move it away or give another VAFA_DATA");
        }
      }
      Files.delete(cluster);
    }
    return false;
  }

  /** Made beside its place and moved there when whole, so that a half-made database is never started. */
  private static void initialise(Path cluster, PostgresPrograms programs) throws IOException {
    Path half = cluster.resolveSibling("postgres.new");
    Path passwordFile = cluster.resolveSibling("postgres.password.new");
    Folders.delete(half);
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    try {
      Files.writeString(passwordFile, password + "\n");
      programs.run("initdb", List.of("-D", half.toString(), "-U", USER, "--pwfile", passwordFile.toString(), "--auth=scram-sha-256", "--encoding=UTF8",
        "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums"));
      Files.writeString(half.resolve(PASSWORD_FILE), password + "\n");
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void checkMajor(Path cluster, String ours) throws IOException {
    String theirs = Files.readString(cluster.resolve("PG_VERSION")).strip();
    if (!theirs.equals(ours)) {
      throw new StartRefused(cluster + " was made by PostgreSQL " + theirs + " and this vafa brings " + ours
        + "; start the vafa that made it, or move its data over with pg_upgrade or pg_dump");
    }
  }

  /** The port of a server that a killed process left running, if it can be taken over; one that cannot is stopped. */
  private static Optional<Integer> running(Path cluster, PostgresPrograms programs, String password) throws IOException {
    Optional<Postmaster> found = Postmaster.of(cluster);
    if (found.isEmpty()) {
      Postmaster.forget(cluster);
      return Optional.empty();
    }
    int port = found.get().port();
    try (Connection connection = connect(port, password, "postgres")) {
      LOG.info("took over the database server that an earlier process left, process {}", found.get().pid());
      return Optional.of(port);
    } catch (SQLException e) {
      LOG.info("stopping the database server that an earlier process left, process {}", found.get().pid());
      stop(cluster, programs);
      return Optional.empty();
    }
  }

  /** A sixteenth of the machine's memory, which is taken up only as it is used, within bounds that suit a laptop and a server of one shop. */
  private static long sharedMegabytes() {
    long machine = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os ? os.getTotalMemorySize() >> 20 : 0;
    return Math.clamp(machine / 16, SHARED_MEGABYTES_MIN, SHARED_MEGABYTES_MAX);
  }

  private static int launch(Path cluster, PostgresPrograms programs, Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
      Files.delete(log);
    }
    int port = freePort();
    // Fewer checkpoints, each of which makes every page that changes next be written whole into the log.
    // Only what concerns the server itself is logged: statements and details of errors could name people.
    // Old files of the log are kept and used again, since new ones must first be filled with zeros.
    String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on -c max_connections=" + CONNECTIONS_MAX
      + " -c shared_buffers=" + sharedMegabytes() + "MB -c min_wal_size=512MB -c max_wal_size=2GB -c checkpoint_timeout=15min -c timezone=UTC -c log_timezone=UTC -c log_min_messages=log -c log_error_verbosity=terse";
    programs.run("pg_ctl", List.of("start", "-D", cluster.toString(), "-w", "-t", "240", "-l", log.toString(), "-o", options));
    return port;
  }

  private static void stop(Path cluster, PostgresPrograms programs) throws IOException {
    if (Postmaster.of(cluster).isEmpty()) {
      return;
    }
    try {
      programs.run("pg_ctl", List.of("stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", Integer.toString(STOP_SECONDS)));
    } catch (IOException e) {
      LOG.warn("the embedded PostgreSQL is stopped at once: {}", e.getMessage());
      programs.run("pg_ctl", List.of("stop", "-D", cluster.toString(), "-m", "immediate", "-w", "-t", Integer.toString(STOP_SECONDS)));
    }
  }

  private static void createDatabase(int port, String password) throws SQLException {
    try (Connection connection = connect(port, password, "postgres"); Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("select count(*) from pg_database where datname = '" + DATABASE + "'")) {
        row.next();
        if (row.getInt(1) > 0) {
          return;
        }
      }
      statement.execute("create database " + DATABASE);
    }
  }

  private static Connection connect(int port, String password, String database) throws SQLException {
    DatabaseUrl url = url(port, password, database);
    return DriverManager.getConnection(url.jdbc() + "?loginTimeout=10&connectTimeout=5", url.credentials());
  }

  private static DatabaseUrl url(int port, String password, String database) {
    Properties credentials = new Properties();
    credentials.setProperty("user", USER);
    credentials.setProperty("password", password);
    return new DatabaseUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + database, credentials);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
