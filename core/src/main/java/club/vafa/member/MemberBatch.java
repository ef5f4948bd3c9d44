package club.vafa.member;

import club.vafa.text.Typed;
import club.vafa.value.Ids;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.value.Phone;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Many people at once, as another system knew them. A phone that somebody holds is that person; nobody is told, nothing is set off, and no consent
 * comes with it but the one that was proved.
 */
public final class MemberBatch {
  /** When and in which words somebody agreed to club messages by SMS. */
  public record Agreed(Instant at, String wording) {}

  /** A person with a number; the name is one that PersonName gave, and is that of a new member only. */
  public record Newcomer(Phone phone, String name, Language language, Optional<Instant> joinedAt, Optional<Agreed> agreed) {
    @Override
    public String toString() {
      return "Newcomer";
    }
  }

  /** The member whom a newcomer is, and whether that member is new. */
  public record Taken(MemberId id, boolean made) {}

  private final InstantSource clock;

  public MemberBatch(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes people with different phones; answers in their order. */
  public List<Taken> take(Handle h, List<Newcomer> people) {
    var now = clock.instant();
    var ids = people.stream().map(p -> new MemberId(Ids.random())).toList();
    var claimed = MemberBatchSql.claim(h, people, ids, now);
    var taken = new ArrayList<Taken>();
    var made = new ArrayList<MemberBatchSql.Made>();
    var known = claimed.size() == people.size() ? Map.<String, MemberId>of() : known(h, people);
    for (int i = 0; i < people.size(); i++) {
      var person = people.get(i);
      boolean isNew = claimed.contains(person.phone().e164());
      if (isNew) {
        made.add(new MemberBatchSql.Made(ids.get(i), person, Typed.matchKey(person.name())));
      }
      taken.add(new Taken(isNew ? ids.get(i) : Optional.ofNullable(known.get(person.phone().e164())).orElseThrow(), isNew));
    }
    MemberBatchSql.insert(h, made, now);
    agree(h, people, taken);
    return taken;
  }

  private static Map<String, MemberId> known(Handle h, List<Newcomer> people) {
    Map<String, MemberId> byPhone = new HashMap<>();
    MemberBatchSql.holders(h, people).forEach(holder -> byPhone.put(holder.phone(), holder.memberId()));
    return byPhone;
  }

  /** What was said later than the file knows stays. */
  private void agree(Handle h, List<Newcomer> people, List<Taken> taken) {
    var agreed = new ArrayList<MemberBatchSql.Said>();
    for (int i = 0; i < people.size(); i++) {
      var id = taken.get(i).id();
      people.get(i).agreed().ifPresent(a -> agreed.add(new MemberBatchSql.Said(id, Ids.v7(clock), a)));
    }
    if (!agreed.isEmpty()) {
      MemberBatchSql.agree(h, agreed);
    }
  }
}
