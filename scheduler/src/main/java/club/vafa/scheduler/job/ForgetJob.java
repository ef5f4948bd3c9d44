package club.vafa.scheduler.job;

import club.vafa.Core;
import club.vafa.limit.Attempts;
import club.vafa.request.Requests;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Forgets what must not or need not be kept: raw bodies from providers, old claims, old attempts, the keys of old requests. */
@DisallowConcurrentExecution
public final class ForgetJob implements Job {
  private static final int BATCHES_MAX = 1_000;

  private final Core core;

  public ForgetJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    core.inbox.forget();
    core.messages.forget();
    core.codes.forget();
    core.campaignRuns.forget();
    core.links.forget();
    int batches = 1;
    while (core.attempts.sweep() == Attempts.SWEEP_MAX && batches < BATCHES_MAX) {
      batches++;
    }
    while (core.requests.forget() == Requests.FORGET_BATCH_MAX && batches < BATCHES_MAX) {
      batches++;
    }
  }
}
