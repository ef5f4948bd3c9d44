package club.vafa.scheduler.job;

import club.vafa.Core;
import club.vafa.scheduler.CampaignTriggers;
import club.vafa.value.CampaignId;
import java.time.Instant;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a campaign for the time that its trigger stands for; core sees to it that this happens once. */
public final class StartCampaignJob implements Job {
  public static final String CAMPAIGN = "campaign";
  public static final String SCHEDULED_FOR = "scheduledFor";
  private static final Logger LOG = LoggerFactory.getLogger(StartCampaignJob.class);

  private final Core core;
  private final CampaignTriggers triggers;

  public StartCampaignJob(Core core, CampaignTriggers triggers) {
    this.core = core;
    this.triggers = triggers;
  }

  @Override
  public void execute(JobExecutionContext context) {
    var data = context.getMergedJobDataMap();
    var campaign = CampaignId.parse(data.getString(CAMPAIGN));
    var answer = core.campaignRuns.start(campaign, Instant.parse(data.getString(SCHEDULED_FOR)));
    LOG.info("campaign {}: {}", campaign, answer);
    // One that comes again has another time now.
    triggers.changed(campaign);
  }
}
