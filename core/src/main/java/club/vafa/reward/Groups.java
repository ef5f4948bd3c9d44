package club.vafa.reward;

import club.vafa.value.MemberId;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Who belongs to which group of members; joined to the rooms that know.
public interface Groups {

  boolean known(String segment);

  boolean inAny(Handle h, MemberId member, Set<String> segments);
}
