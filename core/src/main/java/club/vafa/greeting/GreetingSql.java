package club.vafa.greeting;

import club.vafa.value.CouponId;
import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

final class GreetingSql {

  /** A greeting as it is written down: with its message, or why there is none. */
  record Row(Wish wish, Instant at, long points, Optional<MessageId> message, Optional<String> unsent) {
  }

  private record Day(UUID occasionId, LocalDate day) {
  }

  private GreetingSql() {
  }

  /**
   * Writes down that they are greeted; answers the members whom nobody had greeted for it before. A person is not greeted under two ids: not
   * within a year for what everybody has once, nor for the same day or the same public occasion's year.
   */
  static Set<MemberId> claim(Handle h, List<Row> rows, Instant since) {
    if (rows.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(h.createQuery("""
        insert into greeting (member_id, occasion_id, kind, calendar, year, day, greeted_at, points, message_id, unsent_reason)
        select w.member_id, w.occasion_id, w.kind, w.calendar, w.year, w.day, :at, w.points, w.message_id, w.unsent
        from unnest(:members, :occasions, :kinds, :calendars, :years, cast(:days as date[]), :points, :messages, :unsent)
          w (member_id, occasion_id, kind, calendar, year, day, points, message_id, unsent)
        where not exists (
          select from person_ids(w.member_id) p (id)
          join greeting g on g.member_id = p.id
          where p.id <> w.member_id and g.kind = w.kind and case w.kind
            when 'PUBLIC' then g.occasion_id = w.occasion_id and g.year = w.year
            when 'OWN' then g.day = w.day
            else g.greeted_at > :since end)
        order by w.member_id
        on conflict on constraint greeting_once do nothing
        returning member_id
        """)
        .bindArray("members", UUID.class, each(rows, row -> row.wish().member().value()))
        .bindArray("occasions", UUID.class, each(rows, row -> row.wish().occasion()))
        .bindArray("kinds", String.class, each(rows, row -> row.wish().kind().name()))
        .bindArray("calendars", String.class, each(rows, row -> row.wish().calendar().name()))
        .bindArray("years", Integer.class, each(rows, row -> row.wish().year()))
        .bindArray("days", String.class, each(rows, row -> row.wish().day().toString()))
        .bindArray("points", Long.class, each(rows, Row::points))
        .bindArray("messages", UUID.class, each(rows, row -> row.message().map(MessageId::value).orElse(null)))
        .bindArray("unsent", String.class, each(rows, row -> row.unsent().orElse(null)))
        .bind("at", rows.getFirst().at()).bind("since", since).mapTo(MemberId.class).list());
  }

  private static Object[] each(List<Row> rows, Function<Row, @Nullable Object> column) {
    return rows.stream().map(column).toArray();
  }

  /** Those were given their points before, for the same day under another id. */
  static void noPoints(Handle h, List<Wish> wishes) {
    wishes.forEach(wish -> h.createUpdate("""
        update greeting set points = 0 where member_id = :member and occasion_id = :occasion and calendar = :calendar and year = :year
        """)
        .bind("member", wish.member()).bind("occasion", wish.occasion()).bind("calendar", wish.calendar()).bind("year", wish.year()).execute());
  }

  static void coupons(Handle h, Map<Wish, CouponId> given) {
    if (given.isEmpty()) {
      return;
    }
    var wishes = List.copyOf(given.keySet());
    h.createUpdate("""
        update greeting g set coupon_id = w.coupon_id
        from unnest(:members, :occasions, :calendars, :years, :coupons) w (member_id, occasion_id, calendar, year, coupon_id)
        where g.member_id = w.member_id and g.occasion_id = w.occasion_id and g.calendar = w.calendar and g.year = w.year
        """)
        .bindArray("members", UUID.class, wishes.stream().map(wish -> wish.member().value()).toArray())
        .bindArray("occasions", UUID.class, wishes.stream().map(Wish::occasion).toArray())
        .bindArray("calendars", String.class, wishes.stream().map(wish -> wish.calendar().name()).toArray())
        .bindArray("years", Integer.class, wishes.stream().map(Wish::year).toArray())
        .bindArray("coupons", UUID.class, wishes.stream().map(wish -> given.get(wish).value()).toArray()).execute();
  }

  /** On which days these were greeted as days of another calendar, by occasion. */
  static Map<UUID, List<LocalDate>> daysInOtherCalendars(Handle h, List<Wish> wishes) {
    if (wishes.isEmpty()) {
      return Map.of();
    }
    return h.createQuery("""
        select g.occasion_id, g.day
        from unnest(:members, :occasions, :calendars) w (member_id, occasion_id, calendar)
        join greeting g on g.member_id = w.member_id and g.occasion_id = w.occasion_id
        where g.calendar <> w.calendar
        """)
        .bindArray("members", UUID.class, wishes.stream().map(wish -> wish.member().value()).toArray())
        .bindArray("occasions", UUID.class, wishes.stream().map(Wish::occasion).toArray())
        .bindArray("calendars", String.class, wishes.stream().map(wish -> wish.calendar().name()).toArray())
        .mapTo(Day.class).stream().collect(Collectors.groupingBy(Day::occasionId, Collectors.mapping(Day::day, Collectors.toList())));
  }

  /** Of these those that were greeted before, so that a run that comes again does little. */
  static Set<UUID> greeted(Handle h, List<Wish> wishes) {
    if (wishes.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(h.createQuery("""
        select g.occasion_id
        from unnest(:members, :occasions, :calendars, :years) w (member_id, occasion_id, calendar, year)
        join greeting g on g.member_id = w.member_id and g.occasion_id = w.occasion_id and g.calendar = w.calendar and g.year = w.year
        """)
        .bindArray("members", UUID.class, wishes.stream().map(wish -> wish.member().value()).toArray())
        .bindArray("occasions", UUID.class, wishes.stream().map(Wish::occasion).toArray())
        .bindArray("calendars", String.class, wishes.stream().map(wish -> wish.calendar().name()).toArray())
        .bindArray("years", Integer.class, wishes.stream().map(Wish::year).toArray())
        .mapTo(UUID.class).list());
  }
}
