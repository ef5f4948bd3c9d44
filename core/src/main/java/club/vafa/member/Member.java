package club.vafa.member;

import club.vafa.value.Language;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.Optional;

/** A member. Phone, chats and consents are asked for by the id. Its toString does not tell the name. */
public record Member(MemberId id, String name, Language language, MemberStatus status, Optional<Channel> preferredChannel, Instant joinedAt,
    How joinedHow, Instant seenAt, Optional<Integer> termsVersion, Optional<String> referralPayload) {

  @Override
  public String toString() {
    return "Member[" + id + "]";
  }
}
