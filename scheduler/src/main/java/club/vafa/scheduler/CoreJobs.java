package club.vafa.scheduler;

import club.vafa.Core;
import club.vafa.scheduler.job.ExpireLotsJob;
import club.vafa.scheduler.job.ForgetJob;
import club.vafa.scheduler.job.GreetJob;
import club.vafa.scheduler.job.HealCampaignsJob;
import club.vafa.scheduler.job.PartitionsJob;
import club.vafa.scheduler.job.RevealSeedsJob;
import club.vafa.scheduler.job.StartCampaignJob;
import club.vafa.scheduler.job.SweepMessagesJob;
import club.vafa.scheduler.job.TendRunsJob;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.quartz.Job;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.spi.JobFactory;
import org.quartz.spi.TriggerFiredBundle;

/** Makes the jobs with what they call. */
final class CoreJobs implements JobFactory {
  private final Map<Class<? extends Job>, Supplier<Job>> makers;

  CoreJobs(Core core, CampaignTriggers triggers) {
    this.makers = Map.of(
        GreetJob.class, () -> new GreetJob(core),
        ExpireLotsJob.class, () -> new ExpireLotsJob(core),
        HealCampaignsJob.class, () -> new HealCampaignsJob(triggers, core.campaignRuns),
        StartCampaignJob.class, () -> new StartCampaignJob(core),
        TendRunsJob.class, () -> new TendRunsJob(core),
        SweepMessagesJob.class, () -> new SweepMessagesJob(core),
        RevealSeedsJob.class, () -> new RevealSeedsJob(core),
        PartitionsJob.class, () -> new PartitionsJob(core),
        ForgetJob.class, () -> new ForgetJob(core));
  }

  @Override
  public Job newJob(TriggerFiredBundle bundle, Scheduler scheduler) throws SchedulerException {
    var type = bundle.getJobDetail().getJobClass();
    return Optional.ofNullable(makers.get(type)).orElseThrow(() -> new SchedulerException("no job is known as " + type.getName())).get();
  }
}
