package club.vafa;

import club.vafa.db.Pipeline;
import club.vafa.earning.MemberGroups;
import club.vafa.segment.Groups;
import club.vafa.text.Message;
import club.vafa.value.MemberId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Tells the earning rules of the groups of members.
record ClubGroups(Groups groups) implements MemberGroups {

  @Override
  public Optional<Message> name(String code) {
    return groups.name(code);
  }

  @Override
  public Supplier<Set<String>> of(Pipeline asks, MemberId member, Set<String> codes) {
    return groups.of(asks, member, codes);
  }
}
