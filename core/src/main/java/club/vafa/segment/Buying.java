package club.vafa.segment;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Adds up what groups of members bought. */
public final class Buying {
  /** The query selects label, member_id, since and until: each member once in a label. */
  public List<Bought> of(Handle h, Selection members) {
    return h.createQuery(BuyingSql.BOUGHT).define("members", members.sql()).bindMap(members.bindings()).mapTo(Bought.class).list();
  }
}
