package club.vafa.scheduler.job;

import club.vafa.Core;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Prepares the months of the histories ahead of time. */
@DisallowConcurrentExecution
public final class PartitionsJob implements Job {
  private final Core core;

  public PartitionsJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    core.outbox.prepareHistory();
    core.inbox.prepareHistory();
  }
}
