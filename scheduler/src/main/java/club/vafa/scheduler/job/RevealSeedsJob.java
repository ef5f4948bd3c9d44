package club.vafa.scheduler.job;

import club.vafa.Core;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Closes the games whose time is over, and publishes the seeds of the rounds that have ended. */
@DisallowConcurrentExecution
public final class RevealSeedsJob implements Job {
  private final Core core;

  public RevealSeedsJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    core.gameDesk.closeEnded();
    core.rounds.revealDue();
  }
}
