package club.vafa.campaign;

import club.vafa.message.QuietHours;
import club.vafa.message.RunSlice;
import club.vafa.segment.Selection;
import club.vafa.value.CampaignId;
import club.vafa.value.MemberId;
import club.vafa.value.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Making a run's deliveries, slice by slice. */
final class SliceSql {
  static final UUID BEFORE_ALL = new UUID(0, 0);

  /** A run whose deliveries are being made. */
  record Making(RunId id, CampaignId campaignId, String state, String draft, Optional<UUID> madeTo, Optional<Instant> madeAt) {}

  record Told(int planned, int control, int fallbackLanguage) {
    static final Told NOTHING = new Told(0, 0, 0);
  }

  /**
   * Group and wording come from a hash over campaign and member: whoever is asked, and however often, the same member is in the same group.
   * The ids of the messages are in the order of time, as those made elsewhere, and within a slice almost in the order of members, so that
   * they enter their index one after the other.
   */
  private static final String FROZEN = """
      slice as materialized (
        select s.member_id, s.channel, s.address, s.fallback_channel, s.fallback_address, v.variant, x.control,
          case when s.language = 'FA' and v.fa or s.language = 'EN' and v.en then s.language when v.fa and (v.en is false or :main = 'FA')
            then 'FA' else 'EN' end as language,
          not (s.language = 'FA' and v.fa or s.language = 'EN' and v.en) as fallback,
          cast(:prefix || lpad(to_hex(least(4095, (row_number() over (order by s.member_id) - 1) * 4096 / :sliceMax)), 3, '0') || '8'
            || substr(md5(:runText || s.member_id), 1, 15) as uuid) as id
        from (<audience>) s
        cross join lateral (select md5(:campaignText || s.member_id) as hash) g
        cross join lateral (
          select cast(cast('x' || substr(g.hash, 1, 8) as bit(32)) as bigint) % 100 < :controlPercent as control,
            cast(cast('x' || substr(g.hash, 9, 8) as bit(32)) as bigint) % 100 as bucket) x
        join (
          select cast(n - 1 as smallint) as variant, l as lower, u as upper, fa, en
          from unnest(cast(:lower as int[]), cast(:upper as int[]), cast(:fa as boolean[]), cast(:en as boolean[])) with ordinality w (l, u, fa, en, n)
        ) v on x.bucket >= v.lower and x.bucket < v.upper
        where <which>
      ),
      frozen as (
        insert into campaign_delivery (member_id, run_id, message_id, channel, language, fallback, control, variant, since)
        select member_id, cast(:sliceRun as uuid), id, channel, language, fallback, control, variant, :sliceAt from slice
      )
      """;
  private static final String TO_SEND = """
      select id, member_id, channel, address, fallback_channel, fallback_address, language from slice where not control
      """;
  private static final String TOLD = """
      select count(*) filter (where not control) as planned, count(*) filter (where control) as control,
        count(*) filter (where fallback and not control) as fallback_language
      from slice
      """;

  private SliceSql() {}

  /** All members of the audience after one member up to another. */
  static RunSlice between(Making run, CampaignDraft says, String mainLanguage, Selection audience, Span span, Times times) {
    return slice(run, says, mainLanguage, audience, times, "s.member_id > :sliceAfter and s.member_id <= :sliceUpto",
        Map.of("sliceAfter", span.after(), "sliceUpto", span.upto(), "sliceMax", span.max()));
  }

  /** Those of the audience who are named and have nothing of this run yet. */
  static RunSlice of(Making run, CampaignDraft says, String mainLanguage, Selection audience, List<MemberId> members, Times times) {
    return slice(run, says, mainLanguage, audience, times, """
        s.member_id = any(cast(:sliceMembers as uuid[]))
          and not exists (select from campaign_delivery d where d.member_id = s.member_id and d.run_id = cast(:sliceRun as uuid))
        """, Map.of("sliceMembers", array(members.stream().map(member -> (Object) member.value()).toList()), "sliceMax",
            Math.max(1, members.size())));
  }

  record Span(UUID after, UUID upto, int max) {}

  /** When the slice is made, and when its messages go the second way; a deadline runs while messages may go only. */
  record Times(Instant at, Optional<Instant> fallbackAt) {
    static Times of(CampaignDraft says, QuietHours quiet, Instant now) {
      return new Times(now, says.fallbackMinutes().map(minutes -> quiet.after(now, Duration.ofMinutes(minutes))));
    }
  }

  private static RunSlice slice(Making run, CampaignDraft says, String mainLanguage, Selection audience, Times times, String which,
      Map<String, Object> bounds) {
    var bindings = new HashMap<String, Object>(audience.bindings());
    bindings.putAll(bounds);
    var groups = Groups.of(says);
    bindings.put("lower", array(groups.lower()));
    bindings.put("upper", array(groups.upper()));
    bindings.put("fa", array(says.variants().stream().map(variant -> (Object) variant.text().fa().isPresent()).toList()));
    bindings.put("en", array(says.variants().stream().map(variant -> (Object) variant.text().en().isPresent()).toList()));
    bindings.put("main", mainLanguage);
    bindings.put("controlPercent", says.controlPercent());
    bindings.put("prefix", "%012x7".formatted(times.at().toEpochMilli()));
    bindings.put("runText", run.id().toString());
    bindings.put("campaignText", run.campaignId().toString());
    bindings.put("sliceRun", run.id().value());
    bindings.put("sliceAt", times.at());
    var with = FROZEN.replace("<audience>", audience.sql()).replace("<which>", which);
    return new RunSlice(run.id(), times.at(), Optional.empty(), times.fallbackAt(), with, TO_SEND, TOLD, bindings);
  }

  private record Groups(List<Object> lower, List<Object> upper) {
    static Groups of(CampaignDraft says) {
      var lower = new java.util.ArrayList<>();
      var upper = new java.util.ArrayList<>();
      int from = 0;
      for (var variant : says.variants()) {
        lower.add(from);
        from += variant.share();
        upper.add(from);
      }
      return new Groups(lower, upper);
    }
  }

  // As text, which the statement casts: a map's bindings have no place for an array's type.
  private static String array(List<Object> values) {
    return values.stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(",", "{", "}"));
  }

  /** A slice is a part of the members, in the order of their ids: whatever is known of them is looked up for these alone. */
  static void byIndex(Handle h) {
    h.createQuery("select set_config('random_page_cost', '1.1', true) || set_config('jit', 'off', true)").mapTo(String.class).one();
  }

  /** The run, unless somebody else is just at it. */
  static Optional<Making> lock(Handle h, RunId run) {
    return h.createQuery("""
        select id, campaign_id, state, draft::text as draft, made_to, made_at from campaign_run
        where id = :run and made_at is null and ended_at is null for update skip locked
        """).bind("run", run).mapTo(Making.class).findOne();
  }

  static Optional<Making> day(Handle h, RunId run) {
    return h.createQuery("""
        select id, campaign_id, state, draft::text as draft, made_to, made_at from campaign_run
        where id = :run and ended_at is null for update
        """).bind("run", run).mapTo(Making.class).findOne();
  }

  /** The last of the next so many members of the club, in the order of their ids. */
  static Optional<UUID> upto(Handle h, UUID after, int max) {
    return h.createQuery("select m.id from (select id from member where id > :after order by id limit :max) m order by m.id desc limit 1")
        .bind("after", after).bind("max", max).mapTo(UUID.class).findOne();
  }

  static void made(Handle h, RunId run, Told told, UUID upto) {
    h.createUpdate("""
        update campaign_run set planned = planned + :planned, control = control + :control,
          fallback_language = fallback_language + :fallback, made_to = :upto
        where id = :run
        """)
        .bind("planned", told.planned()).bind("control", told.control()).bind("fallback", told.fallbackLanguage()).bind("upto", upto)
        .bind("run", run).execute();
  }

  static void added(Handle h, RunId run, Told told, long unreached) {
    h.createUpdate("""
        update campaign_run set planned = planned + :planned, control = control + :control,
          fallback_language = fallback_language + :fallback, unreached = unreached + :unreached
        where id = :run
        """)
        .bind("planned", told.planned()).bind("control", told.control()).bind("fallback", told.fallbackLanguage())
        .bind("unreached", unreached).bind("run", run).execute();
  }

  static void complete(Handle h, RunId run, Instant now) {
    h.createUpdate("update campaign_run set made_at = :now where id = :run").bind("now", now).bind("run", run).execute();
  }
}
