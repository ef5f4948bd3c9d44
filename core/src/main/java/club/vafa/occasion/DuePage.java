package club.vafa.occasion;

import club.vafa.value.MemberId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A part of a day's occasions, and the cursor after which the next part begins; no cursor, no more. A part may be empty and yet not the
 * last.
 */
public record DuePage(List<Due> due, Optional<Cursor> next) {
  public record Cursor(MemberId member, UUID occasion) {
    static Cursor of(Occasion last) {
      return new Cursor(last.member(), last.id());
    }
  }

  public DuePage {
    due = List.copyOf(due);
  }
}
