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

  record Row(UUID id, MemberId memberId, OccasionKind kind, Optional<String> title, CalendarKind calendar, int year, int month, int day,
      LeapChoice leap, LocalDate enteredOn, Optional<LocalDate> changedOn, LocalDate giftFrom, Optional<LocalDate> removedOn) {
    Occasion occasion() {
      return new Occasion(id, memberId, kind, title, new Anniversary(calendar, year, month, day, leap), enteredOn, changedOn, giftFrom);
    }
  }

  private static final String SELECT = """
      select o.id, o.member_id, o.kind, o.title, o.calendar, o.year, o.month, o.day, o.leap, o.entered_on, o.changed_on, o.gift_from, o.removed_on
      """;

  private OccasionSql() {
  }

  static boolean insertIfAbsent(Handle h, Occasion o) {
    return h.createUpdate("""
        insert into occasion (member_id, id, kind, title, calendar, year, month, day, leap, entered_on, gift_from)
        values (:member, :id, :kind, :title, :calendar, :year, :month, :day, :leap, :enteredOn, :giftFrom)
        on conflict (member_id, kind) where kind in ('BIRTHDAY', 'WEDDING') do nothing
        """)
        .bind("member", o.member()).bind("id", o.id()).bind("kind", o.kind()).bind("title", o.title().orElse(null))
        .bind("calendar", o.day().kind()).bind("year", o.day().year()).bind("month", o.day().month()).bind("day", o.day().day())
        .bind("leap", o.day().leap()).bind("enteredOn", o.enteredOn()).bind("giftFrom", o.giftFrom()).execute() == 1;
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
          entered_on = :enteredOn, changed_on = :changedOn, gift_from = :giftFrom, title = :title, removed_on = null
        where member_id = :member and id = :id
        """)
        .bind("member", o.member()).bind("id", o.id()).bind("calendar", o.day().kind()).bind("year", o.day().year())
        .bind("month", o.day().month()).bind("day", o.day().day()).bind("leap", o.day().leap()).bind("enteredOn", o.enteredOn())
        .bind("changedOn", o.changedOn().orElse(null)).bind("giftFrom", o.giftFrom()).bind("title", o.title().orElse(null)).execute();
  }

  static void setLeap(Handle h, Occasion o, LeapChoice leap) {
    h.createUpdate("update occasion set leap = :leap where member_id = :member and id = :id")
        .bind("member", o.member()).bind("id", o.id()).bind("leap", leap).execute();
  }

  /** A day that was taken back too. */
  static Optional<Row> lock(Handle h, MemberId member, OccasionKind kind) {
    return h.createQuery(SELECT + "from occasion o where o.member_id = :member and o.kind = :kind for update")
        .bind("member", member).bind("kind", kind).mapTo(Row.class).findOne();
  }

  static Optional<Row> lock(Handle h, MemberId member, UUID id) {
    return h.createQuery(SELECT + "from occasion o where o.member_id = :member and o.id = :id and o.removed_on is null for update")
        .bind("member", member).bind("id", id).mapTo(Row.class).findOne();
  }

  /** Whoever counts a member's days before adding one waits for others who do. */
  static void lockAll(Handle h, MemberId member) {
    h.createQuery("select pg_advisory_xact_lock(hashtextextended('occasion:' || :member, 0))::text").bind("member", member.toString())
        .mapTo(String.class).findOne();
  }

  /** Of the member's own days those that stand and those that were taken back since then. */
  static int own(Handle h, MemberId member, LocalDate since) {
    return h.createQuery("""
        select count(*) from occasion
        where member_id = :member and kind = 'OWN' and (removed_on is null or removed_on > :since)
        """).bind("member", member).bind("since", since).mapTo(Integer.class).one();
  }

  static void remove(Handle h, Occasion o, LocalDate on) {
    h.createUpdate("update occasion set removed_on = :on where member_id = :member and id = :id")
        .bind("member", o.member()).bind("id", o.id()).bind("on", on).execute();
  }

  static Optional<Occasion> find(Handle h, MemberId member, OccasionKind kind) {
    return h.createQuery(SELECT + "from occasion o where o.member_id = :member and o.kind = :kind and o.removed_on is null")
        .bind("member", member).bind("kind", kind).mapTo(Row.class).findOne().map(Row::occasion);
  }

  static List<Occasion> of(Handle h, MemberId member) {
    return h.createQuery(SELECT + "from occasion o where o.member_id = :member and o.removed_on is null order by o.id")
        .bind("member", member).mapTo(Row.class).map(Row::occasion).list();
  }

  static Pipeline.Later<List<Occasion>> of(Pipeline asks, MemberId member) {
    return asks.query(row -> new Occasion(row.getObject(1, UUID.class), member, OccasionKind.valueOf(row.getString(2)), Optional.empty(),
        new Anniversary(CalendarKind.valueOf(row.getString(3)), row.getInt(4), row.getInt(5), row.getInt(6), LeapChoice.valueOf(row.getString(7))),
        row.getObject(8, LocalDate.class), Optional.ofNullable(row.getObject(9, LocalDate.class)), row.getObject(10, LocalDate.class)), """
        select id, kind, calendar, year, month, day, leap, entered_on, changed_on, gift_from
        from occasion
        where member_id = ? and removed_on is null
        order by id
        """, member);
  }

  /** Those that bear one of the names and were entered by that day. */
  static List<Occasion> named(Handle h, List<DueDay> names, LocalDate enteredBy, Optional<DuePage.Cursor> after, int limit) {
    return h.createQuery(SELECT + """
        from unnest(:calendars, :months, :days) n (calendar, month, day)
        join occasion o on o.calendar = n.calendar and o.month = n.month and o.day = n.day
        where o.entered_on <= :enteredBy and o.removed_on is null
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
