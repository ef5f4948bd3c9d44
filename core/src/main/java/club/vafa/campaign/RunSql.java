package club.vafa.campaign;

import club.vafa.db.Json;
import club.vafa.member.Channel;
import club.vafa.message.RunState;
import club.vafa.segment.Selection;
import club.vafa.value.CampaignId;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.RunId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

final class RunSql {
  /** A run's row; its state is SKIPPED too. */
  record Run(RunId id, CampaignId campaignId, Instant scheduledFor, String state, Optional<String> why, long planned, long control,
      long fallbackLanguage, long unreached, Optional<Integer> segmentVersion, Instant startedAt, Optional<Instant> madeAt,
      Optional<Instant> openUntil, Optional<Instant> endedAt) {}

  private static final String COLUMNS = """
      id, campaign_id, scheduled_for, state, why, planned, control, fallback_language, unreached, segment_version, started_at, made_at,
        open_until, ended_at
      """;

  private RunSql() {}

  /** The new run's row, or nothing where this campaign has one for that time. */
  static boolean insert(Handle h, RunId id, Campaign campaign, Instant scheduledFor, Aims.Settled settled, Instant now) {
    return h.createUpdate("""
        insert into campaign_run (id, campaign_id, scheduled_for, state, draft, segment_version, started_at)
        values (:id, :campaign, :scheduledFor, 'RUNNING', cast(:draft as jsonb), :segmentVersion, :now)
        on conflict (campaign_id, scheduled_for) do nothing
        """)
        .bind("id", id).bind("campaign", campaign.id()).bind("scheduledFor", scheduledFor).bind("draft", Json.write(settled.says()))
        .bind("segmentVersion", settled.version().orElse(null)).bind("now", now).execute() == 1;
  }

  static boolean skip(Handle h, RunId id, Campaign campaign, Instant scheduledFor, String why, Instant now) {
    return h.createUpdate("""
        insert into campaign_run (id, campaign_id, scheduled_for, state, why, draft, started_at, made_at, ended_at)
        values (:id, :campaign, :scheduledFor, 'SKIPPED', :why, cast(:draft as jsonb), :now, :now, :now)
        on conflict (campaign_id, scheduled_for) do nothing
        """)
        .bind("id", id).bind("campaign", campaign.id()).bind("scheduledFor", scheduledFor).bind("why", why)
        .bind("draft", Json.write(campaign.says())).bind("now", now).execute() == 1;
  }

  /** The run of a day of a campaign that answers events: complete as it is, and open for more until then. */
  static boolean insertDay(Handle h, RunId id, CampaignId campaign, Aims.Settled settled, Instant day, Instant openUntil, Instant now) {
    return h.createUpdate("""
        insert into campaign_run (id, campaign_id, scheduled_for, state, draft, segment_version, started_at, made_at, open_until)
        values (:id, :campaign, :day, 'RUNNING', cast(:draft as jsonb), :segmentVersion, :now, :now, :openUntil)
        on conflict (campaign_id, scheduled_for) do nothing
        """)
        .bind("id", id).bind("campaign", campaign).bind("day", day).bind("draft", Json.write(settled.says()))
        .bind("segmentVersion", settled.version().orElse(null)).bind("now", now).bind("openUntil", openUntil).execute() == 1;
  }

  /** The run of the day that says this and is still open. */
  static Optional<RunId> openDay(Handle h, CampaignId campaign, CampaignDraft says, Instant now) {
    return h.createQuery("""
        select id from campaign_run
        where campaign_id = :campaign and open_until > :now and ended_at is null and state = 'RUNNING' and draft = cast(:draft as jsonb)
        order by scheduled_for desc limit 1
        """).bind("campaign", campaign).bind("now", now).bind("draft", Json.write(says)).mapTo(RunId.class).findOne();
  }

  static Optional<Run> ofTime(Handle h, CampaignId campaign, Instant scheduledFor) {
    return h.createQuery("select <columns> from campaign_run where campaign_id = :campaign and scheduled_for = :at")
        .define("columns", COLUMNS).bind("campaign", campaign).bind("at", scheduledFor).mapTo(Run.class).findOne();
  }

  static Optional<Run> find(Handle h, RunId run) {
    return h.createQuery("select <columns> from campaign_run where id = :run").define("columns", COLUMNS).bind("run", run)
        .mapTo(Run.class).findOne();
  }

  /** The newest runs first. */
  static List<Run> ofCampaign(Handle h, CampaignId campaign, int max) {
    return h.createQuery("""
        select <columns> from campaign_run where campaign_id = :campaign order by scheduled_for desc, id desc limit :max
        """)
        .define("columns", COLUMNS).bind("campaign", campaign).bind("max", max).mapTo(Run.class).list();
  }

  static List<RunId> ids(Handle h, CampaignId campaign) {
    return h.createQuery("select id from campaign_run where campaign_id = :campaign").bind("campaign", campaign).mapTo(RunId.class).list();
  }

  static Optional<Run> lock(Handle h, RunId run) {
    return h.createQuery("select <columns> from campaign_run where id = :run for update")
        .define("columns", COLUMNS).bind("run", run).mapTo(Run.class).findOne();
  }

  static List<RunId> running(Handle h) {
    return h.createQuery("select id from campaign_run where state = 'RUNNING' and ended_at is null order by started_at").mapTo(RunId.class)
        .list();
  }

  /** Runs that may have to be ended. */
  static List<Run> unended(Handle h) {
    return h.createQuery("select <columns> from campaign_run where ended_at is null order by started_at").define("columns", COLUMNS)
        .mapTo(Run.class).list();
  }

  /** Runs of which deliveries are still to be made. */
  static List<RunId> unmade(Handle h) {
    return h.createQuery("select id from campaign_run where ended_at is null and made_at is null order by started_at").mapTo(RunId.class)
        .list();
  }

  /** How each of these runs stands, of those that there are. */
  static Map<RunId, RunState> states(Handle h, Collection<RunId> runs) {
    record State(RunId id, RunState state) {}
    return h.createQuery("select id, case state when 'SKIPPED' then 'CANCELLED' else state end as state from campaign_run where id = any(:runs)")
        .bindArray("runs", UUID.class, runs.stream().map(RunId::value).toArray()).mapTo(State.class).stream()
        .collect(Collectors.toMap(State::id, State::state));
  }

  static Optional<CampaignId> campaignOf(Handle h, RunId run) {
    return h.createQuery("select campaign_id from campaign_run where id = :run").bind("run", run).mapTo(CampaignId.class).findOne();
  }

  /** All of a campaign's runs that have not ended. */
  static void setState(Handle h, CampaignId campaign, String state) {
    h.createUpdate("update campaign_run set state = :state where campaign_id = :campaign and ended_at is null")
        .bind("state", state).bind("campaign", campaign).execute();
  }

  static void end(Handle h, RunId run, String state, Instant now) {
    h.createUpdate("update campaign_run set state = :state, ended_at = :now where id = :run and ended_at is null")
        .bind("state", state).bind("now", now).bind("run", run).execute();
  }

  /** What a run says, which never changes. */
  record Script(RunId id, CampaignId campaignId, String draft) {}

  static List<Script> scripts(Handle h, Collection<RunId> runs) {
    return h.createQuery("select id, campaign_id, draft::text as draft from campaign_run where id = any(:runs)")
        .bindArray("runs", UUID.class, runs.stream().map(RunId::value).toArray()).mapTo(Script.class).list();
  }

  /** Which wording each of these members gets of each of these runs. */
  record Part(RunId runId, MemberId memberId, int variant) {}

  static List<Part> parts(Handle h, List<RunId> runs, List<MemberId> members) {
    return h.createQuery("""
        select d.run_id, d.member_id, d.variant
        from unnest(:runs, :members) u (run_id, member_id)
        join campaign_delivery d on d.member_id = u.member_id and d.run_id = u.run_id
        """)
        .bindArray("runs", UUID.class, runs.stream().map(RunId::value).toArray())
        .bindArray("members", UUID.class, members.stream().map(MemberId::value).toArray()).mapTo(Part.class).list();
  }

  static List<Results.ByChannel> byChannel(Handle h, RunId run) {
    return h.createQuery("""
        select channel, count(*) filter (where not control) as planned, count(*) filter (where control) as control
        from campaign_delivery where run_id = :run group by channel order by channel
        """).bind("run", run).mapTo(Results.ByChannel.class).list();
  }

  /** How many of an audience there are, by channel and language. */
  record Cell(Channel channel, Language language, long members) {}

  static List<Cell> count(Handle h, Selection audience) {
    return h.createQuery("""
        select channel, language, count(*) as members from (<audience>) s group by channel, language order by channel, language
        """)
        .define("audience", audience.sql()).bindMap(audience.bindings()).mapTo(Cell.class).list();
  }

  /** Whether an audience has more than so many; counted no further than that, and not at all where the club has no more members. */
  static boolean moreThan(Handle h, Selection audience, long limit) {
    return h.createQuery("""
        select case when (select count(*) from (select from member limit :countMax + 1) c) > :countMax
          then (select count(*) from (select from (<audience>) s limit :countMax + 1) c) > :countMax else false end
        """)
        .define("audience", audience.sql()).bindMap(audience.bindings()).bind("countMax", limit).mapTo(Boolean.class).one();
  }

  record Somebody(MemberId memberId, Language language) {}

  /** Some of the audience's members on a channel, without preference for anybody. */
  static List<Somebody> sample(Handle h, Selection audience, Channel channel, int max) {
    return h.createQuery("select member_id, language from (<audience>) s where channel = :channel order by md5(member_id::text) limit :max")
        .define("audience", audience.sql()).bindMap(audience.bindings()).bind("channel", channel).bind("max", max).mapTo(Somebody.class)
        .list();
  }
}
