package club.vafa.occasion;

import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import club.vafa.value.Ids;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Members' days. One of a kind that the person does not have is known of the person too, as it was given; the alias's own row rests. */
public final class OccasionPersonData implements PersonData {

  record Row(OccasionKind kind, Optional<String> title, String calendar, int year, int month, int day, LocalDate enteredOn, Optional<LocalDate> changedOn) {
  }

  private final InstantSource clock;

  public OccasionPersonData(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String room() {
    return "occasion";
  }

  @Override
  public Set<String> tables() {
    return Set.of("occasion");
  }

  @Override
  public void merge(Handle h, Merging merge) {
    var ids = h.createQuery("select id from occasion where member_id = :from and removed_on is null").bind("from", merge.from()).mapTo(UUID.class).list();
    for (var id : ids) {
      h.createUpdate("""
          insert into occasion (member_id, id, kind, title, calendar, year, month, day, leap, entered_on, changed_on, gift_from, home)
          select :into, :copy, kind, title, calendar, year, month, day, leap, entered_on, changed_on, gift_from, member_id
          from occasion
          where member_id = :from and id = :id
          on conflict (member_id, kind) where kind in ('BIRTHDAY', 'WEDDING') do nothing
          """)
          .bind("from", merge.from()).bind("into", merge.into()).bind("id", id).bind("copy", Ids.v7(clock)).execute();
    }
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
    h.createUpdate("delete from occasion where member_id = :into and home = :from")
        .bind("into", merge.into()).bind("from", merge.from()).execute();
  }

  @Override
  public void erase(Handle h, Person person) {
    h.createUpdate("delete from occasion where member_id = any(:ids)").bindArray("ids", UUID.class, (Object[]) person.uuids()).execute();
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    h.createQuery("""
        select kind, title, calendar, year, month, day, entered_on, changed_on
        from occasion
        where member_id = any(:ids) and home is null and removed_on is null
        order by kind, entered_on
        """)
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).mapTo(Row.class).forEach(row -> to.row("occasions", row));
  }
}
