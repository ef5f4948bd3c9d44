package club.vafa.bench;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Fills a club with members and books that fit together, by the slice and in the database itself: each member has a phone, a chat, a balance and some
/// transfers brought over from another system, each with its two entries and its lot. The audit finds nothing wrong with them.
final class ManyMembers {

  private static final int SLICE = 50_000;
  private static final int POINTS = 40;
  private static final int FIRST_CHAT = 10_000_000;

  private final Jdbi jdbi;
  private final int transfersEach;

  ManyMembers(Jdbi jdbi, int transfersEach) {
    this.jdbi = jdbi;
    this.transfersEach = transfersEach;
  }

  /// Adds so many; answers how many entries there are then.
  long add(int members, Progress progress) {
    for (int first = 0; first < members; first += SLICE) {
      int from = first;
      int until = Math.min(members, first + SLICE);
      jdbi.useTransaction(h -> slice(h, from, until));
      progress.say(String.format(Locale.ROOT, "%,d of %,d members", until, members));
    }
    jdbi.useHandle(h -> h.execute("vacuum analyze"));
    return jdbi.withHandle(h -> h.createQuery("select count(*) from entry").mapTo(Long.class).one());
  }

  List<UUID> ids() {
    return jdbi.withHandle(h -> h.createQuery("select id from member where status = 'ACTIVE'").mapTo(UUID.class).list());
  }

  private void slice(Handle h, int from, int until) {
    h.execute("set local synchronous_commit = off");
    h.execute("create temporary table fresh on commit drop as select n, gen_random_uuid() as id from generate_series(?, ? - 1) n order by id", from, until);
    var at = OffsetDateTime.of(2025, 3, 21, 8, 0, 0, 0, ZoneOffset.UTC);
    h.execute("""
        insert into member (id, name, name_key, language, status, joined_at, joined_how, terms_version, seen_at)
        select id, 'عضو ' || n, 'عضو ' || n, 'FA', 'ACTIVE', ?, 'IMPORT', 1, ? from fresh order by id
        """, at, at);
    h.execute("insert into phone_claim (phone, since, member_id, verified_how) select '+98935' || (1000000 + n), ?, id, 'CODE' from fresh", at);
    h.execute("insert into chat_link (channel, address, member_id, linked_at) select 'TELEGRAM', (? + n)::text, id, ? from fresh", FIRST_CHAT, at);
    h.execute("""
        insert into consent_now (member_id, channel, kind, given, at)
        select id, 'TELEGRAM', kind, true, ? from fresh cross join (values ('SERVICE'), ('CLUB')) k (kind) order by id
        """, at);
    h.execute("insert into balance (holder_id, unit, posted) select id, 'POINTS', ? from fresh order by id", POINTS * transfersEach);
    h.execute("""
        create temporary table given on commit drop as
        select f.id as holder, gen_random_uuid() as transfer, gen_random_uuid() as lot, t.i from fresh f cross join generate_series(1, ?) t (i) order by f.id
        """, transfersEach);
    h.execute("""
        insert into transfer (holder_id, id, unit, reason, facts, at)
        select holder, transfer, 'POINTS', 'IMPORT', '{}', cast(? as timestamptz) + make_interval(days => i) from given
        """, at);
    h.execute("""
        insert into entry (holder_id, transfer_id, line, account, unit, amount)
        select holder, transfer, line, account, 'POINTS', amount
        from given cross join (values (1, 'HOLDER', ?), (2, 'IMPORTED', -?)) e (line, account, amount)
        """, POINTS, POINTS);
    h.execute("""
        insert into lot (holder_id, id, unit, transfer_id, amount, remaining, expires_at, at, worth)
        select holder, lot, 'POINTS', transfer, ?, ?, cast(? as timestamptz) + make_interval(years => 10, days => i),
          cast(? as timestamptz) + make_interval(days => i), 100000 from given
        """, POINTS, POINTS, at, at);
  }

  /// So many of them, spread over all.
  static List<UUID> some(List<UUID> ids, int max) {
    int step = Math.max(1, ids.size() / max);
    return IntStream.iterate(0, i -> i < ids.size(), i -> i + step).limit(max).mapToObj(ids::get).toList();
  }
}
