package club.vafa.scheduler;

import org.quartz.Job;

/**
 * A job with fixed times, in the club's zone. When its time was missed (nobody was there to run it), either it is made up for once, or the
 * next time is as good. A job that is recovered runs again at once where the process that ran it has died.
 */
record FixedJob(String name, Class<? extends Job> job, String cron, Missed missed, boolean recovered) {
  enum Missed { MAKE_UP_ONCE, WAIT_FOR_NEXT }
}
