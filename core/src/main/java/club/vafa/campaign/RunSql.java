package club.vafa.campaign;

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
  record Run(RunId id, CampaignId campaignId, Instant scheduledFor, String state, long planned, long control, long fallbackLanguage,
      Instant startedAt, Optional<Instant> endedAt) {}

  record Frozen(int planned, int control, int fallbackLanguage) {}

  record Words(RunId id, Optional<String> textFa, Optional<String> textEn) {
    Optional<String> in(Language language) {
      return language == Language.FA ? textFa : textEn;
    }
  }

  private static final String COLUMNS = "id, campaign_id, scheduled_for, state, planned, control, fallback_language, started_at, ended_at";

  private RunSql() {}

  /** The new run's row, or nothing where this campaign has one for that time. */
  static boolean insert(Handle h, RunId id, CampaignId campaign, Instant scheduledFor, String state, Instant now) {
    return h.createUpdate("""
        insert into campaign_run (id, campaign_id, scheduled_for, state, started_at, ended_at)
        values (:id, :campaign, :scheduledFor, :state, :now, case when :state = 'SKIPPED' then cast(:now as timestamptz) end)
        on conflict (campaign_id, scheduled_for) do nothing
        """)
        .bind("id", id).bind("campaign", campaign).bind("scheduledFor", scheduledFor).bind("state", state).bind("now", now).execute() == 1;
  }

  /**
   * Freezes for whom the run is, in one statement. The message ids are in the order of time as those made elsewhere; they and the control
   * group come from a hash over run and member, so a member is not always in the control group.
   */
  static Frozen freeze(Handle h, RunId run, int controlPercent, Languages languages, Selection audience, Instant now) {
    return h.createQuery("""
        with frozen as (
          insert into campaign_delivery (member_id, run_id, message_id, channel, address, fallback_channel, fallback_address, language,
            fallback, control)
          select s.member_id, :run, cast(:prefix || substr(x.hash, 1, 3) || '8' || substr(x.hash, 4, 15) as uuid), s.channel, s.address,
            s.fallback_channel, s.fallback_address,
            case when s.language = any(:written) then s.language else :other end, s.language <> all(:written),
            cast(cast('x' || substr(x.hash, 19, 8) as bit(32)) as bigint) % 100 < :controlPercent
          from (<audience>) s
          cross join lateral (select md5(cast(cast(:run as uuid) as text) || s.member_id) as hash) x
          returning control, fallback
        )
        select count(*) filter (where not control) as planned, count(*) filter (where control) as control,
          count(*) filter (where fallback and not control) as fallback_language
        from frozen
        """)
        .define("audience", audience.sql()).bindMap(audience.bindings())
        .bind("run", run).bind("prefix", "%012x7".formatted(now.toEpochMilli())).bind("controlPercent", controlPercent)
        .bindArray("written", String.class, languages.written().stream().map(Language::name).toArray()).bind("other", languages.fallback())
        .mapTo(Frozen.class).one();
  }

  /** The languages in which a campaign is written, and the one for members of all others. */
  record Languages(List<Language> written, Language fallback) {}

  static final String TO_SEND = """
      select message_id as id, member_id, channel, address, fallback_channel, fallback_address, language from campaign_delivery
        where run_id = :frozenRun and not control
      """;

  static void frozen(Handle h, RunId run, Frozen frozen) {
    h.createUpdate("update campaign_run set planned = :planned, control = :control, fallback_language = :fallback where id = :run")
        .bind("planned", frozen.planned()).bind("control", frozen.control()).bind("fallback", frozen.fallbackLanguage()).bind("run", run)
        .execute();
  }

  static Optional<Run> ofTime(Handle h, CampaignId campaign, Instant scheduledFor) {
    return h.createQuery("select <columns> from campaign_run where campaign_id = :campaign and scheduled_for = :at")
        .define("columns", COLUMNS).bind("campaign", campaign).bind("at", scheduledFor).mapTo(Run.class).findOne();
  }

  /** The newest run. */
  static Optional<Run> latest(Handle h, CampaignId campaign) {
    return h.createQuery("select <columns> from campaign_run where campaign_id = :campaign order by started_at desc, id desc limit 1")
        .define("columns", COLUMNS).bind("campaign", campaign).mapTo(Run.class).findOne();
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

  static void setState(Handle h, RunId run, String state) {
    h.createUpdate("update campaign_run set state = :state where id = :run").bind("state", state).bind("run", run).execute();
  }

  static void end(Handle h, RunId run, String state, Instant now) {
    h.createUpdate("update campaign_run set state = :state, ended_at = :now where id = :run and ended_at is null")
        .bind("state", state).bind("now", now).bind("run", run).execute();
  }

  /** What each of these runs says. */
  static Map<RunId, Words> words(Handle h, Collection<RunId> runs) {
    return h.createQuery("""
        select r.id, c.text_fa, c.text_en from campaign_run r join campaign c on c.id = r.campaign_id where r.id = any(:runs)
        """)
        .bindArray("runs", UUID.class, runs.stream().map(RunId::value).toArray()).mapTo(Words.class).stream()
        .collect(Collectors.toMap(Words::id, words -> words));
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

  record Somebody(MemberId memberId, Language language) {}

  /** Some of the audience's members on a channel, without preference for anybody. */
  static List<Somebody> sample(Handle h, Selection audience, Channel channel, int max) {
    return h.createQuery("select member_id, language from (<audience>) s where channel = :channel order by md5(member_id::text) limit :max")
        .define("audience", audience.sql()).bindMap(audience.bindings()).bind("channel", channel).bind("max", max).mapTo(Somebody.class)
        .list();
  }
}
