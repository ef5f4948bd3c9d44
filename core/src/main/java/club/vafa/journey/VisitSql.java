package club.vafa.journey;

import club.vafa.segment.Selection;
import club.vafa.value.CouponId;
import club.vafa.value.JourneyId;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Who is inside, and how visits go on and end. */
final class VisitSql {
  record Visit(MemberId memberId, UUID id, JourneyId journeyId, int version, String step, boolean waiting, Instant since,
      Optional<UUID> triggerId, Optional<CouponId> couponId, int nth, int attempts) {}

  private static final String COLUMNS = "member_id, id, journey_id, version, step, waiting, since, trigger_id, coupon_id, nth, attempts";

  private VisitSql() {}

  // A table of waiting rows is large one minute and empty the next, so its statistics are never right; the indexes always are.
  static void byIndex(Handle h) {
    h.createQuery("""
        select set_config('enable_seqscan', 'off', true) || set_config('enable_sort', 'off', true)
          || set_config('enable_bitmapscan', 'off', true) || set_config('enable_hashjoin', 'off', true)
          || set_config('enable_mergejoin', 'off', true)
        """).mapTo(String.class).one();
  }

  static void asUsual(Handle h) {
    h.createQuery("""
        select set_config('enable_seqscan', 'on', true) || set_config('enable_sort', 'on', true)
          || set_config('enable_bitmapscan', 'on', true) || set_config('enable_hashjoin', 'on', true)
          || set_config('enable_mergejoin', 'on', true)
        """).mapTo(String.class).one();
  }

  /** The running journeys in which there is something to do: one look at the index for each. */
  static List<JourneyId> withDue(Handle h, Instant now) {
    return h.createQuery("""
        select j.id from journey j
        where j.state = 'RUNNING' and (
          select v.due_at from journey_visit v where v.journey_id = j.id order by v.due_at limit 1) <= :now
        order by j.id
        """).bind("now", now).mapTo(JourneyId.class).list();
  }

  /** Those whose time has come first, locked until the transaction's end; nobody's where the journey has been paused or stopped. */
  static List<Visit> claim(Handle h, JourneyId journey, Instant now, int max) {
    return h.createQuery("""
        select <columns> from journey_visit
        where journey_id = :journey and due_at <= :now and (select state from journey where id = :journey) = 'RUNNING'
        order by due_at limit :max for update skip locked
        """)
        .define("columns", COLUMNS).bind("journey", journey).bind("now", now).bind("max", max).mapTo(Visit.class).list();
  }

  static Optional<Visit> claim(Handle h, MemberId member, UUID id, Instant now) {
    return h.createQuery("select <columns> from journey_visit where member_id = :member and id = :id and due_at <= :now for update skip locked")
        .define("columns", COLUMNS).bind("member", member).bind("id", id).bind("now", now).mapTo(Visit.class).findOne();
  }

  static List<Visit> due(Handle h, JourneyId journey, Instant now, int max) {
    return h.createQuery("select <columns> from journey_visit where journey_id = :journey and due_at <= :now order by due_at limit :max")
        .define("columns", COLUMNS).bind("journey", journey).bind("now", now).bind("max", max).mapTo(Visit.class).list();
  }

  /** Puts a visit off whose step has failed. */
  static void putOff(Handle h, Visit visit, Instant until) {
    h.createUpdate("update journey_visit set attempts = attempts + 1, due_at = :until where member_id = :member and id = :id")
        .bind("until", until).bind("member", visit.memberId()).bind("id", visit.id()).execute();
  }

  /** Has these come in, as far as they are not inside, and were not lately, under any of the person's ids. Answers how many came. */
  static int enter(Handle h, Journey journey, Selection candidates, Instant now, Instant since, Optional<UUID> trigger) {
    var plan = journey.says().plan();
    return h.createUpdate("""
        with entering as (
          insert into journey_pass as p (member_id, journey_id, visit_id, entered_at)
          select c.member_id, :journey, gen_random_uuid(), :now
          from (<candidates>) c
          where not exists (
            select from member a join journey_pass o on o.member_id = a.id and o.journey_id = :journey
            where a.merged_into = c.member_id and (o.left_at is null or cast(:again as int) is null
              or o.left_at > cast(:now as timestamptz) - make_interval(days => :again)))
          on conflict (member_id, journey_id) do update
          set visit_id = excluded.visit_id, entered_at = excluded.entered_at, left_at = null, how = null
          where p.left_at <= cast(:now as timestamptz) - make_interval(days => :again)
          returning member_id, visit_id
        )
        insert into journey_visit (member_id, id, journey_id, version, step, waiting, due_at, since, trigger_id)
        select member_id, visit_id, :journey, :version, :step, false, :now, :since, :trigger from entering
        """)
        .define("candidates", candidates.sql()).bindMap(candidates.bindings())
        .bind("journey", journey.id()).bind("version", journey.version()).bind("step", plan.steps().getFirst().id())
        .bind("again", plan.againAfterDays().orElse(null)).bind("now", now).bind("since", since).bind("trigger", trigger.orElse(null)).execute();
  }

  /** Where a visit stands after its steps. */
  record Moved(Visit visit, String step, Instant dueAt, Optional<CouponId> coupon, int nth) {}

  static void move(Handle h, List<Moved> moved) {
    h.createUpdate("""
        update journey_visit v set step = u.step, waiting = true, due_at = u.due_at, coupon_id = u.coupon_id, nth = u.nth, attempts = 0
        from unnest(:members, :ids, :steps, :dues, :coupons, :nths) as u (member_id, id, step, due_at, coupon_id, nth)
        where v.member_id = u.member_id and v.id = u.id
        """)
        .bindArray("members", UUID.class, array(moved, one -> one.visit().memberId().value()))
        .bindArray("ids", UUID.class, array(moved, one -> one.visit().id()))
        .bindArray("steps", String.class, array(moved, Moved::step))
        .bindArray("dues", Instant.class, array(moved, Moved::dueAt))
        .bindArray("coupons", UUID.class, moved.stream().map(one -> one.coupon().map(CouponId::value).orElse(null)).toArray())
        .bindArray("nths", Integer.class, array(moved, Moved::nth)).execute();
  }

  static void end(Handle h, List<Visit> visits, Ended how, Instant now) {
    h.createUpdate("""
        with gone as (
          delete from journey_visit v using unnest(:members, :ids) as u (member_id, id)
          where v.member_id = u.member_id and v.id = u.id
          returning v.member_id, v.journey_id, v.id
        )
        update journey_pass p set left_at = :now, how = :how
        from gone where p.member_id = gone.member_id and p.journey_id = gone.journey_id and p.visit_id = gone.id
        """)
        .bindArray("members", UUID.class, array(visits, one -> one.memberId().value()))
        .bindArray("ids", UUID.class, array(visits, Visit::id)).bind("now", now).bind("how", how).execute();
  }

  /** What a visitor met. */
  record Met(Visit visit, int nth, String step, String outcome, Optional<String> detail) {}

  static void met(Handle h, List<Met> met, Instant now) {
    h.createUpdate("""
        insert into journey_path (member_id, visit_id, nth, step, outcome, detail, at)
        select u.member_id, u.visit_id, u.nth, u.step, u.outcome, u.detail, :now
        from unnest(:members, :visits, :nths, :steps, :outcomes, :details) as u (member_id, visit_id, nth, step, outcome, detail)
        """)
        .bindArray("members", UUID.class, array(met, one -> one.visit().memberId().value()))
        .bindArray("visits", UUID.class, array(met, one -> one.visit().id()))
        .bindArray("nths", Integer.class, array(met, Met::nth))
        .bindArray("steps", String.class, array(met, Met::step)).bindArray("outcomes", String.class, array(met, Met::outcome))
        .bindArray("details", String.class, met.stream().map(one -> one.detail().orElse(null)).toArray())
        .bind("now", now).execute();
  }

  static void tally(Handle h, JourneyId journey, int version, String step, String outcome, long passed, Instant now) {
    h.createUpdate("""
        insert into journey_tally (journey_id, version, step, outcome, passed, at) values (:journey, :version, :step, :outcome, :passed, :now)
        """)
        .bind("journey", journey).bind("version", version).bind("step", step).bind("outcome", outcome).bind("passed", passed)
        .bind("now", now).execute();
  }

  /** The visits in which the member has bought since coming in, other than what brought the member in. */
  static Set<UUID> bought(Handle h, List<Walk> walks) {
    return h.createQuery("""
        select u.id from unnest(:members, :ids, :sinces, :triggers) as u (member_id, id, since, trigger_id)
        where exists (
          select from purchase p
          where p.member_id in (select person_ids(u.member_id)) and p.recorded_at > u.since and p.id is distinct from u.trigger_id)
        """)
        .bindArray("members", UUID.class, array(walks, one -> one.member().id().value()))
        .bindArray("ids", UUID.class, array(walks, one -> one.visit().id()))
        .bindArray("sinces", Instant.class, array(walks, one -> one.visit().since()))
        .bindArray("triggers", UUID.class, walks.stream().map(one -> one.visit().triggerId().orElse(null)).toArray())
        .mapTo(UUID.class).collect(Collectors.toSet());
  }

  /** The visits of a person to a journey, locked. */
  static List<Visit> ofPerson(Handle h, MemberId member, JourneyId journey) {
    return h.createQuery("""
        select <columns> from journey_visit where journey_id = :journey and member_id in (select person_ids(:member)) order by since, id for update
        """)
        .define("columns", COLUMNS).bind("journey", journey).bind("member", member).mapTo(Visit.class).list();
  }

  /** So many who are still inside a journey that was stopped. */
  static List<Visit> inside(Handle h, JourneyId journey, int max) {
    return h.createQuery("select <columns> from journey_visit where journey_id = :journey limit :max for update skip locked")
        .define("columns", COLUMNS).bind("journey", journey).bind("max", max).mapTo(Visit.class).list();
  }

  static List<JourneyId> stoppedWithVisitors(Handle h) {
    return h.createQuery("""
        select j.id from journey j where j.state = 'STOPPED' and exists (select from journey_visit v where v.journey_id = j.id)
        """).mapTo(JourneyId.class).list();
  }

  static Selection only(MemberId member) {
    return new Selection("select cast(:segmentOnly as uuid) as member_id", Map.of("segmentOnly", member.value()));
  }

  private static <T> Object[] array(List<T> all, Function<T, Object> of) {
    return all.stream().map(of).toArray();
  }
}
