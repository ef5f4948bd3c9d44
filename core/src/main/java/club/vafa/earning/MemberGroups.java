package club.vafa.earning;

import club.vafa.db.Pipeline;
import club.vafa.text.Message;
import club.vafa.value.MemberId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The groups of members that rules may name. Whoever wires the club hands them in.
public interface MemberGroups {

  MemberGroups NONE = new MemberGroups() {
    @Override
    public Optional<Message> name(String code) {
      return Optional.empty();
    }

    @Override
    public Supplier<Set<String>> of(Pipeline asks, MemberId member, Set<String> codes) {
      return Set::of;
    }
  };

  /// What the group of this code is called; empty where there is none.
  Optional<Message> name(String code);

  /// Asks to which of these groups the member belongs.
  Supplier<Set<String>> of(Pipeline asks, MemberId member, Set<String> codes);
}
