package club.vafa.card;

import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Cards. Those of a merged member go on finding the person; they hold nothing personal but that they find somebody. */
public final class CardPersonData implements PersonData {

  @Override
  public String room() {
    return "card";
  }

  @Override
  public Set<String> tables() {
    return Set.of("card", "card_number", "card_qr", "discount_card");
  }

  @Override
  public void merge(Handle h, Merging merge) {
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
  }

  /** The numbers stay claimed, so that an old card never becomes another member's; nobody is found by them any more. */
  @Override
  public void erase(Handle h, Person person) {
    h.createUpdate("update card set status = 'REPLACED' where member_id = any(:ids)")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).execute();
    h.createUpdate("update discount_card set member_id = null, blocked = true where member_id = any(:ids)")
        .bindArray("ids", UUID.class, (Object[]) person.uuids()).execute();
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    h.createQuery("select number, status, issued_at from card where member_id = any(:ids) order by issued_at")
        .bindArray("ids", UUID.class, (Object[]) person.uuids())
        .map((row, context) -> new Row(row.getString(1), CardStatus.valueOf(row.getString(2)), row.getTimestamp(3).toInstant()))
        .forEach(row -> to.row("cards", row));
  }

  record Row(String number, CardStatus status, Instant issuedAt) {
  }
}
