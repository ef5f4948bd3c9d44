package club.vafa.scheduler.job;

import club.vafa.Core;
import club.vafa.scheduler.CampaignTriggers;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;

/**
 * Gives every scheduled campaign its trigger again where that was lost, and takes away triggers that stand for nothing any more. A campaign
 * whose time has come by the club's clock is started here, if its trigger has not done so: triggers go by the machine's clock.
 */
@DisallowConcurrentExecution
public final class HealCampaignsJob implements Job {
  private final CampaignTriggers triggers;
  private final Core core;

  public HealCampaignsJob(CampaignTriggers triggers, Core core) {
    this.triggers = triggers;
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    core.campaignRuns.startDue();
    try {
      triggers.heal();
    } catch (SchedulerException e) {
      throw new JobExecutionException(e, false);
    }
  }
}
