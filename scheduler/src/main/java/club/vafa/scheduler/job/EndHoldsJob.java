package club.vafa.scheduler.job;

import club.vafa.Core;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Ends the holds whose time is over. What may be spent never depended on it. */
@DisallowConcurrentExecution
public final class EndHoldsJob implements Job {
  private static final int BATCHES_MAX = 100;

  private final Core core;

  public EndHoldsJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    int batches = 1;
    while (core.holds.expireDue() > 0 && batches < BATCHES_MAX) {
      batches++;
    }
  }
}
