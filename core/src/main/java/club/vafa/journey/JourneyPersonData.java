package club.vafa.journey;

import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import club.vafa.value.JourneyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** In which journeys a person is and was. */
public final class JourneyPersonData implements PersonData {

  record Row(String journey, Instant enteredAt, Optional<Instant> leftAt) {
  }

  @Override
  public String room() {
    return "journey";
  }

  @Override
  public Set<String> tables() {
    return Set.of("journey_visit", "journey_pass", "journey_path");
  }

  /** Where both are in a journey, the person goes on with the visit that began first. */
  @Override
  public void merge(Handle h, Merging merge) {
    for (JourneyId journey : shared(h, merge)) {
      var visits = VisitSql.ofPerson(h, merge.into(), journey);
      VisitSql.end(h, visits.stream().skip(1).toList(), Ended.MERGED, merge.at());
    }
  }

  private static List<JourneyId> shared(Handle h, Merging merge) {
    return h.createQuery("""
        select journey_id from journey_visit where member_id in (select person_ids(:into)) group by journey_id having count(*) > 1
        """)
        .bind("into", merge.into()).mapTo(JourneyId.class).list();
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
  }

  @Override
  public void erase(Handle h, Person person) {
    for (String table : List.of("journey_visit", "journey_path", "journey_pass")) {
      h.createUpdate("delete from <table> where member_id = any(:ids)").define("table", table)
          .bindArray("ids", UUID.class, (Object[]) person.uuids()).execute();
    }
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    h.createQuery("""
        select j.name as journey, p.entered_at, p.left_at from journey_pass p join journey j on j.id = p.journey_id
        where p.member_id = any(:ids) order by p.entered_at
        """)
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).mapTo(Row.class).forEach(row -> to.row("journeys", row));
  }
}
