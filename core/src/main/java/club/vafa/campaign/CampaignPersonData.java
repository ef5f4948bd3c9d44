package club.vafa.campaign;

import club.vafa.member.Channel;
import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** To whom runs of campaigns went. */
public final class CampaignPersonData implements PersonData {

  record Row(String campaign, Instant startedAt, Channel channel) {
  }

  @Override
  public String room() {
    return "campaign";
  }

  @Override
  public Set<String> tables() {
    return Set.of("campaign_delivery");
  }

  @Override
  public void merge(Handle h, Merging merge) {
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
  }

  @Override
  public void erase(Handle h, Person person) {
    h.createUpdate("""
        update campaign_delivery set address = '', fallback_address = case when fallback_address is not null then '' end
        where member_id = any(:ids)
        """)
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).execute();
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    h.createQuery("""
        select c.name as campaign, r.started_at, d.channel
        from campaign_delivery d
        join campaign_run r on r.id = d.run_id
        join campaign c on c.id = r.campaign_id
        where d.member_id = any(:ids) and not d.control
        order by r.started_at
        """)
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).mapTo(Row.class).forEach(row -> to.row("campaigns", row));
  }
}
