package club.vafa.occasion;

import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.value.LocalText;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

final class PublicSql {

  private enum Shape {
    FIXED, WEEKDAY, EASTER
  }

  record Row(UUID id, String code, PublicList list, String nameFa, String nameEn, Shape shape, CalendarKind calendar,
      Optional<Integer> month, Optional<Integer> day, Optional<LeapChoice> leap, Optional<Integer> weekday, Optional<Integer> nth, int shift,
      boolean active) {

    PublicOccasion occasion(Map<Integer, Integer> moves) {
      return new PublicOccasion(id, code, list, new LocalText(nameFa, nameEn), rule(), active, moves);
    }

    private DayRule rule() {
      return switch (shape) {
        case FIXED -> new DayRule.Fixed(calendar, month.orElseThrow(), day.orElseThrow(), leap.orElseThrow());
        case WEEKDAY -> new DayRule.Weekday(calendar, month.orElseThrow(), DayOfWeek.of(weekday.orElseThrow()), nth.orElseThrow(), shift);
        case EASTER -> new DayRule.Easter(shift);
      };
    }
  }

  record Move(UUID occasionId, int year, int days) {
  }

  private PublicSql() {
  }

  static List<PublicOccasion> all(Handle h) {
    var moves = h.createQuery("select occasion_id, year, days from public_occasion_move").mapTo(Move.class).stream()
        .collect(Collectors.groupingBy(Move::occasionId, Collectors.toMap(Move::year, Move::days)));
    return h.createQuery("""
        select id, code, list, name_fa, name_en, shape, calendar, month, day, leap, weekday, nth, shift, active
        from public_occasion
        order by code
        """).mapTo(Row.class).map(row -> row.occasion(moves.getOrDefault(row.id(), Map.of()))).list();
  }

  /** Those who write wait for each other: what they read of an occasion stays so. */
  static void lock(Handle h) {
    h.execute("lock table public_occasion in share row exclusive mode");
  }

  static void insert(Handle h, PublicOccasion o) {
    bind(h.createUpdate("""
        insert into public_occasion (id, code, list, name_fa, name_en, shape, calendar, month, day, leap, weekday, nth, shift, active)
        values (:id, :code, :list, :fa, :en, :shape, :calendar, :month, :day, :leap, :weekday, :nth, :shift, :active)
        """), o).bind("code", o.code()).bind("list", o.list()).execute();
  }

  static void update(Handle h, PublicOccasion o) {
    bind(h.createUpdate("""
        update public_occasion set name_fa = :fa, name_en = :en, shape = :shape, calendar = :calendar, month = :month, day = :day,
          leap = :leap, weekday = :weekday, nth = :nth, shift = :shift, active = :active
        where id = :id
        """), o).execute();
  }

  private static Update bind(Update sql, PublicOccasion o) {
    sql.bind("id", o.id()).bind("fa", o.name().fa()).bind("en", o.name().en()).bind("active", o.active())
        .bind("calendar", o.rule().calendar());
    return switch (o.rule()) {
      case DayRule.Fixed(var calendar, int month, int day, LeapChoice leap) -> columns(sql, Shape.FIXED, month, day, leap.name(), null, null, 0);
      case DayRule.Weekday(var calendar, int month, DayOfWeek weekday, int nth, int shift) ->
          columns(sql, Shape.WEEKDAY, month, null, null, weekday.getValue(), nth, shift);
      case DayRule.Easter(int shift) -> columns(sql, Shape.EASTER, null, null, null, null, null, shift);
    };
  }

  private static Update columns(Update sql, Shape shape, @Nullable Integer month, @Nullable Integer day, @Nullable String leap,
      @Nullable Integer weekday, @Nullable Integer nth, int shift) {
    return sql.bind("shape", shape).bind("month", month).bind("day", day).bind("leap", leap).bind("weekday", weekday).bind("nth", nth)
        .bind("shift", shift);
  }

  /** No days: as reckoned. */
  static void move(Handle h, UUID occasion, int year, int days, Instant at) {
    if (days == 0) {
      h.createUpdate("delete from public_occasion_move where occasion_id = :id and year = :year").bind("id", occasion).bind("year", year).execute();
      return;
    }
    h.createUpdate("""
        insert into public_occasion_move (occasion_id, year, days, moved_at) values (:id, :year, :days, :at)
        on conflict on constraint public_occasion_move_key do update set days = excluded.days, moved_at = excluded.moved_at
        """)
        .bind("id", occasion).bind("year", year).bind("days", days).bind("at", at).execute();
  }

  static void dropMoves(Handle h, UUID occasion) {
    h.createUpdate("delete from public_occasion_move where occasion_id = :id").bind("id", occasion).execute();
  }
}
