package club.vafa.tier;

import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import club.vafa.value.TierId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class ReviewSql {

  enum Outcome { KEPT, RAISED, LOWERED, CANCELLED }

  /// A member who was warned in a review and is yet to be decided on.
  record Warning(MemberId memberId, LocalDate review, TierId tierId, LocalDate measuredFrom, LocalDate decideOn) {}

  record Look(Optional<LocalDate> lookingOn, Optional<MemberId> lookedUntil, Optional<LocalDate> lookedOn, Optional<Instant> closedAt) {}

  record Candidate(MemberId memberId, TierId tierId, long measured) {}

  private ReviewSql() {}

  /// The day after which what closes is reviewed; at the first review ever, today.
  static LocalDate reviewedSince(Handle h, LocalDate today) {
    h.createUpdate("update tier_programme set reviewed_since = :today where reviewed_since is null").bind("today", today).execute();
    return h.createQuery("select reviewed_since from tier_programme").mapTo(LocalDate.class).one();
  }

  /// Forgets the reviews under way, since what they measured is measured no more.
  static void forget(Handle h, Instant at) {
    h.createUpdate("delete from tier_review where closed_at is null").execute();
    h.createUpdate("update tier_warning set outcome = 'CANCELLED', decided_at = :at where outcome is null").bind("at", at).execute();
  }

  static void begin(Handle h, LocalDate review, LocalDate decidesOn) {
    h.createUpdate("insert into tier_review (day, decides_on) values (:review, :on) on conflict (day) do nothing")
        .bind("review", review).bind("on", decidesOn).execute();
  }

  static Look look(Handle h, LocalDate review) {
    return h.createQuery("select looking_on, looked_until, looked_on, closed_at from tier_review where day = :review")
        .bind("review", review).mapTo(Look.class).one();
  }

  /// Writes how far today's look has come, which never goes back.
  static void looked(Handle h, LocalDate review, LocalDate today, MemberId until) {
    h.createUpdate("""
        update tier_review set looking_on = :today, looked_until = :until
        where day = :review and (looking_on is distinct from :today or looked_until is null or looked_until < :until)
        """).bind("today", today).bind("until", until).bind("review", review).execute();
  }

  static void lookedAtAll(Handle h, LocalDate review, LocalDate today, boolean last, Instant at) {
    h.createUpdate("""
        update tier_review set looked_on = :today, closed_at = case when :last then cast(:at as timestamptz) end where day = :review
        """)
        .bind("today", today).bind("last", last).bind("at", at).bind("review", review).execute();
  }

  /// The next members above the lowest level whom no open warning names and this review has not warned yet, with what they have gathered.
  static List<Candidate> candidates(Handle h, LocalDate review, LocalDate from, Programme programme, Optional<MemberId> after, int max) {
    return h.createQuery("""
        select m.member_id, m.tier_id,
          (select coalesce(sum(%s), 0) from tier_progress p where p.member_id = m.member_id and p.from_day >= :from) as measured
        from (
          select t.member_id, t.tier_id from member_tier t
          where (cast(:after as uuid) is null or t.member_id > cast(:after as uuid)) and t.tier_id <> :lowest
            and not exists (select from tier_warning w where w.member_id = t.member_id and (w.review = :review or w.outcome is null))
          order by t.member_id limit :max
        ) m
        order by m.member_id
        """.formatted(TierSql.MEASURED))
        .bind("from", from).bind("measure", programme.measure()).bind("after", after.orElse(null)).bind("lowest", programme.lowest().id())
        .bind("review", review).bind("max", max).mapTo(Candidate.class).list();
  }

  /// False where the member was warned in this review, or is still warned in another.
  static boolean warn(Handle h, Warning warning, long measured, Instant at, TierNotice.Told told) {
    return h.createUpdate("""
        insert into tier_warning (member_id, review, tier_id, measured_from, measured, decide_on, warned_at, message_id, unsent_reason)
        select :member, :review, :tier, :from, :measured, :decideOn, :at, :message, :unsent
        where not exists (select from tier_warning w where w.member_id = :member and w.outcome is null)
        on conflict on constraint tier_warning_once do nothing
        """)
        .bind("member", warning.memberId()).bind("review", warning.review()).bind("tier", warning.tierId())
        .bind("from", warning.measuredFrom())
        .bind("measured", measured).bind("decideOn", warning.decideOn()).bind("at", at)
        .bind("message", told.message().map(MessageId::value).orElse(null)).bind("unsent", told.unsent().orElse(null)).execute() == 1;
  }

  static Optional<Warning> open(Handle h, MemberId member) {
    return h.createQuery("""
        select member_id, review, tier_id, measured_from, decide_on from tier_warning
        where member_id = :member and outcome is null order by review limit 1
        """).bind("member", member).mapTo(Warning.class).findOne();
  }

  static Optional<Warning> lockOpen(Handle h, MemberId member, LocalDate review) {
    return h.createQuery("""
        select member_id, review, tier_id, measured_from, decide_on from tier_warning
        where member_id = :member and review = :review and outcome is null for update
        """).bind("member", member).bind("review", review).mapTo(Warning.class).findOne();
  }

  static List<Warning> due(Handle h, LocalDate today, Optional<Warning> after, int max) {
    return h.createQuery("""
        select member_id, review, tier_id, measured_from, decide_on from tier_warning
        where outcome is null and decide_on <= :today
          and (cast(:day as date) is null or (decide_on, member_id) > (cast(:day as date), cast(:member as uuid)))
        order by decide_on, member_id limit :max
        """)
        .bind("today", today).bind("day", after.map(Warning::decideOn).orElse(null))
        .bind("member", after.map(w -> w.memberId().value()).orElse(null)).bind("max", max).mapTo(Warning.class).list();
  }

  static void decided(Handle h, Warning warning, Outcome outcome, TierId tier, long measured, Instant at) {
    h.createUpdate("""
        update tier_warning set outcome = :outcome, decided_tier = :tier, decided_measure = :measured, decided_at = :at
        where member_id = :member and review = :review
        """)
        .bind("outcome", outcome).bind("tier", tier).bind("measured", measured).bind("at", at)
        .bind("member", warning.memberId()).bind("review", warning.review()).execute();
  }
}
