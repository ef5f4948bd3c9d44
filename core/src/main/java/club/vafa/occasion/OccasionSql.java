package club.vafa.occasion;

import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.db.Pipeline;
import club.vafa.value.MemberId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class OccasionSql {

  record Row(UUID id, MemberId memberId, OccasionKind kind, CalendarKind calendar, int year, int month, int day, LeapChoice leap,
      LocalDate enteredOn, Optional<LocalDate> changedOn, LocalDate giftFrom) {
    Occasion occasion() {
      return new Occasion(id, memberId, kind, new Anniversary(calendar, year, month, day, leap), enteredOn, changedOn, giftFrom);
    }
  }

  private OccasionSql() {
  }

  static boolean insertIfAbsent(Handle h, Occasion o) {
    return h.createUpdate("""
        insert into occasion (member_id, id, kind, calendar, year, month, day, leap, entered_on, gift_from)
        values (:member, :id, :kind, :calendar, :year, :month, :day, :leap, :enteredOn, :giftFrom)
        on conflict (member_id, kind) where kind in ('BIRTHDAY', 'WEDDING') do nothing
        """)
        .bind("member", o.member()).bind("id", o.id()).bind("kind", o.kind()).bind("calendar", o.day().kind()).bind("year", o.day().year())
        .bind("month", o.day().month()).bind("day", o.day().day()).bind("leap", o.day().leap()).bind("enteredOn", o.enteredOn())
        .bind("giftFrom", o.giftFrom()).execute() == 1;
  }

  static void insertIfAbsent(Pipeline writes, Occasion o) {
    writes.write("""
        insert into occasion (member_id, id, kind, calendar, year, month, day, leap, entered_on, gift_from)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (member_id, kind) where kind in ('BIRTHDAY', 'WEDDING') do nothing
        """,
        o.member(), o.id(), o.kind(), o.day().kind(), o.day().year(), o.day().month(), o.day().day(), o.day().leap(), o.enteredOn(), o.giftFrom());
  }

  static void update(Handle h, Occasion o) {
    h.createUpdate("""
        update occasion set calendar = :calendar, year = :year, month = :month, day = :day, leap = :leap,
          entered_on = :enteredOn, changed_on = :changedOn, gift_from = :giftFrom
        where member_id = :member and id = :id
        """)
        .bind("member", o.member()).bind("id", o.id()).bind("calendar", o.day().kind()).bind("year", o.day().year())
        .bind("month", o.day().month()).bind("day", o.day().day()).bind("leap", o.day().leap()).bind("enteredOn", o.enteredOn())
        .bind("changedOn", o.changedOn().orElseThrow()).bind("giftFrom", o.giftFrom()).execute();
  }

  static void setLeap(Handle h, Occasion o, LeapChoice leap) {
    h.createUpdate("update occasion set leap = :leap where member_id = :member and id = :id")
        .bind("member", o.member()).bind("id", o.id()).bind("leap", leap).execute();
  }

  static Optional<Occasion> lock(Handle h, MemberId member, OccasionKind kind) {
    return h.createQuery("""
        select id, member_id, kind, calendar, year, month, day, leap, entered_on, changed_on, gift_from
        from occasion
        where member_id = :member and kind = :kind
        for update
        """)
        .bind("member", member).bind("kind", kind).mapTo(Row.class).findOne().map(Row::occasion);
  }

  static Optional<Occasion> find(Handle h, MemberId member, OccasionKind kind) {
    return h.createQuery("""
        select id, member_id, kind, calendar, year, month, day, leap, entered_on, changed_on, gift_from
        from occasion
        where member_id = :member and kind = :kind
        """)
        .bind("member", member).bind("kind", kind).mapTo(Row.class).findOne().map(Row::occasion);
  }

  static List<Occasion> of(Handle h, MemberId member) {
    return h.createQuery("""
        select id, member_id, kind, calendar, year, month, day, leap, entered_on, changed_on, gift_from
        from occasion
        where member_id = :member
        order by id
        """)
        .bind("member", member).mapTo(Row.class).map(Row::occasion).list();
  }

  static Pipeline.Later<List<Occasion>> of(Pipeline asks, MemberId member) {
    return asks.query(row -> new Occasion(row.getObject(1, UUID.class), member, OccasionKind.valueOf(row.getString(2)),
        new Anniversary(CalendarKind.valueOf(row.getString(3)), row.getInt(4), row.getInt(5), row.getInt(6), LeapChoice.valueOf(row.getString(7))),
        row.getObject(8, LocalDate.class), Optional.ofNullable(row.getObject(9, LocalDate.class)), row.getObject(10, LocalDate.class)), """
        select id, kind, calendar, year, month, day, leap, entered_on, changed_on, gift_from
        from occasion
        where member_id = ?
        order by id
        """, member);
  }

  /** Those that bear one of the names and were entered by that day. */
  static List<Occasion> named(Handle h, List<DueDay> names, LocalDate enteredBy, Optional<DuePage.Cursor> after, int limit) {
    return h.createQuery("""
        select o.id, o.member_id, o.kind, o.calendar, o.year, o.month, o.day, o.leap, o.entered_on, o.changed_on, o.gift_from
        from unnest(:calendars, :months, :days) n (calendar, month, day)
        join occasion o on o.calendar = n.calendar and o.month = n.month and o.day = n.day
        where o.entered_on <= :enteredBy
          and (cast(:member as uuid) is null or (o.member_id, o.id) > (cast(:member as uuid), cast(:id as uuid)))
        order by o.member_id, o.id
        limit :limit
        """)
        .bindArray("calendars", String.class, names.stream().map(name -> name.kind().name()).toList())
        .bindArray("months", Integer.class, names.stream().map(DueDay::month).toList())
        .bindArray("days", Integer.class, names.stream().map(DueDay::day).toList())
        .bind("enteredBy", enteredBy).bind("member", after.map(cursor -> cursor.member().value()).orElse(null))
        .bind("id", after.map(DuePage.Cursor::occasion).orElse(null)).bind("limit", limit)
        .mapTo(Row.class).map(Row::occasion).list();
  }
}
