package club.vafa.scheduler.job;

import club.vafa.Core;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Posts the points whose time has run out. What may be spent never depended on it. */
@DisallowConcurrentExecution
public final class ExpireLotsJob implements Job {
  private static final int BATCHES_MAX = 1_000;

  private final Core core;

  public ExpireLotsJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    int batches = 1;
    while (core.ledger.expireDue() > 0 && batches < BATCHES_MAX) {
      batches++;
    }
  }
}
