package club.vafa.scheduler.job;

import club.vafa.scheduler.CampaignTriggers;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;

/** Gives every scheduled campaign its trigger again where that was lost, and takes away triggers that stand for nothing any more. */
@DisallowConcurrentExecution
public final class HealCampaignsJob implements Job {
  private final CampaignTriggers triggers;

  public HealCampaignsJob(CampaignTriggers triggers) {
    this.triggers = triggers;
  }

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    try {
      triggers.heal();
    } catch (SchedulerException e) {
      throw new JobExecutionException(e, false);
    }
  }
}
