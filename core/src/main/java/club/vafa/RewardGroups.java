package club.vafa;

import club.vafa.db.Pipeline;
import club.vafa.reward.Groups;
import club.vafa.value.MemberId;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Tells rewards of groups of members.
record RewardGroups(club.vafa.segment.Groups groups) implements Groups {

  @Override
  public boolean known(String segment) {
    return groups.name(segment).isPresent();
  }

  @Override
  public boolean inAny(Handle h, MemberId member, Set<String> segments) {
    var asks = new Pipeline(h);
    var found = groups.of(asks, member, segments);
    asks.send();
    return !found.get().isEmpty();
  }
}
