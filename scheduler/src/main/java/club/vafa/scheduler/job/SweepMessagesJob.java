package club.vafa.scheduler.job;

import club.vafa.Core;
import club.vafa.message.Outbox;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Gives up what was being sent by a process that died. */
@DisallowConcurrentExecution
public final class SweepMessagesJob implements Job {
  private static final int BATCHES_MAX = 1_000;

  private final Core core;

  public SweepMessagesJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    int batches = 1;
    while (core.outbox.sweep() == Outbox.BATCH_MAX && batches < BATCHES_MAX) {
      batches++;
    }
  }
}
