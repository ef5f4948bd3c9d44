package club.vafa.scheduler;

import club.vafa.Core;
import club.vafa.scheduler.job.EndHoldsJob;
import club.vafa.scheduler.job.EndReservationsJob;
import club.vafa.scheduler.job.ExpireLotsJob;
import club.vafa.scheduler.job.FactsJob;
import club.vafa.scheduler.job.ForgetJob;
import club.vafa.scheduler.job.GreetJob;
import club.vafa.scheduler.job.HealCampaignsJob;
import club.vafa.scheduler.job.JourneysJob;
import club.vafa.scheduler.job.LookForCampaignsJob;
import club.vafa.scheduler.job.MakeCouponsJob;
import club.vafa.scheduler.job.PartitionsJob;
import club.vafa.scheduler.job.RaiseTiersJob;
import club.vafa.scheduler.job.RenewSubscriptionsJob;
import club.vafa.scheduler.job.RevealSeedsJob;
import club.vafa.scheduler.job.ReviewTiersJob;
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
    this.makers = Map.ofEntries(
        Map.entry(GreetJob.class, () -> new GreetJob(core)),
        Map.entry(ExpireLotsJob.class, () -> new ExpireLotsJob(core)),
        Map.entry(EndHoldsJob.class, () -> new EndHoldsJob(core)),
        Map.entry(ReviewTiersJob.class, () -> new ReviewTiersJob(core)),
        Map.entry(RaiseTiersJob.class, () -> new RaiseTiersJob(core)),
        Map.entry(RenewSubscriptionsJob.class, () -> new RenewSubscriptionsJob(core)),
        Map.entry(HealCampaignsJob.class, () -> new HealCampaignsJob(triggers, core)),
        Map.entry(LookForCampaignsJob.class, () -> new LookForCampaignsJob(core)),
        Map.entry(StartCampaignJob.class, () -> new StartCampaignJob(core, triggers)),
        Map.entry(TendRunsJob.class, () -> new TendRunsJob(core)),
        Map.entry(EndReservationsJob.class, () -> new EndReservationsJob(core)),
        Map.entry(MakeCouponsJob.class, () -> new MakeCouponsJob(core)),
        Map.entry(JourneysJob.class, () -> new JourneysJob(core)),
        Map.entry(SweepMessagesJob.class, () -> new SweepMessagesJob(core)),
        Map.entry(RevealSeedsJob.class, () -> new RevealSeedsJob(core)),
        Map.entry(PartitionsJob.class, () -> new PartitionsJob(core)),
        Map.entry(FactsJob.class, () -> new FactsJob(core)),
        Map.entry(ForgetJob.class, () -> new ForgetJob(core)));
    Schedule.JOBS.stream().filter(job -> !makers.containsKey(job.job())).findFirst().ifPresent(job -> {
      throw new IllegalStateException("nothing makes the job " + job.name());
    });
  }

  boolean makes(Class<? extends Job> type) {
    return makers.containsKey(type);
  }

  @Override
  public Job newJob(TriggerFiredBundle bundle, Scheduler scheduler) throws SchedulerException {
    var type = bundle.getJobDetail().getJobClass();
    return Optional.ofNullable(makers.get(type)).orElseThrow(() -> new SchedulerException("no job is known as " + type.getName())).get();
  }
}
