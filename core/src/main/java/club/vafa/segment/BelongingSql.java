package club.vafa.segment;

import club.vafa.value.MemberId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class BelongingSql {
  /** The verdict of each leaf and its value as text. */
  record Answer(boolean belongs, List<Leaf> leaves) {
    record Leaf(boolean holds, Optional<String> value) {}
  }

  private BelongingSql() {}

  /** Empty where there is no such member, or none any more. */
  static Optional<Answer> ask(Handle h, MemberId member, Selection explained) {
    return h.createQuery(explained.sql()).bindMap(explained.bindings()).bind("segmentMember", member).map((row, ctx) -> {
      int leaves = (row.getMetaData().getColumnCount() - 1) / 2;
      var found = new ArrayList<Answer.Leaf>();
      for (int i = 0; i < leaves; i++) {
        found.add(new Answer.Leaf(row.getBoolean("holds_" + i), Optional.ofNullable(row.getString("value_" + i))));
      }
      return new Answer(row.getBoolean("belongs"), found);
    }).findOne();
  }
}
