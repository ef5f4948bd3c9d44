package club.vafa.scheduler.job;

import club.vafa.Core;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Reminds members of the renewal of their subscriptions, and tells them of the end. */
@DisallowConcurrentExecution
public final class RenewSubscriptionsJob implements Job {
  private final Core core;

  public RenewSubscriptionsJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    core.renewals.run();
  }
}
