package club.vafa.segment;

import club.vafa.value.MemberId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Fills the read models. */
final class FreshSql {
  /** How far they have come: a look through all, day and place of one under way, and changes. */
  record Fresh(Optional<Instant> wholeAt, Optional<LocalDate> walkedOn, Optional<UUID> walkedUntil, Optional<Instant> sweptAt) {}

  private static final String COLUMNS = """
      member_id, status, language, preferred, interests, joined_on, seen_on, birth_calendar, birth_year, birth_month, birth_day, tier_id, tier_since,
        points, credit, purchases, purchases_30, purchases_90, purchases_180, purchases_365, spent, spent_30, spent_90, spent_180, spent_365,
        first_on, last_on, bought, returned, coupons, rewards, plays, chats, consents, reached
      """;

  private FreshSql() {}

  static Fresh fresh(Handle h) {
    return h.createQuery("select whole_at, walked_on, walked_until, swept_at from segment_fresh").mapTo(Fresh.class).one();
  }

  /** One at a time. */
  static void lock(Handle h) {
    h.createQuery("select id from segment_fresh for update").mapTo(Integer.class).one();
  }

  static void walked(Handle h, LocalDate day, Optional<UUID> until) {
    h.createUpdate("update segment_fresh set walked_on = :day, walked_until = :until").bind("day", day).bind("until", until.orElse(null))
        .execute();
  }

  static void whole(Handle h, Instant at) {
    h.createUpdate("update segment_fresh set whole_at = :at, walked_until = null").bind("at", at).execute();
  }

  static void swept(Handle h, Instant at) {
    h.createUpdate("update segment_fresh set swept_at = :at").bind("at", at).execute();
  }

  /** The next ids of members in order, whoever they are. */
  static List<UUID> next(Handle h, Optional<UUID> after, int max) {
    return h.createQuery("""
        select id from member where cast(:after as uuid) is null or id > cast(:after as uuid) order by id limit :max
        """).bind("after", after.orElse(null)).bind("max", max).mapTo(UUID.class).list();
  }

  /** All ids of the persons of whom something was written since, as far as that is known from the order of ids. */
  static List<UUID> changed(Handle h, UUID since, Instant from, Instant now) {
    return h.createQuery("""
        with touched (id) as (
          select e.holder_id from event e where e.id >= :since
          union select t.holder_id from transfer t where t.id >= :since
          union select p.member_id from purchase p where p.id >= :since
          union select r.member_id from refund r where r.id >= :since
          union select t.subject_id from trail t where t.id >= :since and t.subject_type = 'member'
          union select cast(t.facts ->> 'from' as uuid) from trail t where t.id >= :since and t.action = 'member.unmerge'
          union select l.holder_id from lot l where l.remaining > 0 and l.expires_at > :from and l.expires_at <= :now
        )
        select distinct coalesce(m.merged_into, m.id) from touched t join member m on m.id = t.id
        """).bind("since", since).bind("from", from).bind("now", now).mapTo(UUID.class).list();
  }

  /** Makes the rows of these persons anew; of whoever is merged or erased none is left. */
  static void refresh(Handle h, List<UUID> persons, Moment moment) {
    var ids = h.createQuery("select id from member where id = any(:persons) or merged_into = any(:persons)")
        .bindArray("persons", UUID.class, persons).mapTo(UUID.class).list();
    purchases(h, ids);
    h.createUpdate("""
        delete from segment_facts f using member m where f.member_id = any(:ids) and m.id = f.member_id and m.status not in ('ACTIVE', 'LEFT')
        """).bindArray("ids", UUID.class, ids).execute();
    var columns = COLUMNS.strip().split(",\\s*");
    var others = List.of(columns).subList(1, columns.length);
    var set = String.join(", ", others.stream().map(column -> column + " = excluded." + column).toList());
    var old = String.join(", ", others.stream().map(column -> "segment_facts." + column).toList());
    var fresh = String.join(", ", others.stream().map(column -> "excluded." + column).toList());
    var statement = h.createUpdate("insert into segment_facts (" + COLUMNS + ")\nselect " + COLUMNS + " from ("
        + FactsSql.facts("m.id = any(:persons)") + ") x\non conflict (member_id) do update set " + set + "\nwhere (" + old
        + ") is distinct from (" + fresh + ")");
    bind(statement, moment).bindArray("persons", UUID.class, persons).execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Moment moment) {
    return statement.bind("segmentNow", moment.now()).bind("segmentZone", moment.zone().getId()).bind("segmentToday", moment.today());
  }

  // Asked for by member first: a join would let the planner look through all purchases of the club for those that came back.
  private static void purchases(Handle h, List<UUID> ids) {
    var cameBack = h.createQuery("select id from purchase where member_id = any(:ids) and returned > 0").bindArray("ids", UUID.class, ids)
        .mapTo(UUID.class).list();
    for (var table : cameBack.isEmpty() ? List.<String>of() : List.of("segment_purchase", "segment_item")) {
      h.createUpdate("delete from <table> where member_id = any(:ids) and purchase_id = any(:purchases)").define("table", table)
          .bindArray("ids", UUID.class, ids).bindArray("purchases", UUID.class, cameBack).execute();
    }
    // What is here already has its products too: they come and go together.
    h.createUpdate("with fresh as (insert into segment_purchase (member_id, purchase_id, day, branch_id, amount)\n"
        + FactsSql.purchases("p.member_id = any(:ids)") + "\non conflict (member_id, purchase_id) do nothing returning member_id, purchase_id)\n"
        + "insert into segment_item (member_id, purchase_id, product, day, branch_id, amount)\n"
        + FactsSql.items("(p.member_id, p.id) in (select n.member_id, n.purchase_id from fresh n)"))
        .bindArray("ids", UUID.class, ids).execute();
  }

  static void forget(Handle h, List<MemberId> members) {
    var ids = members.stream().map(MemberId::value).toList();
    h.createUpdate("delete from segment_facts where member_id = any(:ids)").bindArray("ids", UUID.class, ids).execute();
    h.createUpdate("delete from segment_rfm where member_id = any(:ids)").bindArray("ids", UUID.class, ids).execute();
  }

  static void forgetPurchases(Handle h, List<MemberId> members) {
    var ids = members.stream().map(MemberId::value).toList();
    h.createUpdate("delete from segment_purchase where member_id = any(:ids)").bindArray("ids", UUID.class, ids).execute();
    h.createUpdate("delete from segment_item where member_id = any(:ids)").bindArray("ids", UUID.class, ids).execute();
  }
}
