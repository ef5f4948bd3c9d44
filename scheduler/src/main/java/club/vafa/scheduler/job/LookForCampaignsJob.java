package club.vafa.scheduler.job;

import club.vafa.Core;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Looks for those whose points expire, who have not bought for long, or whose birthday is near, where a campaign answers that. */
@DisallowConcurrentExecution
public final class LookForCampaignsJob implements Job {
  private final Core core;

  public LookForCampaignsJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    core.campaignEvents.look();
  }
}
