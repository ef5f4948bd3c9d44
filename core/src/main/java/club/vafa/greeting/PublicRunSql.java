package club.vafa.greeting;

import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class PublicRunSql {

  /** A run that is not finished: after whom it goes on, and how many have failed. */
  record Run(Optional<MemberId> afterMember, int failed) {
  }

  private PublicRunSql() {
  }

  static boolean finished(Handle h, UUID occasion, int year) {
    return h.createQuery("select exists (select from greeting_run where occasion_id = :occasion and year = :year and finished_at is not null)")
        .bind("occasion", occasion).bind("year", year).mapTo(Boolean.class).one();
  }

  static void open(Handle h, UUID occasion, int year, Instant at) {
    h.createUpdate("""
        insert into greeting_run (occasion_id, year, started_at) values (:occasion, :year, :at)
        on conflict on constraint greeting_run_key do nothing
        """)
        .bind("occasion", occasion).bind("year", year).bind("at", at).execute();
  }

  /** Locks the run for one slice; empty where it is finished, or somebody else is at work on it. */
  static Optional<Run> take(Handle h, UUID occasion, int year) {
    return h.createQuery("""
        select after_member, failed from greeting_run
        where occasion_id = :occasion and year = :year and finished_at is null
        for update skip locked
        """)
        .bind("occasion", occasion).bind("year", year).mapTo(Run.class).findOne();
  }

  static Optional<Run> find(Handle h, UUID occasion, int year) {
    return h.createQuery("select after_member, failed from greeting_run where occasion_id = :occasion and year = :year and finished_at is null")
        .bind("occasion", occasion).bind("year", year).mapTo(Run.class).findOne();
  }

  static void goOn(Handle h, UUID occasion, int year, MemberId after) {
    h.createUpdate("update greeting_run set after_member = :after where occasion_id = :occasion and year = :year")
        .bind("occasion", occasion).bind("year", year).bind("after", after).execute();
  }

  /** Steps over a slice whose members were greeted one by one, unless somebody else has done so meanwhile. */
  static void stepOver(Handle h, UUID occasion, int year, Optional<MemberId> before, MemberId after, int failed) {
    h.createUpdate("""
        update greeting_run set after_member = :after, failed = failed + :failed
        where occasion_id = :occasion and year = :year and after_member is not distinct from cast(:before as uuid) and finished_at is null
        """)
        .bind("occasion", occasion).bind("year", year).bind("before", before.orElse(null)).bind("after", after).bind("failed", failed).execute();
  }

  /** All were seen: it is over, or begins anew where some have failed. */
  static void end(Handle h, UUID occasion, int year, Instant at) {
    h.createUpdate("""
        update greeting_run set finished_at = case when failed = 0 then cast(:at as timestamptz) end, after_member = null, failed = 0
        where occasion_id = :occasion and year = :year
        """)
        .bind("occasion", occasion).bind("year", year).bind("at", at).execute();
  }
}
