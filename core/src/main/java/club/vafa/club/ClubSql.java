package club.vafa.club;

import club.vafa.value.LocalText;
import java.time.Instant;
import java.time.ZoneId;
import org.jdbi.v3.core.Handle;

final class ClubSql {

  private ClubSql() {}

  static int insert(Handle h, ZoneId zone, String language, String currency) {
    return h.createUpdate("""
        insert into club (name_fa, name_en, zone, language, currency)
        values ('باشگاه مشتریان', 'The club', :zone, :language, :currency)
        on conflict (id) do nothing
        """)
        .bind("zone", zone).bind("language", language).bind("currency", currency).execute();
  }

  static ClubSettings settings(Handle h) {
    return select(h, "");
  }

  static ClubSettings locked(Handle h) {
    return select(h, "for update");
  }

  private static ClubSettings select(Handle h, String locking) {
    return h.createQuery("""
        select name_fa, name_en, zone, language, currency, phone_region, telegram_username,
          welcome_points, birthday_points, birthday_points_days, greeting_hour, greeting_catch_up_days,
          quiet_from, quiet_until, frequency_cap_per_week, refund_window_days, dormant_months,
          adjustment_threshold, sms_segment_price, earning_base_with_tax, points_for_chance, board_reference, point_value,
          debt_policy, pay_points_min_percent, pay_points_max_percent,
          known_tills_only, settlement_calendar,
          rounding, points_giving, points_giving_day_max, points_giving_month_max,
          campaign_approval_above
        from club
        """ + locking).mapTo(ClubSettings.class).one();
  }

  static void update(Handle h, ClubSettings s) {
    h.createUpdate("""
        update club set name_fa = :nameFa, name_en = :nameEn, phone_region = :phoneRegion, telegram_username = :telegramUsername,
          welcome_points = :welcomePoints, birthday_points = :birthdayPoints, birthday_points_days = :birthdayPointsDays,
          greeting_hour = :greetingHour, greeting_catch_up_days = :greetingCatchUpDays,
          quiet_from = :quietFrom, quiet_until = :quietUntil, frequency_cap_per_week = :frequencyCapPerWeek,
          refund_window_days = :refundWindowDays, dormant_months = :dormantMonths,
          adjustment_threshold = :adjustmentThreshold, sms_segment_price = :smsSegmentPrice,
          earning_base_with_tax = :earningBaseWithTax, points_for_chance = :pointsForChance, board_reference = :boardReference,
          point_value = :pointValue,
          debt_policy = :debtPolicy, pay_points_min_percent = :payPointsMinPercent, pay_points_max_percent = :payPointsMaxPercent,
          known_tills_only = :knownTillsOnly, settlement_calendar = :settlementCalendar,
          rounding = :rounding, points_giving = :pointsGiving,
          points_giving_day_max = :pointsGivingDayMax, points_giving_month_max = :pointsGivingMonthMax,
          campaign_approval_above = :campaignApprovalAbove
        """).bindMethods(s).execute();
  }

  static Terms newestTerms(Handle h, Instant now) {
    return h.createQuery("""
        select version, text_fa, text_en, valid_from from club_terms where valid_from <= :now order by version desc limit 1
        """).bind("now", now).mapTo(Terms.class).one();
  }

  static Terms insertTerms(Handle h, LocalText text, Instant from) {
    return h.createQuery("""
        insert into club_terms (version, text_fa, text_en, valid_from)
        select coalesce(max(version), 0) + 1, :fa, :en, :from from club_terms
        returning version, text_fa, text_en, valid_from
        """).bind("fa", text.fa()).bind("en", text.en()).bind("from", from).mapTo(Terms.class).one();
  }
}
