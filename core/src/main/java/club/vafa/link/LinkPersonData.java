package club.vafa.link;

import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which links a person was sent and followed. */
public final class LinkPersonData implements PersonData {

  @Override
  public String room() {
    return "link";
  }

  @Override
  public Set<String> tables() {
    return Set.of("link");
  }

  @Override
  public void merge(Handle h, Merging merge) {
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
  }

  @Override
  public void erase(Handle h, Person person) {
    LinkSql.disown(h, person);
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    LinkSql.of(h, person).forEach(row -> to.row("links", row));
  }
}
