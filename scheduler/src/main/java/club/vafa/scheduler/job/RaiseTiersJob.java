package club.vafa.scheduler.job;

import club.vafa.Core;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Raises those who reach a higher level since the programme has changed. */
@DisallowConcurrentExecution
public final class RaiseTiersJob implements Job {
  private final Core core;

  public RaiseTiersJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    core.raises.run();
  }
}
