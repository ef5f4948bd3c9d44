package club.vafa.scheduler.job;

import club.vafa.Core;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Sends what campaigns answer to what has happened, and ends the runs of campaigns that are over. */
@DisallowConcurrentExecution
public final class TendRunsJob implements Job {
  private final Core core;

  public TendRunsJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    core.runDays.fire();
    core.campaignRuns.tend();
  }
}
