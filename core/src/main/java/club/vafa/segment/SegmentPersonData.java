package club.vafa.segment;

import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Of people the room keeps copies alone, of what other rooms keep and export; they are made anew when people become one or two. */
public final class SegmentPersonData implements PersonData {
  @Override
  public String room() {
    return "segment";
  }

  @Override
  public Set<String> tables() {
    return Set.of("segment_facts", "segment_purchase", "segment_item", "segment_rfm");
  }

  /** The person's facts are those of all ids from the next look on; the alias is nobody from now. */
  @Override
  public void merge(Handle h, Merging merge) {
    FreshSql.forget(h, List.of(merge.from()));
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
    FreshSql.forget(h, List.of(merge.from(), merge.into()));
  }

  @Override
  public void erase(Handle h, Person person) {
    FreshSql.forget(h, person.ids());
    FreshSql.forgetPurchases(h, person.ids());
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    // What others keep is exported by them.
  }
}
