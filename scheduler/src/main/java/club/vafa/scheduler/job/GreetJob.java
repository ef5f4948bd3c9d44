package club.vafa.scheduler.job;

import club.vafa.Core;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Greets those whose day it is, and those of the last days who were missed. */
@DisallowConcurrentExecution
public final class GreetJob implements Job {
  private final Core core;

  public GreetJob(Core core) {
    this.core = core;
  }

  @Override
  public void execute(JobExecutionContext context) {
    core.greetings.run(core.clock.instant());
  }
}
