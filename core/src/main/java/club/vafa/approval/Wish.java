package club.vafa.approval;

import club.vafa.staff.Permission;
import club.vafa.value.StaffId;
import java.util.Set;

/// The wish that somebody with this permission, who is none of the makers, says yes to exactly this content.
/// The content is canonical text: equal contents are equal texts. With `boardReference` the yes must name the board's decision.
public record Wish(Subject subject, Permission permission, String content, Set<StaffId> makers, boolean boardReference) {

  public Wish {
    makers = Set.copyOf(makers);
    if (makers.isEmpty()) {
      throw new IllegalArgumentException("somebody made what is to be approved");
    }
  }
}
