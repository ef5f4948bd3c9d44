package club.vafa.tier;

import club.vafa.member.Merging;
import club.vafa.member.Person;
import club.vafa.member.PersonData;
import club.vafa.member.PersonSink;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Paid subscriptions of people. They are read under all ids of a person, so a merge has nothing to write; the fee was paid, so its row
/// stays.
public final class SubscriptionPersonData implements PersonData {

  @Override
  public String room() {
    return "tier";
  }

  @Override
  public Set<String> tables() {
    return Set.of("member_subscription", "subscription_saving");
  }

  @Override
  public void merge(Handle h, Merging merge) {
  }

  @Override
  public void unmerge(Handle h, Merging merge) {
  }

  @Override
  public void erase(Handle h, Person person) {
    SubscriptionSql.eraseReceipts(h, person.ids());
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    for (var row : SubscriptionSql.exported(h, person.ids())) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("plan", row.code());
      fields.put("from", row.fromDay());
      fields.put("until", row.untilDay());
      fields.put("fee", row.fee());
      fields.put("saved", row.saved());
      fields.put("refunded", row.refunded());
      to.row("subscriptions", fields);
    }
  }
}
