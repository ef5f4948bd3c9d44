package club.vafa.tier;

import club.vafa.value.MemberId;
import club.vafa.value.TierId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class RaiseSql {

  /// Which change is being followed up, and how far that has come.
  record Open(int raiseRound, Optional<MemberId> raisedUntil) {}

  record Candidate(MemberId memberId, Optional<TierId> tierId, long measured) {}

  private RaiseSql() {}

  static void begin(Handle h) {
    h.createUpdate("update tier_programme set raising = true, raise_round = raise_round + 1, raised_until = null").execute();
  }

  static Optional<Open> open(Handle h) {
    return h.createQuery("select raise_round, raised_until from tier_programme where raising").mapTo(Open.class).findOne();
  }

  /// Writes how far it has come, unless the programme has changed again meanwhile.
  static void raised(Handle h, Open open, Optional<MemberId> until) {
    h.createUpdate("""
        update tier_programme set raised_until = :until, raising = cast(:until as uuid) is not null where raise_round = :round and raising
        """).bind("until", until.orElse(null)).bind("round", open.raiseRound()).execute();
  }

  /// The next members who have gathered anything since that day, with what that is and the level that they have.
  static List<Candidate> candidates(Handle h, LocalDate from, Programme.Measure measure, Optional<MemberId> after, int max) {
    return h.createQuery("""
        select p.member_id, (select t.tier_id from member_tier t where t.member_id = p.member_id) as tier_id, sum(%s) as measured
        from tier_progress p
        where p.from_day >= :from and (cast(:after as uuid) is null or p.member_id > cast(:after as uuid))
        group by p.member_id
        order by p.member_id limit :max
        """.formatted(TierSql.MEASURED))
        .bind("from", from).bind("measure", measure).bind("after", after.orElse(null)).bind("max", max).mapTo(Candidate.class).list();
  }
}
