package club.vafa.scheduler;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.listeners.JobListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the jobs of this process have run: for its metrics. */
public final class Lateness extends JobListenerSupport {
  /** How late the job's last run began, how late any did, how long the last took, how many there were and how many of them failed. */
  public record JobFigures(Duration late, Duration lateMax, Duration took, long runs, long failures) {
  }

  private static final Logger LOG = LoggerFactory.getLogger(Lateness.class);

  private final Map<String, JobFigures> figures = new ConcurrentHashMap<>();

  /** By the job's name. */
  public Map<String, JobFigures> figures() {
    return new TreeMap<>(figures);
  }

  @Override
  public String getName() {
    return "lateness";
  }

  @Override
  public void jobWasExecuted(JobExecutionContext context, @Nullable JobExecutionException failure) {
    var name = context.getJobDetail().getKey().getName();
    // What a dead process left behind has the time of its recovery as its own.
    var late = context.getScheduledFireTime() == null ? Duration.ZERO
        : Duration.between(context.getScheduledFireTime().toInstant(), context.getFireTime().toInstant());
    figures.merge(name, new JobFigures(late, late, Duration.ofMillis(context.getJobRunTime()), 1, failure == null ? 0 : 1), Lateness::add);
    if (failure != null) {
      LOG.error("job {} failed", name, failure);
    }
  }

  private static JobFigures add(JobFigures before, JobFigures run) {
    return new JobFigures(run.late(), before.lateMax().compareTo(run.late()) > 0 ? before.lateMax() : run.late(), run.took(),
        before.runs() + run.runs(), before.failures() + run.failures());
  }
}
