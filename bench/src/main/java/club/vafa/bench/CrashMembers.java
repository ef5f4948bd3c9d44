package club.vafa.bench;

import club.vafa.campaign.Results;
import club.vafa.db.Db;
import club.vafa.message.End;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Those to whom the campaign goes: seven of ten have a chat, two a phone, one both; and what each of them got, by the books and by the providers' record.
record CrashMembers(int size) {

  static final String TEXT = "ghased-4711";
  private static final long FIRST_CHAT = 700_000;

  /// What was found: members without a delivery, or sent by the books without anything arriving, are skipped; more than one message, or any at all to
  /// the control group, is doubled. Refused: no message, and the provider said why. Abandoned: unknown because a lease ran out.
  record Found(int members, long skipped, long doubled, long sent, long refused, long unknown, long abandoned, long unknownArrived, boolean sums,
      long runs) {}

  private record Row(String name, boolean control, Optional<String> ending, Optional<String> reason) {
    int number() {
      return Integer.parseInt(name);
    }
  }

  void fill(Db db, SpoiltWires wires) throws Exception {
    db.jdbi().useHandle(this::insert);
    wires.chats(FIRST_CHAT, size);
  }

  private static boolean chat(int number) {
    return number % 10 > 1;
  }

  private static boolean phone(int number) {
    return number % 10 < 3;
  }

  private static String number(int member) {
    return "+98912" + (1_000_000 + member);
  }

  private void insert(Handle h) {
    h.execute("""
        insert into member (id, name, name_key, language, status, joined_at, joined_how, seen_at)
        select gen_random_uuid(), i::text, i::text, case when i %% 5 = 0 then 'EN' else 'FA' end, 'ACTIVE', now(), 'TELEGRAM', now()
        from generate_series(0, %d) i
        """.formatted(size - 1));
    h.execute("""
        insert into chat_link (channel, address, member_id, linked_at)
        select 'TELEGRAM', (%d + name::int)::text, id, now() from member where name::int %% 10 > 1
        """.formatted(FIRST_CHAT));
    h.execute("""
        insert into chat_link (channel, address, member_id, linked_at)
        select 'SMS', '+98912' || (1000000 + name::int), id, now() from member where name::int % 10 < 3
        """);
    h.execute("""
        insert into consent_now (member_id, channel, kind, given, at)
        select member_id, channel, k, true, now() from chat_link cross join (values ('CLUB'), ('SERVICE')) v (k)
        """);
    h.execute("analyze");
  }

  Found look(Db db, SpoiltWires wires, Results.RunResults run) {
    var rows = db.read(CrashMembers::rows);
    long skipped = size - rows.size();
    long doubled = 0;
    long refused = 0;
    long abandoned = 0;
    long unknownArrived = 0;
    for (var row : rows) {
      long got = got(wires, row.number());
      doubled += row.control() ? got : Math.max(0, got - 1);
      if (row.control()) {
        continue;
      }
      var end = row.ending().map(End::valueOf);
      boolean notThere = end.isEmpty() || end.get() == End.SENT && got == 0 || end.get() == End.CANCELLED || end.get() == End.SUPPRESSED;
      skipped += notThere ? 1 : 0;
      refused += end.filter(End.FAILED::equals).isPresent() ? 1 : 0;
      abandoned += row.reason().filter("LEASE_EXPIRED"::equals).isPresent() ? 1 : 0;
      unknownArrived += end.filter(End.UNKNOWN::equals).isPresent() ? got : 0;
    }
    var tally = run.tally();
    boolean sums = tally.planned() == run.planned() && run.planned() + run.control() == size && tally.open() == 0;
    return new Found(size, skipped, doubled, tally.sent(), refused, tally.unknown(), abandoned, unknownArrived, sums,
        db.read(h -> h.createQuery("select count(*) from campaign_run").mapTo(Long.class).one()));
  }

  private static long got(SpoiltWires wires, int number) {
    return (chat(number) ? wires.inChat(FIRST_CHAT + number, TEXT) : 0) + (phone(number) ? wires.onPhone(number(number), TEXT) : 0);
  }

  private static List<Row> rows(Handle h) {
    return h.createQuery("""
        select m.name, d.control, e.ending, e.reason
        from campaign_delivery d
        join member m on m.id = d.member_id
        left join message_done e on e.id = d.message_id
        """).mapTo(Row.class).list();
  }
}
