package club.vafa.scheduler.job;

import club.vafa.Core;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Warns those who are about to lose their level, and decides on those whose time has come. */
@DisallowConcurrentExecution
public final class ReviewTiersJob implements Job {
  private final Core core;

  public ReviewTiersJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    core.reviews.run();
  }
}
