package club.vafa.award;

import club.vafa.ledger.Giving;
import club.vafa.value.MemberId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class PointGiftSql {

  record Sums(long day, long month) {}

  private PointGiftSql() {}

  static void insert(Handle h, PointGift gift, LocalDate day, Giving.Given given) {
    h.createUpdate("""
        insert into point_gift (member_id, id, receiver_id, points, business_day, at, sent_transfer_id, received_transfer_id)
        values (:from, :id, :to, :points, :day, :at, :sent, :received)
        """)
        .bind("from", gift.from()).bind("id", gift.id()).bind("to", gift.to()).bind("points", gift.points()).bind("day", day)
        .bind("at", gift.at()).bind("sent", given.sent()).bind("received", given.received()).execute();
  }

  /// What all records of one person have given on a day, and since the first of its month.
  static Sums sums(Handle h, List<MemberId> person, LocalDate day, LocalDate first) {
    return h.createQuery("""
        select coalesce(sum(points) filter (where business_day = :day), 0) as day, coalesce(sum(points), 0) as month
        from point_gift where member_id = any(:person) and business_day between :first and :day
        """)
        .bindArray("person", UUID.class, person.stream().map(MemberId::value).toArray()).bind("day", day).bind("first", first)
        .mapTo(Sums.class).one();
  }

  static List<PointGift> of(Handle h, List<MemberId> person, Optional<UUID> after, int max) {
    return h.createQuery("""
        select id, member_id as "from", receiver_id as "to", points, at from point_gift
        where member_id = any(:person) and (cast(:after as uuid) is null or id < cast(:after as uuid))
        order by id desc limit :max
        """)
        .bindArray("person", UUID.class, person.stream().map(MemberId::value).toArray()).bind("after", after.orElse(null)).bind("max", max)
        .mapTo(PointGift.class).list();
  }
}
