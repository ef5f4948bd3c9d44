/**
 * When things happen: Quartz on the club's own database, clustered, so that each job runs once wherever schedulers run.
 * {@link club.vafa.scheduler.Schedule} lists every fixed job with its times; a campaign's trigger is derived from the campaign's row, and a
 * fixed job heals
 * what was lost. Every job is one call into core.
 */
@NullMarked
package club.vafa.scheduler;

import org.jspecify.annotations.NullMarked;
