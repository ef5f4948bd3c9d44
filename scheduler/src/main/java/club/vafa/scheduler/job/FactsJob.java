package club.vafa.scheduler.job;

import club.vafa.Core;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Has the facts of segments follow what was written: of whoever has changed each minute, of everybody once a day. */
@DisallowConcurrentExecution
public final class FactsJob implements Job {
  private final Core core;

  public FactsJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    core.segmentFacts.renew();
    core.segmentFacts.sweep();
  }
}
