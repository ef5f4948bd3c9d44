package club.vafa.scheduler;

import club.vafa.db.Db;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import org.quartz.SchedulerException;

/** A node in a process of its own, so that it can be killed. */
final class KilledNode {
  private KilledNode() {}

  static Process start(String url) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(java, "-Xmx200m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
        KilledNode.class.getName(), url)
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  public static void main(String[] args) throws InterruptedException, SchedulerException {
    var config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setMaximumPoolSize(8);
    var source = new HikariDataSource(config);
    new ClubScheduler(RealClub.on(Db.over(source)), source, 1_000).quartz().start();
    Thread.currentThread().join();
  }
}
