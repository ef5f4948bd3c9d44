/**
 * The jobs: each is one call into core, which may be made twice without harm.
 * A job that fails is logged and counted, and its next time is as good a retry as any.
 * None keeps anything between two runs.
 */
@NullMarked
package club.vafa.scheduler.job;

import org.jspecify.annotations.NullMarked;
