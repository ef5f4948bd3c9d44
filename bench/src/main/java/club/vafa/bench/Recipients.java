package club.vafa.bench;

import org.jdbi.v3.core.Handle;

/// Members as they are after joining in Telegram and agreeing to club messages, in a few statements: in the order of their ids, and without looking each
/// member up again, so that a million take a minute and not ten.
final class Recipients {
  static final long FIRST_CHAT = 10_000_000;

  private Recipients() {}

  /// The first so many of them have agreed to messages by SMS too.
  static void fill(Handle h, int members, int withSms) {
    h.execute("set synchronous_commit = off");
    h.execute("set session_replication_role = replica");
    h.execute("create temporary table fresh as select i, gen_random_uuid() as id from generate_series(1, ?) i", members);
    h.execute("""
        insert into member (id, name, name_key, language, status, joined_at, joined_how, seen_at)
        select id, 'عضو ' || i, 'عضو ' || i, case when i % 5 = 0 then 'EN' else 'FA' end, 'ACTIVE', now(), 'TELEGRAM', now() from fresh order by id
        """);
    h.execute("insert into chat_link (channel, address, member_id, linked_at) select 'TELEGRAM', (? + i - 1)::text, id, now() from fresh", FIRST_CHAT);
    h.execute("""
        insert into chat_link (channel, address, member_id, linked_at) select 'SMS', '+98912' || (1000000 + i), id, now() from fresh where i <= ?
        """, withSms);
    h.execute("""
        insert into consent_now (member_id, channel, kind, given, at)
        select id, c, k, true, now() from fresh cross join (values ('TELEGRAM'), ('SMS')) v (c) cross join (values ('CLUB'), ('SERVICE')) w (k)
        where c = 'TELEGRAM' or i <= ? order by id
        """, withSms);
    h.execute("drop table fresh");
    h.execute("set session_replication_role = origin");
    h.execute("set synchronous_commit = on");
    h.execute("vacuum analyze");
    h.execute("checkpoint");
  }
}
