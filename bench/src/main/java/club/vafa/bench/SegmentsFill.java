package club.vafa.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A club's past, written by SQL: what happened to a member follows from the member's number, so that every run has the same. Nothing is
/// checked and only primary keys are kept while it is written; the other indexes are built afterwards.
final class SegmentsFill {

  private static final int PART = 100_000;
  private static final int AT_ONCE = 2;

  private final BenchClub club;
  private final Progress progress;

  SegmentsFill(BenchClub club, Progress progress) {
    this.club = club;
    this.progress = progress;
  }

  void fill(int members) throws Exception {
    sql("""
        insert into product_category (code, name_fa, name_en) select 'c-' || i, 'c', 'c' from generate_series(0, 9) i;
        insert into product (id, code, name_fa, name_en, category, price, created_at)
          select gen_random_uuid(), 'p-' || i, 'p', 'p', 'c-' || i / 10, 100000, now() from generate_series(0, 99) i;
        """);
    var indexes = drop("member", "purchase", "lot", "chat_link", "occasion", "consent_now");
    var there = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var parts = IntStream.iterate(0, from -> from < members, from -> from + PART).mapToObj(from -> threads.submit(() -> {
        int to = Math.min(members, from + PART);
        part(from, to);
        progress.say(String.format(Locale.ROOT, "%d members are there", there.addAndGet(to - from)));
      })).toList();
      for (var part : parts) {
        part.get();
      }
    }
    build(indexes);
    sql("analyze");
  }

  /// Takes the indexes away that no constraint stands on; answers how they are built again.
  List<String> drop(String... tables) {
    return club.core().db.read(h -> {
      var all = h.createQuery("""
          select cast(x.indexrelid as regclass) as name, pg_get_indexdef(x.indexrelid) as built from pg_index x
          where x.indrelid = any(cast(:tables as regclass[])) and not exists (select from pg_constraint c where c.conindid = x.indexrelid)
          """).bindArray("tables", String.class, (Object[]) tables).mapTo(Index.class).list();
      all.forEach(index -> h.execute("drop index " + index.name()));
      return all.stream().map(Index::built).toList();
    });
  }

  void build(List<String> indexes) {
    club.core().db.read(h -> {
      h.execute("set maintenance_work_mem = '512MB'");
      indexes.forEach(h::execute);
      return h.execute("reset maintenance_work_mem");
    });
  }

  /// An index, and the statement by which it is built.
  record Index(String name, String built) {}

  private void sql(String text) {
    club.core().db.read(h -> h.createScript(text).execute());
  }

  private void part(int from, int to) {
    club.core().db.read(h -> {
      h.execute("set session_replication_role = replica");
      h.execute("create temporary table if not exists person (n int, id uuid)");
      h.execute("truncate person");
      h.execute("insert into person (n, id) select n, gen_random_uuid() from generate_series(?, ?) n", from, to - 1);
      h.execute("""
          insert into member (id, name, name_key, language, status, joined_at, joined_how, seen_at)
          select id, 'عضو', 'عضو', case when n % 5 = 0 then 'EN' else 'FA' end, case when n % 50 = 0 then 'LEFT' else 'ACTIVE' end,
            now() - make_interval(days => abs(hashint4(n)) % 900), 'TELEGRAM', now() - make_interval(days => abs(hashint4(n + 7)) % 400)
          from person
          """);
      h.execute("""
          insert into purchase (member_id, id, branch_id, till, receipt, business_day, at, paid, currency, items, earned, points, recorded_at)
          select p.id, gen_random_uuid(), b.id, '1', 'r', d.day, cast(d.day as timestamptz), x.amount, 'IRR', jsonb_build_array(
              jsonb_build_object('product', 'p-' || abs(hashint4(p.n * 31 + i)) % 100, 'quantity', 1,
                'price', jsonb_build_object('amount', x.amount, 'currency', 'IRR'))),
            '{"tier": "00000000-0000-7000-8000-000000000001", "nth": 1, "lines": []}', x.amount / 100000, cast(d.day as timestamptz)
          from person p
          cross join lateral generate_series(1, case when p.n % 4 = 0 then 0 else 1 + abs(hashint4(p.n + 3)) % 9 end) i
          cross join lateral (select 100000 * (1 + abs(hashint4(p.n * 17 + i)) % 150) as amount) x
          cross join lateral (select current_date - (abs(hashint4(p.n * 13 + i)) % case when p.n % 3 = 0 then 120 else 720 end) as day) d
          join branch b on b.code = (array['north', 'centre', 'south'])[1 + abs(hashint4(p.n * 7 + i / 3)) % 3]
          """);
      h.execute("""
          insert into lot (holder_id, id, unit, transfer_id, amount, remaining, expires_at, at)
          select id, gen_random_uuid(), 'POINTS', gen_random_uuid(), 2000, 1 + abs(hashint4(n + 11)) % 2000,
            case when n % 2 = 0 then now() + make_interval(days => abs(hashint4(n + 5)) % 365) end, now()
          from person where n % 4 > 0
          """);
      h.execute("""
          insert into balance (holder_id, unit, posted) select p.id, 'POINTS', l.remaining from person p join lot l on l.holder_id = p.id
          """);
      h.execute("""
          insert into member_tier (member_id, tier_id, since)
          select p.id, t.id, now() - interval '50 days' from person p join tier t on t.rank = 1 + (case when p.n % 10 = 0 then 2 when p.n % 4 = 0 then 1 else 0 end)
          """);
      h.execute("""
          insert into occasion (member_id, id, kind, calendar, year, month, day, leap, entered_on, gift_from)
          select id, gen_random_uuid(), 'BIRTHDAY', 'JALALI', 1330 + n % 55, 1 + abs(hashint4(n)) % 12, 1 + abs(hashint4(n + 1)) % 29, 'DAY_BEFORE',
            current_date, current_date
          from person where n % 3 > 0
          """);
      h.execute("""
          insert into chat_link (channel, address, member_id, linked_at)
          select c, c || p.n, p.id, now() from person p cross join unnest(array['TELEGRAM', 'SMS']) c where c = 'SMS' or p.n % 2 = 0
          """);
      h.execute("""
          insert into consent_now (member_id, channel, kind, given, at)
          select p.id, c, 'CLUB', p.n % 3 > 0, now() from person p cross join unnest(array['TELEGRAM', 'SMS']) c where c = 'SMS' or p.n % 2 = 0
          """);
      return h.execute("reset session_replication_role");
    });
  }
}
