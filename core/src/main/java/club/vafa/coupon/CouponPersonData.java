package club.vafa.coupon;

import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import club.vafa.value.LocalText;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Coupons of members. A code stays good under whichever id of the person it was issued. */
public final class CouponPersonData implements PersonData {

  record Row(LocalText name, Instant issuedAt, Instant validUntil, Optional<Instant> redeemedAt, Optional<Long> basket,
      Optional<Long> discount) {
  }

  @Override
  public String room() {
    return "coupon";
  }

  @Override
  public Set<String> tables() {
    return Set.of("coupon", "partner_code");
  }

  @Override
  public void merge(Handle h, Merging merge) {
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
  }

  /** What was not used ends now; the rest is the club's accounts. */
  @Override
  public void erase(Handle h, Person person) {
    h.createUpdate("""
        update coupon set valid_until = greatest(valid_from + interval '1 microsecond', least(valid_until, issued_at))
        where member_id = any(:ids) and redeemed_at is null
        """)
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).execute();
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    h.createQuery("""
        select name_fa, name_en, issued_at, valid_until, redeemed_at, basket, discount
        from coupon
        where member_id = any(:ids)
        order by issued_at, id
        """)
        .bindArray("ids", UUID.class, (Object[]) person.uuids())
        .map((row, context) -> new Row(new LocalText(row.getString(1), row.getString(2)), row.getTimestamp(3).toInstant(),
            row.getTimestamp(4).toInstant(), Optional.ofNullable(row.getTimestamp(5)).map(at -> at.toInstant()),
            Optional.ofNullable(row.getObject(6, Long.class)), Optional.ofNullable(row.getObject(7, Long.class))))
        .forEach(row -> to.row("coupons", row));
    h.createQuery("select given_at, valid_until from partner_code where member_id = any(:ids) order by id")
        .bindArray("ids", UUID.class, (Object[]) person.uuids())
        .map((row, context) -> Map.of("issuedAt", row.getTimestamp(1).toInstant(), "validUntil", row.getTimestamp(2).toInstant()))
        .forEach(row -> to.row("partnerCodes", row));
  }
}
