package club.vafa.member;

import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class PhoneSql {

  private PhoneSql() {
  }

  /** Ends the claim of a person who was last seen before that time, and takes the number's chat from that account. */
  static void endDormant(Handle h, String phone, Instant seenBefore, Instant now) {
    h.createUpdate("""
        with dormant as (
          update phone_claim c set ended_at = :now
          from member a
          join member m on m.id = coalesce(a.merged_into, a.id)
          where c.phone = :phone and c.ended_at is null and a.id = c.member_id and m.seen_at < :seenBefore
          returning c.phone
        )
        delete from chat_link l using dormant d
        where l.channel = 'SMS' and l.address = d.phone
        """)
        .bind("phone", phone).bind("seenBefore", seenBefore).bind("now", now).execute();
  }

  /** False where somebody holds the number. Waits for another who is just claiming it. */
  static boolean claim(Handle h, String phone, MemberId member, Optional<PhoneProof> proof, Instant now) {
    return h.createUpdate("""
        insert into phone_claim (phone, since, member_id, verified_how)
        values (:phone, :now, :member, :proof)
        on conflict (phone) where ended_at is null do nothing
        """)
        .bind("phone", phone).bind("now", now).bind("member", member).bind("proof", proof.map(PhoneProof::name).orElse(null))
        .execute() == 1;
  }

  static void prove(Handle h, String phone, PhoneProof proof) {
    h.createUpdate("update phone_claim set verified_how = :proof where phone = :phone and ended_at is null and verified_how is null")
        .bind("phone", phone).bind("proof", proof).execute();
  }

  static Optional<MemberId> holder(Handle h, String phone) {
    return h.createQuery("select member_id from phone_claim where phone = :phone and ended_at is null")
        .bind("phone", phone).mapTo(MemberId.class).findOne();
  }

  static Optional<String> of(Handle h, MemberId member) {
    return h.createQuery("select phone from phone_claim where member_id = :member and ended_at is null")
        .bind("member", member).mapTo(String.class).findOne();
  }

  static void end(Handle h, MemberId member, Instant now) {
    h.createUpdate("update phone_claim set ended_at = :now where member_id = :member and ended_at is null")
        .bind("member", member).bind("now", now).execute();
  }

  /** The numbers that the members have or had. */
  static List<String> everOf(Handle h, List<MemberId> members) {
    return h.createQuery("select distinct phone from phone_claim where member_id = any(:members)")
        .bindArray("members", UUID.class, members.stream().map(MemberId::value).toArray()).mapTo(String.class).list();
  }
}
