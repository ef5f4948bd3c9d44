package club.vafa.scheduler.job;

import club.vafa.Core;
import club.vafa.reward.Redemptions;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Ends reservations of rewards whose time is over. */
@DisallowConcurrentExecution
public final class EndReservationsJob implements Job {
  private static final int BATCHES_MAX = 1_000;

  private final Core core;

  public EndReservationsJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    int batches = 1;
    while (core.redemptions.expireDue() == Redemptions.EXPIRE_BATCH_MAX && batches < BATCHES_MAX) {
      batches++;
    }
  }
}
