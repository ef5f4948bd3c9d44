package club.vafa.trail;

import club.vafa.value.MemberId;
import club.vafa.value.StaffId;
import java.util.Optional;
import java.util.UUID;

/// Who acts: a person of the staff, a member, or the club itself.
public record Actor(Kind kind, Optional<UUID> id) {

  public enum Kind { STAFF, MEMBER, SYSTEM }

  public static final Actor SYSTEM = new Actor(Kind.SYSTEM, Optional.empty());

  public static Actor of(StaffId staff) {
    return new Actor(Kind.STAFF, Optional.of(staff.value()));
  }

  public static Actor of(MemberId member) {
    return new Actor(Kind.MEMBER, Optional.of(member.value()));
  }
}
