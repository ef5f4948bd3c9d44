package club.vafa.scheduler.job;

import club.vafa.Core;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Publishes the seeds of the games' rounds that are over. */
@DisallowConcurrentExecution
public final class RevealSeedsJob implements Job {
  private final Core core;

  public RevealSeedsJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    core.rounds.revealDue();
  }
}
