package club.vafa.member;

import club.vafa.value.MemberId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Which member ids stand for which person: written by the identity room, read by {@link Members} alone. */
public final class Aliases {

  /** Locks both members, always in the same order, so that merges which touch the same members take their turns. */
  public void lock(Handle h, MemberId one, MemberId other) {
    Stream.of(one, other).distinct().sorted((a, b) -> a.value().toString().compareTo(b.value().toString()))
        .forEach(id -> MemberSql.lock(h, id));
  }

  /** The member, and whatever stands for it, stands for the other one. */
  public void point(Handle h, MemberId from, MemberId into) {
    h.createUpdate("update member set merged_into = :into, status = 'MERGED' where id = :from or merged_into = :from")
        .bind("from", from).bind("into", into).execute();
  }

  /** The member stands by itself again, with what was merged into it before. */
  public void apart(Handle h, MemberId from) {
    var parts = PersonSql.partsOf(h, from);
    h.createUpdate("update member set merged_into = null, status = 'ACTIVE' where id = :from").bind("from", from).execute();
    h.createUpdate("update member set merged_into = :from where id = any(:parts) and id <> :from")
        .bind("from", from).bindArray("parts", UUID.class, (Object[]) parts).execute();
  }

  /** The member and all that was merged into it, directly or over others, the member first. */
  public List<MemberId> partsOf(Handle h, MemberId member) {
    return Stream.of(PersonSql.partsOf(h, member)).map(MemberId::new).toList();
  }
}
