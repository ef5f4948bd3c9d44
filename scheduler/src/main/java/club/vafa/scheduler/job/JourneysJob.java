package club.vafa.scheduler.job;

import club.vafa.Core;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Does what is due in the journeys. Two that run at the same time share the work: each visit is moved by whoever claims it. */
@DisallowConcurrentExecution
public final class JourneysJob implements Job {
  private final Core core;

  public JourneysJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    core.journeyRuns.tick();
  }
}
