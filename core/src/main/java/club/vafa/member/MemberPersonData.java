package club.vafa.member;

import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Who a person is: name, numbers, chats, consents. */
public final class MemberPersonData implements PersonData {

  @Override
  public String room() {
    return "member";
  }

  @Override
  public Set<String> tables() {
    return Set.of("phone_claim", "chat_link", "consent", "consent_now", "terms_accepted");
  }

  /** Number and chats follow where the person has none of the kind; the others stay with the alias, and find the person through it. */
  @Override
  public void merge(Handle h, Merging merge) {
    PersonSql.newerConsents(h, merge.from(), merge.into());
    PersonSql.lendChats(h, merge.from(), merge.into());
    PersonSql.lendPhone(h, merge.from(), merge.into());
    PersonSql.lookAfter(h, merge.from(), merge.into());
  }

  /** What followed goes back, as far as the person still has it; what was said about a channel meanwhile goes with the channel. */
  @Override
  public void unmerge(Handle h, Merging merge) {
    PersonSql.newerConsents(h, merge.into(), merge.from());
    PersonSql.returnChats(h, merge.from(), merge.into());
    PersonSql.returnPhone(h, merge.from(), merge.into());
  }

  @Override
  public void erase(Handle h, Person person) {
    PersonSql.erase(h, person);
  }

  @Override
  public void export(Handle h, Person person, PersonSink to) {
    PersonSql.profile(h, person).forEach(row -> to.row("profile", row));
    PersonSql.phones(h, person).forEach(row -> to.row("phones", row));
    PersonSql.chats(h, person).forEach(row -> to.row("chats", row));
    PersonSql.consents(h, person).forEach(row -> to.row("consents", row));
    PersonSql.terms(h, person).forEach(row -> to.row("terms", row));
  }
}
