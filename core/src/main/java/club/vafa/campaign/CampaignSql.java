package club.vafa.campaign;

import club.vafa.db.Json;
import club.vafa.value.CampaignId;
import club.vafa.value.PageRequest;
import club.vafa.value.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

final class CampaignSql {
  private static final String COLUMNS = "id, draft::text as draft, state, scheduled_for, makers, created_at, updated_at";

  record Row(CampaignId id, String draft, CampaignState state, Optional<Instant> scheduledFor, List<UUID> makers, Instant createdAt,
      Instant updatedAt) {
    Campaign campaign() {
      return new Campaign(id, Json.read(draft, CampaignDraft.class), state, scheduledFor, createdAt, updatedAt);
    }
  }

  /** One that answers events, and what it needs to do so. */
  record Listening(CampaignId id, String draft, Optional<Instant> scheduledFor, Optional<LocalDate> lookedUntil) {
    CampaignDraft says() {
      return Json.read(draft, CampaignDraft.class);
    }

    Timing.OnEvent timing() {
      return (Timing.OnEvent) says().timing();
    }
  }

  private CampaignSql() {}

  static void insert(Handle h, CampaignId id, CampaignDraft says, Optional<StaffId> maker, Instant now) {
    bind(h.createUpdate("""
        insert into campaign (id, name, kind, happening, draft, makers, state, created_at, updated_at)
        values (:id, :name, :kind, :happening, cast(:draft as jsonb), :makers, 'DRAFT', :now, :now)
        """), says).bind("id", id).bindArray("makers", UUID.class, maker.map(StaffId::value).stream().toArray()).bind("now", now).execute();
  }

  static void update(Handle h, CampaignId id, CampaignDraft says, Optional<StaffId> maker, Instant now) {
    bind(h.createUpdate("""
        update campaign set name = :name, kind = :kind, happening = :happening, draft = cast(:draft as jsonb), updated_at = :now,
          makers = case when cast(:maker as uuid) is null or cast(:maker as uuid) = any(makers) then makers
            else makers || cast(:maker as uuid) end
        where id = :id
        """), says).bind("id", id).bind("maker", maker.map(StaffId::value).orElse(null)).bind("now", now).execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, CampaignDraft says) {
    var happening = says.timing() instanceof Timing.OnEvent event ? event.happening().kind() : null;
    return statement.bind("name", says.name()).bind("kind", says.timing().kind()).bind("happening", happening).bind("draft", Json.write(says));
  }

  static Optional<Campaign> find(Handle h, CampaignId id) {
    return h.createQuery("select <columns> from campaign where id = :id").define("columns", COLUMNS).bind("id", id)
        .mapTo(Row.class).findOne().map(Row::campaign);
  }

  static Optional<Campaign> lock(Handle h, CampaignId id) {
    return h.createQuery("select <columns> from campaign where id = :id for update").define("columns", COLUMNS).bind("id", id)
        .mapTo(Row.class).findOne().map(Row::campaign);
  }

  static List<StaffId> makers(Handle h, CampaignId id) {
    return h.createQuery("select unnest(makers) from campaign where id = :id").bind("id", id).mapTo(StaffId.class).list();
  }

  /** Newest first. */
  static List<Campaign> page(Handle h, PageRequest page, Optional<CampaignId> after) {
    return h.createQuery("""
        select <columns> from campaign where cast(:after as uuid) is null or id < :after order by id desc limit :limit
        """)
        .define("columns", COLUMNS).bind("after", after.map(CampaignId::value).orElse(null)).bind("limit", page.limit() + 1)
        .mapTo(Row.class).map(Row::campaign).list();
  }

  static void schedule(Handle h, CampaignId id, Instant at, Instant now) {
    h.createUpdate("update campaign set state = 'SCHEDULED', scheduled_for = :at, updated_at = :now where id = :id")
        .bind("id", id).bind("at", at).bind("now", now).execute();
  }

  /** When it fires next, where it does. */
  static void next(Handle h, CampaignId id, Optional<Instant> at) {
    h.createUpdate("update campaign set scheduled_for = :at where id = :id").bind("id", id).bind("at", at.orElse(null)).execute();
  }

  static void setState(Handle h, CampaignId id, CampaignState state, Instant now) {
    h.createUpdate("update campaign set state = :state, updated_at = :now where id = :id")
        .bind("id", id).bind("state", state).bind("now", now).execute();
  }

  static List<CampaignRuns.Due> scheduled(Handle h, int max) {
    return h.createQuery("""
        select id, scheduled_for from campaign
        where (state = 'SCHEDULED' or (state = 'RUNNING' and kind = 'RECURRING')) and scheduled_for is not null
        order by scheduled_for limit :max
        """)
        .bind("max", max).mapTo(CampaignRuns.Due.class).list();
  }

  /** Whether any campaign answers this kind of happening now. */
  static List<Listening> listening(Handle h, List<String> happenings) {
    return h.createQuery("""
        select id, draft::text as draft, scheduled_for, looked_until from campaign
        where state = 'RUNNING' and kind = 'EVENT' and happening = any(:happenings) order by id
        """)
        .bindArray("happenings", String.class, happenings.toArray()).mapTo(Listening.class).list();
  }

  static List<Listening> listening(Handle h) {
    return h.createQuery("""
        select id, draft::text as draft, scheduled_for, looked_until from campaign where state = 'RUNNING' and kind = 'EVENT' order by id
        """).mapTo(Listening.class).list();
  }

  static void looked(Handle h, CampaignId id, LocalDate until) {
    h.createUpdate("update campaign set looked_until = :until where id = :id").bind("until", until).bind("id", id).execute();
  }

  /** Recurring ones and those that answer events, of which nothing can come any more and no run is open. */
  static List<CampaignId> spent(Handle h, Instant now) {
    return h.createQuery("""
        select c.id from campaign c
        where c.state = 'RUNNING' and c.kind <> 'ONCE'
          and (c.kind = 'RECURRING' and c.scheduled_for is null
            or c.kind = 'EVENT' and cast(c.draft -> 'timing' ->> 'until' as timestamptz) <= :now
              and not exists (select from campaign_due d where d.campaign_id = c.id and d.taken_at is null))
          and not exists (select from campaign_run r where r.campaign_id = c.id and r.ended_at is null)
        """).bind("now", now).mapTo(CampaignId.class).list();
  }
}
