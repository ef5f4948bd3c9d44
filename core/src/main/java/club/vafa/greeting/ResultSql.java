package club.vafa.greeting;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class ResultSql {

  record Figures(long greeted, long withPoints, long points, long coupons, long withoutConsent, long withoutReach) {
  }

  private ResultSql() {
  }

  static Figures figures(Handle h, GreetingKind kind, Optional<UUID> occasion, LocalDate day) {
    return h.createQuery("""
        select count(*) as greeted, count(*) filter (where points > 0) as with_points, coalesce(sum(points), 0) as points,
          count(coupon_id) as coupons, count(*) filter (where unsent_reason = 'NO_CONSENT') as without_consent,
          count(*) filter (where unsent_reason = 'NO_REACH') as without_reach
        from greeting
        where kind = :kind and day = :day and (cast(:occasion as uuid) is null or occasion_id = cast(:occasion as uuid))
        """)
        .bind("kind", kind).bind("day", day).bind("occasion", occasion.orElse(null)).mapTo(Figures.class).one();
  }

  /** The day's messages, for whoever knows how they ended. */
  static String messages(boolean ofOccasion) {
    return """
        select message_id as id from greeting where kind = :greetedKind and day = :greetedDay and message_id is not null
        """ + (ofOccasion ? " and occasion_id = :greetedOccasion" : "");
  }
}
