package club.vafa.member;

import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class PhoneSql {

  private PhoneSql() {
  }

  /** Ends the claim of a holder who was last seen before that time, and takes the number's chat from that account. */
  static void endDormant(Handle h, String phone, Instant seenBefore, Instant now) {
    h.createUpdate("""
        with dormant as (
          update phone_claim p set ended_at = :now
          from member m
          where p.phone = :phone and p.ended_at is null and m.id = p.member_id and m.seen_at < :seenBefore
          returning p.member_id
        )
        delete from chat_link l using dormant d
        where l.member_id = d.member_id and l.channel = 'SMS'
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
}
