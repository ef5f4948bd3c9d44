package club.vafa.campaign;

import club.vafa.member.Channel;
import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import club.vafa.message.Messages;
import club.vafa.value.MessageId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** To whom runs of campaigns went. */
public final class CampaignPersonData implements PersonData {

  record Row(String campaign, Instant startedAt, Channel channel, Optional<String> gift) {
  }

  private final Messages messages;

  public CampaignPersonData(Messages messages) {
    this.messages = messages;
  }

  @Override
  public String room() {
    return "campaign";
  }

  @Override
  public Set<String> tables() {
    return Set.of("campaign_delivery", "campaign_gift", "campaign_due");
  }

  /** Whoever turned out to be one person hears of a run once: what still waits under the id that was merged is suppressed, and says so. */
  @Override
  public void merge(Handle h, Merging merge) {
    var twice = h.createQuery("""
        select d.message_id from campaign_run r
        join campaign_delivery d on d.run_id = r.id and d.member_id = :from and not d.control
        where r.ended_at is null and exists (
          select from campaign_delivery e where e.run_id = r.id and e.member_id <> :from and e.member_id in (select person_ids(:into)))
        """)
        .bind("from", merge.from()).bind("into", merge.into()).mapTo(MessageId.class).list();
    messages.suppress(h, twice, "MERGED");
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
  }

  /** What was planned for the person goes; that something was sent or given stays, with the bare id. */
  @Override
  public void erase(Handle h, Person person) {
    h.createUpdate("delete from campaign_due where member_id = any(:ids) and taken_at is null")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).execute();
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    h.createQuery("""
        select c.name as campaign, d.since as started_at, d.channel, g.kind as gift
        from campaign_delivery d
        join campaign_run r on r.id = d.run_id
        join campaign c on c.id = r.campaign_id
        left join campaign_gift g on g.member_id = d.member_id and g.run_id = d.run_id
        where d.member_id = any(:ids) and not d.control
        order by d.since
        """)
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).mapTo(Row.class).forEach(row -> to.row("campaigns", row));
  }
}
