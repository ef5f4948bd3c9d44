package club.vafa.member;

import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.Phone;
import java.time.Instant;
import java.util.Optional;

/** A member as staff see one in a list. */
public record MemberLine(MemberId id, String name, Optional<String> phone, Language language, MemberStatus status, Instant joinedAt) {

  /** For those who may not see personal data in full. */
  public MemberLine masked() {
    return new MemberLine(id, name, phone.map(full -> new Phone(full).masked()), language, status, joinedAt);
  }

  @Override
  public String toString() {
    return "MemberLine[" + id + "]";
  }
}
