package club.vafa.greeting;

import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which days were greeted for. The greeter asks over all ids of a person. */
public final class GreetingPersonData implements PersonData {

  record Row(GreetingKind kind, LocalDate day, Instant greetedAt, long points) {
  }

  @Override
  public String room() {
    return "greeting";
  }

  @Override
  public Set<String> tables() {
    return Set.of("greeting");
  }

  @Override
  public void merge(Handle h, Merging merge) {
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
  }

  /** The day tells the birthday. */
  @Override
  public void erase(Handle h, Person person) {
    h.createUpdate("delete from greeting where member_id = any(:ids)").bindArray("ids", UUID.class, (Object[]) person.uuids()).execute();
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    h.createQuery("select kind, day, greeted_at, points from greeting where member_id = any(:ids) order by greeted_at")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).mapTo(Row.class).forEach(row -> to.row("greetings", row));
  }
}
