package club.vafa.scheduler.job;

import club.vafa.Core;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Makes the codes of the batches that were planned. */
@DisallowConcurrentExecution
public final class MakeCouponsJob implements Job {
  private static final int SLICES_MAX = 1_000;

  private final Core core;

  public MakeCouponsJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    int slices = 0;
    while (slices < SLICES_MAX && core.couponBatches.make() > 0) {
      slices++;
    }
  }
}
