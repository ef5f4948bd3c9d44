package club.vafa.partner;

import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What a member earned and spent at partner shops. It holds ids and amounts only, so an erasure leaves it as it is. */
public final class PartnerPersonData implements PersonData {

  @Override
  public String room() {
    return "partner";
  }

  @Override
  public Set<String> tables() {
    return Set.of("partner_deal", "partner_receipt");
  }

  @Override
  public void merge(Handle h, Merging merge) {
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
  }

  @Override
  public void erase(Handle h, Person person) {
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    DealSql.ofMembers(h, person.uuids()).forEach(deal -> to.row("partnerDeals", Map.of("partner", deal.partnerId(), "at", deal.at(), "kind", deal.kind(),
        "amount", deal.amount(), "points", deal.points(), "receipt", deal.receipt())));
  }
}
