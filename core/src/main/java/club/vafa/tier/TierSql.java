package club.vafa.tier;

import club.vafa.calendar.CalendarKind;
import club.vafa.db.Pipeline;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.TierId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class TierSql {

  /// The measure of a row of progress, as an expression in which the measure is bound.
  static final String MEASURED =
      "case :measure when 'SPEND' then p.spend when 'POINTS' then p.points when 'PURCHASES' then p.purchases else p.engagement end";

  record ProgrammeRow(Programme.Measure measure, int windowMonths, Window.Kind windowKind, CalendarKind windowCalendar, int reviewMonths, int graceDays,
      int warningDays, int engagementPlay, int engagementFeedback, int engagementFriend, Optional<LocalDate> reviewedSince) {}

  record TierRow(TierId id, String code, String nameFa, String nameEn, int rank, long threshold, int pointsPercent, int discountPercent,
      int earlyAccessDays, boolean prioritySupport, boolean invitations, boolean ownGames, long giftPoints, String wordsFa, String wordsEn,
      boolean retired) {
    Tier tier() {
      return new Tier(id, code, new LocalText(nameFa, nameEn), rank, threshold, new Benefits(pointsPercent, discountPercent, earlyAccessDays,
          prioritySupport, invitations, ownGames, giftPoints, new LocalText(wordsFa, wordsEn)));
    }
  }

  record Found(Optional<TierId> tier, long measured, long purchases) {}

  record Stretch(LocalDate fromDay, long measured) {}

  private TierSql() {}

  static Programme programme(Handle h) {
    var row = h.createQuery("""
        select measure, window_months, window_kind, window_calendar, review_months, grace_days, warning_days,
          engagement_play, engagement_feedback, engagement_friend, reviewed_since
        from tier_programme
        """).mapTo(ProgrammeRow.class).one();
    var tiers = h.createQuery("""
        select id, code, name_fa, name_en, rank, threshold, points_percent, discount_percent, early_access_days, priority_support, invitations,
          own_games, gift_points, words_fa, words_en, retired_at is not null as retired
        from tier order by rank
        """).mapTo(TierRow.class).list();
    return new Programme(row.measure(), new Window(row.windowKind(), row.windowMonths(), row.windowCalendar()),
        new Reviewing(row.reviewMonths(), row.graceDays(), row.warningDays()),
        new Engagement(row.engagementPlay(), row.engagementFeedback(), row.engagementFriend()),
        tiers.stream().filter(t -> !t.retired()).map(TierRow::tier).toList(), tiers.stream().filter(TierRow::retired).map(TierRow::tier).toList(),
        row.reviewedSince());
  }

  static Optional<TierId> tierOf(Handle h, MemberId member) {
    return h.createQuery("select tier_id from member_tier where member_id = :member").bind("member", member).mapTo(TierId.class).findOne();
  }

  static Pipeline.Later<List<TierId>> tierOf(Pipeline asks, MemberId member) {
    return asks.query(row -> new TierId(row.getObject(1, UUID.class)), "select tier_id from member_tier where member_id = ?", member);
  }

  /// What the member has gathered since that day, whatever the end.
  static long measured(Handle h, MemberId member, LocalDate from, Programme.Measure measure) {
    return h.createQuery("select coalesce(sum(" + MEASURED + "), 0) from tier_progress p where p.member_id = :member and from_day >= :from")
        .bind("member", member).bind("from", from).bind("measure", measure).mapTo(Long.class).one();
  }

  /// What the member has gathered in each stretch since that day.
  static List<Stretch> stretches(Handle h, MemberId member, LocalDate from, Programme.Measure measure) {
    return h.createQuery("select p.from_day, " + MEASURED + " as measured from tier_progress p where member_id = :member and from_day >= :from")
        .bind("member", member).bind("from", from).bind("measure", measure).mapTo(Stretch.class).list();
  }

  static Pipeline.Later<List<Found>> counted(Pipeline asks, MemberId member, Programme.Span span, Programme.Measure measure) {
    return asks.query(row -> new Found(Optional.ofNullable(row.getObject(1, UUID.class)).map(TierId::new), row.getLong(2), row.getLong(3)), """
        select (select tier_id from member_tier where member_id = ?),
          coalesce(sum(case ? when 'SPEND' then spend when 'POINTS' then points when 'PURCHASES' then purchases else engagement end)
            filter (where from_day >= ? and from_day < ?), 0),
          coalesce(sum(purchases + returned), 0)
        from tier_progress where member_id = ?
        """, member, measure, span.from(), span.until(), member);
  }

  /// What is taken off the purchases was returned as a whole, and goes on counting where the n-th purchase is asked for.
  static void add(Pipeline writes, MemberId member, LocalDate stretch, Progress more) {
    writes.write("""
        insert into tier_progress as p (member_id, from_day, spend, points, purchases, returned, engagement) values (?, ?, ?, ?, ?, ?, ?)
        on conflict (member_id, from_day) do update
        set spend = p.spend + excluded.spend, points = p.points + excluded.points, purchases = p.purchases + excluded.purchases,
          returned = p.returned + excluded.returned, engagement = p.engagement + excluded.engagement
        """, member, stretch, more.spend(), more.points(), more.purchases(), Math.max(0, -more.purchases()), more.engagement());
  }

  static void set(Pipeline writes, MemberId member, TierId tier, Instant at) {
    writes.write("""
        insert into member_tier (member_id, tier_id, since) values (?, ?, ?)
        on conflict (member_id) do update set tier_id = excluded.tier_id, since = excluded.since
        """, member, tier, at);
  }

  /// Retires all levels; those that stay are put in force again one by one.
  static void retireAll(Handle h, Instant at) {
    h.createUpdate("update tier set retired_at = :at where retired_at is null").bind("at", at).execute();
  }

  static void putInForce(Handle h, TierId freshId, Tier tier) {
    var b = tier.benefits();
    h.createUpdate("""
        insert into tier (id, code, name_fa, name_en, rank, threshold, points_percent, discount_percent, early_access_days, priority_support,
          invitations, own_games, gift_points, words_fa, words_en)
        values (:id, :code, :nameFa, :nameEn, :rank, :threshold, :pointsPercent, :discountPercent, :earlyAccessDays, :prioritySupport,
          :invitations, :ownGames, :giftPoints, :wordsFa, :wordsEn)
        on conflict on constraint tier_code do update
        set name_fa = excluded.name_fa, name_en = excluded.name_en, rank = excluded.rank, threshold = excluded.threshold,
          points_percent = excluded.points_percent, discount_percent = excluded.discount_percent, early_access_days = excluded.early_access_days,
          priority_support = excluded.priority_support, invitations = excluded.invitations, own_games = excluded.own_games,
          gift_points = excluded.gift_points, words_fa = excluded.words_fa, words_en = excluded.words_en, retired_at = null
        """)
        .bind("id", freshId).bind("code", tier.code()).bind("nameFa", tier.name().fa()).bind("nameEn", tier.name().en()).bind("rank", tier.rank())
        .bind("threshold", tier.threshold()).bind("pointsPercent", b.pointsPercent()).bind("discountPercent", b.discountPercent())
        .bind("earlyAccessDays", b.earlyAccessDays()).bind("prioritySupport", b.prioritySupport()).bind("invitations", b.invitations())
        .bind("ownGames", b.ownGames()).bind("giftPoints", b.giftPoints()).bind("wordsFa", b.words().fa()).bind("wordsEn", b.words().en()).execute();
  }

  static void rank(Handle h, TierId tier, int rank) {
    h.createUpdate("update tier set rank = :rank where id = :id").bind("rank", rank).bind("id", tier).execute();
  }

  static void lockProgramme(Handle h) {
    h.createQuery("select id from tier_programme for update").mapTo(Integer.class).one();
  }

  /// A new window or measure is reviewed from now on only.
  static void setProgramme(Handle h, ProgrammeDraft draft, Optional<LocalDate> reviewedSince) {
    var w = draft.window();
    var e = draft.engagement();
    h.createUpdate("""
        update tier_programme set measure = :measure, window_kind = :kind, window_months = :months, window_calendar = :calendar,
          review_months = :every, grace_days = :grace, warning_days = :warning, engagement_play = :play, engagement_feedback = :feedback,
          engagement_friend = :friend, reviewed_since = coalesce(:since, reviewed_since)
        """)
        .bind("measure", draft.measure()).bind("kind", w.kind()).bind("months", w.months()).bind("calendar", w.calendar())
        .bind("every", draft.reviewing().everyMonths()).bind("grace", draft.reviewing().graceDays()).bind("warning", draft.reviewing().warningDays())
        .bind("play", e.play()).bind("feedback", e.feedback()).bind("friend", e.friend()).bind("since", reviewedSince.orElse(null)).execute();
  }

}
